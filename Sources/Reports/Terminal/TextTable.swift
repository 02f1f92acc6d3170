import Delays

/// A table that fits a terminal: texts are cut where they must be, and a bar takes what room is left.
struct TextTable {
    struct Column {
        let title: String
        let alignment: TextAlignment
        /// The columns that a long text may be cut down to; nil where it is never cut.
        let least: Int?

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
    }

    struct Row {
        let cells: [String]
        /// The length of the row's bar, as a fraction of the longest possible one.
        var bar: Double?
        var cause: Cause?

        init(_ cells: [String], bar: Double? = nil, cause: Cause? = nil) {
            self.cells = cells.map(\.withoutControls)
            self.bar = bar
            self.cause = cause
        }
    }

    let columns: [Column]
    let rows: [Row]

    private static let gap = 2
    private static let longestBar = 40
    private static let shortestBar = 5

    /// How wide the table is with nothing cut and no bar.
    var naturalWidth: Int { naturalWidths.reduce(0, +) + TextTable.gap * (columns.count - 1) }

    private var naturalWidths: [Int] {
        columns.indices.map { index in
            rows.reduce(TextWidth.columns(columns[index].title)) {
                max($0, TextWidth.columns($1.cells[index]))
            }
        }
    }

    /// The header and the rows.
    func lines(width: Int, style: TerminalStyle) -> [String] {
        let hasBars = rows.contains { $0.bar != nil }
        let widths = cutWidths(to: hasBars ? width - TextTable.gap - TextTable.shortestBar : width)
        let used = widths.reduce(0, +) + TextTable.gap * (widths.count - 1)
        let barColumns = min(TextTable.longestBar, width - used - TextTable.gap)
        let header = line(columns.map(\.title), widths)
        return [style.dimmed(header)]
            + rows.map { row in
                var text = line(row.cells, widths)
                if let fraction = row.bar, barColumns >= TextTable.shortestBar {
                    let bar = TextBar.bar(fraction, columns: barColumns)
                    text += String(repeating: " ", count: used - lineWidth(row.cells, widths) + TextTable.gap)
                    text += row.cause.map { style.coloured(bar, as: $0) } ?? bar
                }
                return text
            }
    }

    /// The widths with the widest of the texts that may be cut down cut until the table fits.
    private func cutWidths(to width: Int) -> [Int] {
        var widths = naturalWidths
        var excess = widths.reduce(0, +) + TextTable.gap * (widths.count - 1) - width
        while excess > 0 {
            let widest = widths.indices.filter { widths[$0] > columns[$0].least ?? .max }
                .max { widths[$0] < widths[$1] }
            guard let widest else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var text = ""
        for index in cells.indices {
            if index > 0 { text += String(repeating: " ", count: TextTable.gap) }
            let cell = cells[index].fitted(to: widths[index])
            let isLast = index == cells.count - 1
            text +=
                isLast && columns[index].alignment == .left
                ? cell : cell.padded(to: widths[index], alignment: columns[index].alignment)
        }
        return text
    }

    private func lineWidth(_ cells: [String], _ widths: [Int]) -> Int {
        guard let last = columns.indices.last, columns[last].alignment == .left else {
            return widths.reduce(0, +) + TextTable.gap * (widths.count - 1)
        }
        let before = widths.dropLast().reduce(0, +) + TextTable.gap * (widths.count - 1)
        return before + TextWidth.columns(cells[last].fitted(to: widths[last]))
    }
}
