import Scorecards

/// The Pareto front of two outcomes: what the best weights explain of either, from all priority on the one to all on the other.
struct FrontChart {
    let figures: WeightFigures

    private static let (left, top, width, height) = (56.0, 30.0, 420.0, 240.0)

    var markup: Markup {
        let report = figures.report
        guard report.outcomes.count == 2, report.priorities.allSatisfy({ $0.explained.count == 2 }) else {
            return .empty
        }
        let points = report.priorities.sorted {
            ($0.explained[0], $1.explained[1]) < ($1.explained[0], $0.explained[1])
        }
        let most = (0..<2).map { place in points.map { $0.explained[place] }.max() ?? 0 }
        guard most[0] > 0, most[1] > 0 else { return .empty }
        func x(_ value: Double) -> Double { FrontChart.left + FrontChart.width * value / most[0] }
        func y(_ value: Double) -> Double { FrontChart.top + FrontChart.height * (1 - value / most[1]) }
        let title = figures.phrases.frontHeading(
            figures.phrases.name(report.outcomes[0].name),
            figures.phrases.name(report.outcomes[1].name)
        )
        var content = axes(most, x, y)
        let line = points.map { "\(x($0.explained[0])),\(y($0.explained[1]))" as Markup }.joined(" ")
        content += "<polyline class=\"front\" points=\"\(line)\"/>\n"
        // The one of the card on top.
        for point in points.filter({ !$0.isStated }) + points.filter(\.isStated) {
            let shares = point.priorities.map(NumberText.percent).joined(separator: " / ")
            let values = point.explained.map { NumberText.decimal($0, places: 3) }.joined(separator: " / ")
            content += """
                <circle class="\(point.isStated ? "stated" : "other")" cx="\(x(point.explained[0]))" cy="\(y(point.explained[1]))" \
                r="\(point.isStated ? 6 : 3)"><title>\(shares): \(values)</title></circle>

                """
        }
        let (width, height) = (
            FrontChart.left + FrontChart.width + 30, FrontChart.top + FrontChart.height + 30
        )
        return """
            <figure><figcaption class="soft">\(title)</figcaption><svg class="front" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(title)">
            \(content)</svg></figure>

            """
    }

    private func axes(_ most: [Double], _ x: (Double) -> Double, _ y: (Double) -> Double) -> Markup {
        let bottom = FrontChart.top + FrontChart.height
        var axes = Markup.empty
        func each(_ most: Double, _ body: (Double, String) -> Void) {
            let ticks = Drawing.ticks(upTo: most)
            for tick in ticks { body(tick, Drawing.tickText(tick, step: ticks.count > 1 ? ticks[1] : 1)) }
        }
        each(most[0]) { tick, label in
            axes += Drawing.verticalLine(x: x(tick), from: FrontChart.top, to: bottom)
            axes += Drawing.text(label, x: x(tick), y: bottom + 18, anchor: .middle, soft: true)
        }
        each(most[1]) { tick, label in
            axes +=
                "<line x1=\"\(FrontChart.left)\" y1=\"\(y(tick))\" x2=\"\(FrontChart.left + FrontChart.width)\" y2=\"\(y(tick))\"/>\n"
            axes += Drawing.text(label, x: FrontChart.left - 8, y: y(tick) + 4, anchor: .end, soft: true)
        }
        return axes
    }

    static let styles: Markup = """
          svg.front { display: block; width: 100%; max-width: 34rem; height: auto; }
          svg polyline.front { fill: none; stroke: var(--soft); stroke-width: 1.4; }
          svg.front circle.other { fill: var(--soft); }
          svg.front circle.stated { fill: var(--more); stroke: var(--page); stroke-width: 1.5; }
          table.plots line.tick { stroke: var(--soft); stroke-width: 1.5; }

        """
}
