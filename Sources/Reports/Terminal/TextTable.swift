import Delays
import TextWidths

/// A table that fits a terminal: texts are cut or go on in the next line where they must be, and a bar takes what room is left.
struct TextTable {
    struct Column {
        let title: String
        let alignment: TextAlignment
        /// The columns that a long text may be narrowed down to; nil where it never is.
        let least: Int?
        /// Whether what does not fit goes on in the next line; else texts are cut, and titles of numbers kept.
        var wraps = false

        static func text(_ title: String, least: Int = 8) -> Column {
            Column(title: title, alignment: .left, least: least)
        }

        /// A text that is never cut.
        static func whole(_ title: String) -> Column {
            Column(title: title, alignment: .left, least: nil)
        }

        static func number(_ title: String) -> Column {
            Column(title: title, alignment: .right, least: nil)
        }

        /// The same, of which nothing is cut: texts and titles go on in the next line, numbers before a bracket or after an arrow.
        var wrapping: Column {
            var column = self
            column.wraps = true
            return column
        }
    }

    struct Row {
        let cells: [String]
        /// The length of the row's bar, as a fraction of the longest possible one.
        var bar: Double?
        var cause: Cause?
        /// Remarks in lines of their own, over all columns.
        var below: [String]

        init(_ cells: [String], bar: Double? = nil, cause: Cause? = nil, below: [String] = []) {
            self.cells = cells.map(\.withoutControls)
            self.bar = bar
            self.cause = cause
            self.below = below.map(\.withoutControls)
        }
    }

    let columns: [Column]
    let rows: [Row]

    static let gap = 2
    private static let longestBar = 40
    private static let shortestBar = 5
    private static let remarkIndent = 2

    /// The header and the rows.
    func lines(width: Int, style: TerminalStyle) -> [String] {
        let hasBars = rows.contains { $0.bar != nil }
        let widths = narrowed(to: hasBars ? width - TextTable.gap - TextTable.shortestBar : width)
        let used = self.width(of: widths)
        let barColumns = min(TextTable.longestBar, width - used - TextTable.gap)
        let titles = columns.indices.map { place -> [String] in
            let column = columns[place]
            return column.wraps
                ? column.title.wrapped(to: widths[place]) : [column.title.fitted(to: widths[place])]
        }
        let height = titles.map(\.count).max() ?? 1
        // Titles stand right above what they are of.
        let header = lines(titles.map { Array(repeating: "", count: height - $0.count) + $0 }, widths)
        return header.map(style.dimmed)
            + rows.flatMap { row in
                var texts = lines(columns.indices.map { cell(row.cells[$0], $0, widths[$0]) }, widths)
                if let fraction = row.bar, barColumns >= TextTable.shortestBar {
                    let bar = TextBar.bar(fraction, columns: barColumns)
                    let blanks = used - TextWidth.columns(texts[0]) + TextTable.gap
                    texts[0] += String(repeating: " ", count: blanks)
                    texts[0] += row.cause.map { style.coloured(bar, as: $0) } ?? bar
                }
                return texts
                    + row.below.flatMap { $0.wrapped(to: width - TextTable.remarkIndent) }
                    .map { String(repeating: " ", count: TextTable.remarkIndent) + style.dimmed($0) }
            }
    }

    // MARK: Lines

    private func cell(_ text: String, _ place: Int, _ width: Int) -> [String] {
        guard columns[place].wraps, TextWidth.columns(text) > width else { return [text.fitted(to: width)] }
        guard columns[place].alignment == .right else { return text.wrapped(to: width) }
        return text.beforeBracket.flatMap { piece in
            TextWidth.columns(piece) > width ? piece.afterArrow : [piece]
        }
    }

    /// Lines of cells of which each has lines.
    private func lines(_ cells: [[String]], _ widths: [Int]) -> [String] {
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { number in
            let text = line(cells.map { number < $0.count ? $0[number] : "" }, widths)
            return height == 1 ? text : text.trimmingTrailingBlanks
        }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for index in cells.indices {
            if index > 0 { text += String(repeating: " ", count: TextTable.gap) }
            let isLast = index == cells.count - 1
            text +=
                isLast && columns[index].alignment == .left
                ? cells[index] : cells[index].padded(to: widths[index], alignment: columns[index].alignment)
        }
        return text
    }
}
