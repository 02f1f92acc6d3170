import TextWidths

/// Curves over one axis, each a line through its points.
struct CurveChart {
    struct Point: Sendable {
        let x: Double
        let y: Double
        /// What shows on hovering over the point; nil for one without a dot.
        var title: String?
    }

    struct Curve: Sendable {
        let name: String
        /// `before`, `after` or `high`.
        let look: String
        let points: [Point]
    }

    /// A line up from a place of the axis, with what it is.
    struct Mark: Sendable {
        let x: Double
        let text: String
        let look: String
    }

    let name: String
    let xTitle: String
    let yTitle: String
    let curves: [Curve]
    var ySuffix = ""
    /// The highest value that is shown; nil for the highest of the points.
    var most: Double?
    /// The least value of the axis.
    var leastX = 0.0
    /// The numbers along the axis; nil for round ones from zero.
    var xTicks: [Double]?
    var marks: [Mark] = []

    private static let (left, top, width, height) = (56.0, 46.0, 560.0, 230.0)
    private static let bottom = top + height

    var markup: Markup {
        let points = curves.flatMap(\.points)
        guard points.count > 1, let mostX = points.map(\.x).max(), let mostY = most ?? points.map(\.y).max(),
            mostX > leastX, mostY > 0
        else { return .empty }
        func x(_ value: Double) -> Double {
            CurveChart.left + CurveChart.width * (value - leastX) / (mostX - leastX)
        }
        func y(_ value: Double) -> Double { CurveChart.top + CurveChart.height * (1 - value / mostY) }
        var content = axes(mostX, mostY, x, y)
        for mark in marks {
            content += """
                <line class="mark \(mark.look)" x1="\(x(mark.x))" y1="\(CurveChart.top)" x2="\(x(mark.x))" y2="\(CurveChart.bottom)"/>

                """
            let isRight = mark.x > (leastX + mostX) / 2
            content += Drawing.text(
                mark.text,
                x: x(mark.x) + (isRight ? -5 : 5),
                y: CurveChart.top + 12,
                anchor: isRight ? .end : .start,
                soft: true
            )
        }
        for curve in curves { content += line(curve, x, y) }
        let (width, height) = (CurveChart.left + CurveChart.width + 24, CurveChart.bottom + 40)
        return """
            <figure><svg class="curves" viewBox="0 0 \(width) \(height)" role="img" aria-label="\(name)">
            \(key)\(content)</svg></figure>

            """
    }

    private func line(_ curve: Curve, _ x: (Double) -> Double, _ y: (Double) -> Double) -> Markup {
        let places = curve.points.map { "\(x($0.x)),\(y($0.y))" as Markup }.joined(" ")
        var line: Markup = "<polyline class=\"\(curve.look)\" points=\"\(places)\"/>\n"
        for point in curve.points {
            guard let title = point.title else { continue }
            line += """
                <circle class="\(curve.look)" cx="\(x(point.x))" cy="\(y(point.y))" r="3.5"><title>\(title)</title></circle>

                """
        }
        return line
    }

    private func axes(
        _ mostX: Double,
        _ mostY: Double,
        _ x: (Double) -> Double,
        _ y: (Double) -> Double
    ) -> Markup {
        let (left, right) = (CurveChart.left, CurveChart.left + CurveChart.width)
        var axes = Markup.empty
        for tick in Drawing.ticks(upTo: mostY) {
            axes += "<line x1=\"\(left)\" y1=\"\(y(tick))\" x2=\"\(right)\" y2=\"\(y(tick))\"/>\n"
            let label = Drawing.tickText(tick, step: step(mostY)) + ySuffix
            axes += Drawing.text(label, x: left - 8, y: y(tick) + 4, anchor: .end, soft: true)
        }
        for tick in xTicks ?? Drawing.ticks(upTo: mostX) where tick >= leastX - 1e-9 {
            axes += Drawing.verticalLine(x: x(tick), from: CurveChart.bottom, to: CurveChart.bottom + 4)
            let label = Drawing.tickText(tick, step: xTicks.map { _ in 0.1 } ?? step(mostX))
            axes += Drawing.text(label, x: x(tick), y: CurveChart.bottom + 18, anchor: .middle, soft: true)
        }
        axes += Drawing.text(xTitle, x: right, y: CurveChart.bottom + 34, anchor: .end, soft: true)
        return axes
    }

    private func step(_ most: Double) -> Double {
        let ticks = Drawing.ticks(upTo: most)
        return ticks.count > 1 ? ticks[1] : 1
    }

    /// What the values are, and the name of each curve beside a piece of its line.
    private var key: Markup {
        var key = Drawing.text(yTitle, x: 0, y: 12, soft: true)
        var x = CurveChart.left
        for curve in curves {
            key += "<line class=\"\(curve.look)\" x1=\"\(x)\" y1=\"28\" x2=\"\(x + 22)\" y2=\"28\"/>\n"
            key += Drawing.text(curve.name, x: x + 28, y: 32)
            x += 52 + 7 * Double(TextWidth.columns(curve.name))
        }
        return key
    }

    static let styles: Markup = """
          svg.curves { display: block; width: 100%; max-width: 44rem; height: auto; }
          svg.curves polyline { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
          svg.curves polyline.before, svg.curves line.before { stroke: var(--soft); stroke-width: 2.2; }
          svg.curves polyline.after, svg.curves line.after { stroke: var(--less); stroke-width: 2.2; }
          svg.curves polyline.high, svg.curves line.high { stroke: var(--more); stroke-width: 2.2;
            stroke-dasharray: 6 4; }
          svg.curves circle.after { fill: var(--less); }
          svg.curves circle.high { fill: var(--more); }
          svg.curves line.mark { stroke: var(--soft); stroke-width: 1.2; stroke-dasharray: 2 3; }
          svg.curves line.knee { stroke: var(--more); stroke-width: 1.6; }
          figure { break-inside: avoid; }

        """
}
