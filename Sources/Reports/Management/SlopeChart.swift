/// Shares now on the left and proposed on the right, a line for each.
struct SlopeChart {
    let rows: [(name: String, from: Double, to: Double)]
    /// What the two sides are called.
    let from: String
    let to: String
    let name: String

    private static let (width, room, top, height) = (620.0, 210.0, 30.0, 16.0)

    var markup: Markup {
        guard let most = rows.flatMap({ [$0.from, $0.to] }).max(), most > 0 else { return .empty }
        let left = places(rows.map(\.from))
        let right = places(rows.map(\.to))
        let plot = Double(rows.count) * SlopeChart.height
        var content = Drawing.text(from, x: SlopeChart.room - 8, y: 14, anchor: .end, soft: true)
        content += Drawing.text(to, x: SlopeChart.width - SlopeChart.room + 8, y: 14, soft: true)
        for (index, row) in rows.enumerated() {
            let look = row.to > row.from ? "more" : row.to < row.from ? "less" : "still"
            let (x1, x2) = (SlopeChart.room, SlopeChart.width - SlopeChart.room)
            let (before, after) = (NumberText.percent(row.from), NumberText.percent(row.to))
            content += """
                <g class="\(look)"><title>\(row.name): \(before) → \(after)</title>\
                <line x1="\(x1)" y1="\(left[index])" x2="\(x2)" y2="\(right[index])"/>\
                <circle cx="\(x1)" cy="\(left[index])" r="3"/><circle cx="\(x2)" cy="\(right[index])" r="3"/></g>

                """
            content += Drawing.text(
                "\(row.name.fitted(to: 24)) \(before)",
                x: x1 - 8,
                y: left[index] + 4,
                anchor: .end
            )
            content += Drawing.text("\(after) \(row.name.fitted(to: 24))", x: x2 + 8, y: right[index] + 4)
        }
        return """
            <figure><div class="scroll" tabindex="0"><svg class="slope" viewBox="0 0 \(SlopeChart.width) \(SlopeChart.top + plot)" role="img" \
            aria-label="\(name): \(spoken)">
            \(content)</svg></div></figure>

            """
    }

    /// The largest on top, a line of text for each so that names do not cover each other.
    private func places(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
        var places = Array(repeating: 0.0, count: values.count)
        for (place, index) in order.enumerated() {
            places[index] = SlopeChart.top + (Double(place) + 0.5) * SlopeChart.height
        }
        return places
    }

    /// For those who cannot see it.
    private var spoken: String {
        rows.map { "\($0.name) \(NumberText.percent($0.from)) → \(NumberText.percent($0.to))" }
            .joined(separator: ", ")
    }

    static let styles: Markup = """
          svg.slope { display: block; width: 100%; height: auto; }
          @media screen and (max-width: 44rem) { svg.slope { min-width: 30rem; } }
          svg.slope g line { stroke-width: 1.8; }
          svg.slope .more line { stroke: var(--more); } svg.slope .more circle { fill: var(--more); }
          svg.slope .less line { stroke: var(--less); } svg.slope .less circle { fill: var(--less); }
          svg.slope .still line { stroke: var(--line); } svg.slope .still circle { fill: var(--soft); }

        """
}
