import Delays

/// What is drawn on a scale for one row: stretched to the column, but for the widths of lines.
extension PlotScale {
    private static let height = 20.0
    private static let thin = 9.0

    private func drawing(_ content: Markup) -> Markup {
        """
        <svg viewBox="0 0 \(PlotScale.width) \(PlotScale.height)" preserveAspectRatio="none" aria-hidden="true">\(content)</svg>
        """
    }

    private func line(_ look: String, _ from: Double, _ to: Double) -> Markup {
        let middle = PlotScale.height / 2
        return
            "<line class=\"\(look)\" x1=\"\(place(from))\" y1=\"\(middle)\" x2=\"\(place(to))\" y2=\"\(middle)\"/>"
    }

    private func whisker(_ look: String, _ lower: Double?, _ upper: Double?) -> Markup {
        guard let lower, let upper, lower <= upper else { return .empty }
        return line("whisker \(look)", lower, upper)
    }

    /// An estimate as a dot on its interval.
    func estimate(_ value: Double?, _ lower: Double?, _ upper: Double?) -> Markup {
        guard let value, value.isFinite else { return .empty }
        let look = value < 0 ? "less" : "more"
        return drawing("\(whisker(look, lower, upper))\(line("dot \(look)", value, value))")
    }

    /// A share as a bar from zero with its interval.
    func bar(_ value: Double?, _ lower: Double?, _ upper: Double?) -> Markup {
        guard let value, value.isFinite else { return .empty }
        let (from, to) = (place(min(0, value)), place(max(0, value)))
        let bar: Markup =
            "<rect class=\"share\" x=\"\(from)\" y=\"4\" width=\"\(max(to - from, 1))\" height=\"12\"/>"
        return drawing("\(bar)\(whisker("", lower, upper))")
    }

    /// Parts beside one another, those above zero to the right of it and the others to the left.
    func stack(_ parts: [(cause: Cause, value: Double, title: String)]) -> Markup {
        var (right, left) = (0.0, 0.0)
        let bars = parts.map { part -> Markup in
            let from = part.value < 0 ? left + part.value : right
            if part.value < 0 { left += part.value } else { right += part.value }
            let length = place(from + abs(part.value)) - place(from)
            // The gap between two bars would swallow a thin one.
            let look = length < PlotScale.thin ? " thin" : ""
            return """
                <rect class="\(part.cause.rawValue)\(look)" x="\(place(from))" y="3" width="\(length)" height="14">\
                <title>\(part.title)</title></rect>
                """
        }.joined()
        return drawing(bars)
    }

    /// The ends that a stack reaches to.
    static func ends(_ parts: [Double]) -> [Double] {
        [parts.reduce(0) { $0 + min(0, $1) }, parts.reduce(0) { $0 + max(0, $1) }]
    }
}
