/// Shares now on the left and proposed on the right, each at the height of its size, and a line that rises or falls between them.
struct SlopeChart {
    let rows: [(name: String, from: Double, to: Double)]
    /// What the two sides are called.
    let from: String
    let to: String
    let name: String

    private static let (width, left, right, top) = (430.0, 256.0, 352.0, 26.0)
    /// A line of text, and how far it is from its dot.
    private static let (line, leader) = (15.0, 28.0)
    private static let longestName = 28

    var markup: Markup {
        let values = rows.flatMap { [$0.from, $0.to] }
        guard let most = values.max(), let least = values.min(), most > 0 else { return .empty }
        let plot = Double(rows.count) * SlopeChart.line
        func place(_ value: Double) -> Double {
            let down = most > least ? (most - value) / (most - least) : 0.5
            return SlopeChart.top + SlopeChart.line / 2 + down * (plot - SlopeChart.line)
        }
        let (before, after) = (rows.map { place($0.from) }, rows.map { place($0.to) })
        let labels = (
            before: SlopeChart.apart(before, upTo: SlopeChart.top + plot),
            after: SlopeChart.apart(after, upTo: SlopeChart.top + plot)
        )
        let (leftText, rightText) = (
            SlopeChart.left - SlopeChart.leader - 4, SlopeChart.right + SlopeChart.leader + 4
        )
        var content = Drawing.text(from, x: leftText, y: 14, anchor: .end, soft: true)
        content += Drawing.text(to, x: SlopeChart.width, y: 14, anchor: .end, soft: true)
        for (index, row) in rows.enumerated() {
            let look = row.to > row.from ? "more" : row.to < row.from ? "less" : "still"
            let (start, end) = (NumberText.percent(row.from), NumberText.percent(row.to))
            let (y1, y2) = (before[index], after[index])
            let (label1, label2) = (labels.before[index], labels.after[index])
            content += """
                <g class="\(look)"><title>\(row.name): \(start) → \(end)</title>\
                <path class="leader" d="M\(leftText + 3) \(label1)L\(SlopeChart.left) \(y1)M\(SlopeChart.right) \(y2)\
                L\(rightText - 3) \(label2)"/>\
                <line x1="\(SlopeChart.left)" y1="\(y1)" x2="\(SlopeChart.right)" y2="\(y2)"/>\
                <circle cx="\(SlopeChart.left)" cy="\(y1)" r="3"/><circle cx="\(SlopeChart.right)" cy="\(y2)" r="3"/></g>

                """
            content += Drawing.text(
                "\(row.name.fitted(to: SlopeChart.longestName)) \(start)",
                x: leftText,
                y: label1 + 4,
                anchor: .end
            )
            content += Drawing.text(end, x: rightText, y: label2 + 4)
        }
        return """
            <figure><svg class="slope" viewBox="0 0 \(SlopeChart.width) \(SlopeChart.top + plot)" role="img" \
            aria-label="\(name): \(spoken)">
            \(content)</svg></figure>

            """
    }

    /// The places moved as little as it takes for lines of text there not to cover each other, and none to lie below the last.
    private static func apart(_ places: [Double], upTo bottom: Double) -> [Double] {
        let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        var moved = places
        var least = -Double.infinity
        for index in order {
            moved[index] = max(moved[index], least)
            least = moved[index] + line
        }
        var most = bottom - line / 2
        for index in order.reversed() {
            moved[index] = min(moved[index], most)
            most = moved[index] - line
        }
        return moved
    }

    /// For those who cannot see it.
    private var spoken: String {
        rows.map { "\($0.name) \(NumberText.percent($0.from)) → \(NumberText.percent($0.to))" }
            .joined(separator: ", ")
    }

    static let styles: Markup = """
          svg.slope { display: block; width: 100%; max-width: 30rem; height: auto; }
          svg.slope .leader { fill: none; stroke: var(--line); stroke-width: 1; }
          svg.slope g line { stroke-width: 1.8; }
          svg.slope .more line { stroke: var(--more); } svg.slope .more circle { fill: var(--more); }
          svg.slope .less line { stroke: var(--less); } svg.slope .less circle { fill: var(--less); }
          svg.slope .still line { stroke: var(--soft); } svg.slope .still circle { fill: var(--soft); }

        """
}
