/// How a level moves from period to period, in the room of a word: from its least at the bottom to its most at the top.
struct Sparkline {
    let values: [(period: String, value: Double)]

    private static let (width, height, edge) = (100.0, 24.0, 2.0)

    var markup: Markup {
        guard values.count > 1, let least = values.map(\.value).min(), let most = values.map(\.value).max()
        else { return .empty }
        let room = Sparkline.height - 2 * Sparkline.edge
        let step = Sparkline.width / Double(values.count - 1)
        let points = values.enumerated().map { place, point -> Markup in
            let share = most > least ? (point.value - least) / (most - least) : 0.5
            return "\(Double(place) * step),\(Sparkline.edge + room * (1 - share))"
        }.joined(" ")
        return """
            <svg class="spark" viewBox="0 0 \(Sparkline.width) \(Sparkline.height)" preserveAspectRatio="none" role="img">\
            <title>\(title)</title><polyline points="\(points)"/></svg>
            """
    }

    private var title: String {
        values.map { "\($0.period): \(NumberText.value($0.value))" }.joined(separator: ", ")
    }

    static let styles: Markup = """
          td svg.spark { display: block; width: 8rem; height: 1.6rem; margin: 0; }
          svg.spark polyline { fill: none; stroke: var(--more); stroke-width: 1.5; vector-effect: non-scaling-stroke; }

        """
}
