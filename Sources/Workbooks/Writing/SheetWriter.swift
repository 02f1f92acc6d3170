import CXLSXWriter

/// A sheet that is being written, row by row.
struct SheetWriter {
    var document: WorkbookWriter
    let worksheet: UnsafeMutablePointer<lxw_worksheet>
    let sheet: Sheet
    let tab: String
    let layout: SheetLayout
    /// How many links more a sheet can have.
    private var linksLeft = 65_530
    /// A header above which there is more than this, in points, does not stay in sight: it would leave no room.
    private static let mostAboveFrozenHeader = 270.0

    init(
        _ document: WorkbookWriter,
        _ worksheet: UnsafeMutablePointer<lxw_worksheet>,
        _ sheet: Sheet,
        tab: String
    ) {
        self.document = document
        self.worksheet = worksheet
        self.sheet = sheet
        self.tab = tab
        layout = SheetLayout(sheet)
    }

    mutating func write() throws(WorkbookError) {
        for (column, width) in layout.widths.enumerated() {
            let place = lxw_col_t(column)
            try document.demand(worksheet_set_column(worksheet, place, place, width, nil))
        }
        setUp()
        try keepHeaderInSight()
        for item in layout.items {
            switch item {
            case .line(let line, let row, let height): try write(line, row: row, height: height)
            case .table(let place, let header, let height):
                try write(sheet.tables[place], header: header, height: height)
            }
        }
        for (chart, place) in zip(sheet.charts, layout.charts) { try draw(chart, at: place) }
    }

    /// For paper: A4 on its side, as wide as the page.
    private func setUp() {
        worksheet_set_landscape(worksheet)
        worksheet_set_paper(worksheet, 9)
        worksheet_set_margins(worksheet, 0.5, 0.5, 0.6, 0.6)
        worksheet_fit_to_pages(worksheet, 1, 0)
        worksheet_set_footer(worksheet, "&L&A&R&P / &N")
        worksheet_gridlines(worksheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
        if let colour = sheet.colour { worksheet_set_tab_color(worksheet, colour.code) }
    }

    private func keepHeaderInSight() throws(WorkbookError) {
        guard let header = layout.headers.first, let table = sheet.tables.first, !table.columns.isEmpty else {
            return
        }
        let isOfAll = SheetLayout.repeatsHeader(sheet)
        let row = lxw_row_t(header)
        let fixed = lxw_col_t(min(max(0, table.fixedColumns), table.columns.count))
        let isKept =
            (isOfAll || table.rowCount > SheetLayout.shortTable)
            && layout.heightAbove <= SheetWriter.mostAboveFrozenHeader
        if isKept || fixed > 0 { worksheet_freeze_panes(worksheet, isKept ? row + 1 : 0, fixed) }
        if isOfAll { try document.demand(worksheet_repeat_rows(worksheet, row, row)) }
        guard table.rowCount > 0 else { return }
        let last = lxw_row_t(header + table.rowCount)
        let lastColumn = lxw_col_t(table.columns.count - 1)
        try document.demand(worksheet_autofilter(worksheet, row, 0, last, lastColumn))
    }

    // MARK: Lines

    private mutating func write(_ line: Line, row: Int, height: Double) throws(WorkbookError) {
        let place = lxw_row_t(row)
        // A row is no higher than 409 points.
        try document.demand(worksheet_set_row(worksheet, place, min(height, 409), nil))
        let text = CellText.safe(line.text)
        let leadsTo = line.sheet.flatMap { document.names[$0] }
        let format = document.formats[.line(line.look, isLink: leadsTo != nil)]
        let last = lxw_col_t(layout.lastColumnOfLines)
        try document.demand(worksheet_merge_range(worksheet, place, 0, place, last, text, format))
        if let leadsTo { try link(text, to: leadsTo, row: row, column: 0, format) }
    }

    // MARK: Tables

    private mutating func write(_ table: Table, header: Int, height: Double) throws(WorkbookError) {
        try document.demand(worksheet_set_row(worksheet, lxw_row_t(header), height, nil))
        for (place, column) in table.columns.enumerated() {
            let format = document.formats[.header(isNumeric: column.values.isNumeric)]
            try write(CellText.safe(column.title), row: header, column: place, format)
        }
        for row in 0..<table.rowCount {
            if let height = SheetLayout.height(of: table, row: row) {
                try document.demand(worksheet_set_row(worksheet, lxw_row_t(header + 1 + row), height, nil))
            }
            for (place, column) in table.columns.enumerated() {
                try write(column.values.cell(at: row), row: header + 1 + row, column: place)
            }
        }
        try shade(table, header: header)
        try allowNumbersAsText(table, header: header)
    }

    private mutating func write(
        _ value: (cell: Cell, style: CellStyle),
        row: Int,
        column: Int
    ) throws(WorkbookError) {
        let format = document.formats[value.style]
        let (place, across) = (lxw_row_t(row), lxw_col_t(column))
        switch value.cell {
        case .empty: try document.demand(worksheet_write_blank(worksheet, place, across, format))
        case .number(let number):
            try document.demand(worksheet_write_number(worksheet, place, across, number, format))
        case .text(let text): try write(CellText.safe(text), row: row, column: column, format)
        case .link(let link):
            let text = CellText.safe(link.text)
            guard let tab = link.sheet.flatMap({ document.names[$0] }), linksLeft > 0 else {
                return try write(text, row: row, column: column, document.formats[.text(isBroken: false)])
            }
            try self.link(text, to: tab, row: row, column: column, format)
        }
    }

    private func write(
        _ text: String,
        row: Int,
        column: Int,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(WorkbookError) {
        try document.demand(
            worksheet_write_string(worksheet, lxw_row_t(row), lxw_col_t(column), text, format)
        )
    }

    private mutating func link(
        _ text: String,
        to tab: String,
        row: Int,
        column: Int,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) throws(WorkbookError) {
        linksLeft -= 1
        let (place, across) = (lxw_row_t(row), lxw_col_t(column))
        try document.demand(
            worksheet_write_url_opt(worksheet, place, across, "internal:'\(tab)'!A1", format, text, nil)
        )
    }

    /// An order number is text, and no mistake to be marked.
    private func allowNumbersAsText(_ table: Table, header: Int) throws(WorkbookError) {
        guard table.rowCount > 0 else { return }
        var ranges: [String] = []
        for (place, column) in table.columns.enumerated() where !column.values.isNumeric {
            // The longest is `XFD1048576:XFD1048576`.
            var text = [CChar](repeating: 0, count: 64)
            let (first, last) = (lxw_row_t(header + 1), lxw_row_t(header + table.rowCount))
            lxw_rowcol_to_range(&text, first, lxw_col_t(place), last, lxw_col_t(place))
            let characters = text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
            ranges.append(String(decoding: characters, as: UTF8.self))
        }
        guard !ranges.isEmpty else { return }
        let kind = UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue)
        try document.demand(worksheet_ignore_errors(worksheet, kind, ranges.joined(separator: " ")))
    }
}
