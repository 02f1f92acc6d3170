import TextWidths

/// Where everything on a sheet stands: rows and columns counted from zero, heights in points, widths in characters.
///
/// What is to be written comes in the order of its rows, so that a sheet can be written without being held in memory.
struct SheetLayout {
    static let mostRows = 1_048_576
    static let mostColumns = 16_384
    /// Charts stand under their table where it has no more rows than this, and beside a longer one.
    static let shortTable = 40
    /// Of a row, in points.
    static let rowHeight = 15.0

    enum Item {
        case line(Line, row: Int, height: Double)
        case table(Int, header: Int, headerHeight: Double)
    }

    struct ChartPlace {
        let row: Int
        let column: Int
        /// In pixels.
        let width: Int
        let height: Int
    }

    /// Lines and tables from above to below.
    private(set) var items: [Item] = []
    /// The row of the header of each table.
    private(set) var headers: [Int] = []
    /// In the order of the sheet's charts.
    private(set) var charts: [ChartPlace]
    let widths: [Double]
    /// The last column that lines go across.
    let lastColumnOfLines: Int
    /// How many rows the sheet has with all that stands on it.
    private(set) var rowCount = 0
    /// Points above the first header.
    private(set) var heightAbove = 0.0

    /// - Complexity: O(columns), and the first thousand rows of each table.
    init(_ sheet: Sheet) {
        widths = ColumnWidths.of(sheet.tables)
        let lines = SheetLayout.lineColumns(widths)
        lastColumnOfLines = lines.last
        charts = sheet.charts.map { _ in ChartPlace(row: 0, column: 0, width: 0, height: 0) }
        var row = 0
        func height(_ line: Line) -> Double {
            let factor: Double =
                switch line.look {
                case .title: 1.6
                case .heading: 1.25
                default: 1
                }
            let count = SheetLayout.lines(of: line.text, in: lines.width / factor)
            return SheetLayout.rowHeight * factor * Double(count) + (factor > 1 ? 4 : 1)
        }
        func put(_ line: Line) {
            items.append(.line(line, row: row, height: height(line)))
            row += 1
        }
        sheet.introduction.forEach(put)
        if !sheet.introduction.isEmpty { row += 1 }
        for (place, table) in sheet.tables.enumerated() {
            if place > 0 { row += 1 }
            if let heading = table.heading { put(Line(heading, .heading)) }
            if place == 0 { heightAbove = SheetLayout.height(of: items, rows: row) }
            headers.append(row)
            items.append(.table(place, header: row, headerHeight: headerHeight(table)))
            row += 1 + table.rowCount
            row = placeCharts(of: place, in: sheet, from: row)
        }
        if !sheet.notes.isEmpty, row > 0 { row += 1 }
        sheet.notes.forEach(put)
        rowCount = row
    }

    /// Under their table, or beside it.
    /// - Returns: the row after all of it.
    private mutating func placeCharts(of place: Int, in sheet: Sheet, from end: Int) -> Int {
        let own = sheet.charts.indices.filter { sheet.charts[$0].table == place }
        guard !own.isEmpty else { return end }
        let isShort = sheet.tables[place].rowCount <= SheetLayout.shortTable
        let pixels = widths.reduce(0) { $0 + ColumnWidths.pixels($1) }
        var row = isShort ? end + 1 : headers[place]
        for chart in own {
            var size = ChartSize.of(sheet.charts[chart], in: sheet, tableWidth: isShort ? pixels : nil)
            if isShort { row += keepOffPageEnd(&size, row, sheet, width: pixels) }
            charts[chart] = ChartPlace(
                row: row,
                column: isShort ? 0 : widths.count + 1,
                width: size.width,
                height: size.height
            )
            row += size.height / 20 + 2
        }
        return max(end, row)
    }

    /// Makes a chart lower that would lie across the end of a printed page, or else says how many rows to leave free for it.
    private func keepOffPageEnd(_ size: inout ChartSize, _ row: Int, _ sheet: Sheet, width: Int) -> Int {
        let pages = PrintedPages(
            width: max(width, ChartSize.least),
            header: SheetLayout.repeatsHeader(sheet) ? headerHeight(sheet.tables.first) : 0
        )
        let tables = sheet.tables.prefix(headers.count)
        let above = SheetLayout.height(of: items, rows: row) + tables.reduce(0) { $0 + broken($1) }
        let rest = pages.rest(below: Int(above / 0.75))
        guard rest < size.height, size.height <= pages.height else { return 0 }
        // Three rows to spare, as programs differ by as much.
        guard rest >= size.leastHeight else { return rest / 20 + 4 }
        size.height = rest / 20 * 20
        return 0
    }

    /// Whether the first header is that of all tables, so that it can be repeated on every page.
    static func repeatsHeader(_ sheet: Sheet) -> Bool {
        guard let first = sheet.tables.first?.columns.map(\.title) else { return false }
        return sheet.tables.dropFirst().allSatisfy { $0.columns.map(\.title) == first }
    }

    /// By how much rows with long text make a table higher.
    private func broken(_ table: Table) -> Double {
        (0..<table.rowCount).reduce(0) {
            $0 + (SheetLayout.height(of: table, row: $1) ?? SheetLayout.rowHeight)
        }
            - Double(table.rowCount) * SheetLayout.rowHeight
    }

    /// Of a row that holds text of several lines, in points; nil for any other.
    static func height(of table: Table, row: Int) -> Double? {
        let lines = table.columns.reduce(1) { max($0, $1.values.lines(at: row)) }
        // A row is no higher than 409 points.
        return lines > 1 ? min(rowHeight * Double(lines) + 2, 409) : nil
    }

    private func headerHeight(_ table: Table?) -> Double {
        guard let table else { return 0 }
        let lines = zip(table.columns, widths).map { column, width in
            SheetLayout.lines(of: column.title, in: width - ColumnWidths.filterButton)
        }
        return SheetLayout.rowHeight * Double(lines.max() ?? 1) + 6
    }

    /// The columns that lines go across: about as much as can be read with ease, or all columns where those are few.
    private static func lineColumns(_ widths: [Double]) -> (last: Int, width: Double) {
        var width = 0.0
        var column = 0
        while width < 110 {
            width += column < widths.count ? widths[column] : ColumnWidths.untouched
            column += 1
        }
        return (column - 1, width)
    }

    /// How many lines text takes that is broken at that width.
    static func lines(of text: String, in width: Double) -> Int {
        text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
            let columns = Double(TextWidth.columns(String($1)))
            guard columns > width else { return $0 + 1 }
            // Lines are broken between words, so they are not full; nine tenths is what is left of them.
            return $0 + Int((columns / max(1, 0.9 * width)).rounded(.up))
        }
    }

    private static func height(of items: [Item], rows: Int) -> Double {
        items.reduce(Double(rows) * rowHeight) { sum, item in
            switch item {
            case .line(_, _, let height), .table(_, _, let height): sum + height - rowHeight
            }
        }
    }
}
