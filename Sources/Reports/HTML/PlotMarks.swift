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

    /// An estimate as a dot on its interval; faint where it is not told from chance.
    func estimate(_ value: Double?, _ lower: Double?, _ upper: Double?, isTold: Bool = true) -> Markup {
        guard let value, value.isFinite else { return .empty }
        let look = (value < 0 ? "less" : "more") + (isTold ? "" : " faint")
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

    /// What something is and what it becomes: from a hollow dot to a full one, over the interval of what it may be and over the room that it
    /// has.
    func move(
        from: Double?,
        to: Double?,
        interval: (lower: Double, upper: Double)? = nil,
        room: (least: Double, most: Double)? = nil
    ) -> Markup {
        guard let from, let to, from.isFinite, to.isFinite else { return .empty }
        let look = to < from ? "less" : to > from ? "more" : "still"
        let band = room.map { room -> Markup in
            let (left, right) = (place(room.least), place(room.most))
            return
                "<rect class=\"room\" x=\"\(left)\" y=\"2\" width=\"\(max(right - left, 1))\" height=\"16\"/>"
        }
        return drawing(
            """
            \(band ?? .empty)\(whisker("", interval?.lower, interval?.upper))\(line("way \(look)", from, to))\
            \(line("dot \(look)", from, from))\(line("hole", from, from))\(line("dot \(look)", to, to))
            """
        )
    }

    /// What is left of something as a bar from zero, and beside it what a step takes from it or adds to it.
    func step(from: Double, to: Double) -> Markup {
        guard from.isFinite, to.isFinite else { return .empty }
        func bar(_ look: String, _ from: Double, _ to: Double) -> Markup {
            let (left, right) = (place(min(from, to)), place(max(from, to)))
            return "<rect class=\"\(look)\" x=\"\(left)\" y=\"4\" width=\"\(right - left)\" height=\"12\"/>"
        }
        return drawing("\(bar("left", 0, min(from, to)))\(bar(to < from ? "less" : "more", from, to))")
    }

    /// What moves look like.
    static let moveStyles: Markup = """
          table.plots line.still { stroke: var(--soft); }
          table.plots line.way { stroke-width: 3; }
          table.plots line.hole { stroke: var(--page); stroke-width: 4.5; stroke-linecap: round; }
          table.plots rect.room { fill: var(--line); stroke: none; opacity: .6; }

        """

    /// Many values as ticks, with one of them as a dot.
    func strip(_ values: [Double], marked: Double) -> Markup {
        let ticks = values.filter(\.isFinite).map { value -> Markup in
            let x = place(value)
            return "<line class=\"tick\" x1=\"\(x)\" y1=\"4\" x2=\"\(x)\" y2=\"16\"/>"
        }.joined()
        return drawing("\(ticks)\(marked.isFinite ? line("dot more", marked, marked) : .empty)")
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
