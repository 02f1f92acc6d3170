import CXLSXWriter

extension Workbook {
    /// Writes the workbook as an Office Open XML document (`.xlsx`), through libxlsxwriter.
    ///
    /// The file appears under its name only when it is whole. The same workbook gives the same bytes on every run. Text is
    /// always written as a string, never as a formula, cut to the 32,767 characters that a cell holds, with `…` where something was cut off; what is no
    /// number, such as infinity, is an empty cell.
    /// - Complexity: O(cells) in time. A long workbook, of more than 200,000 cells, is written row by row, so that memory beside the
    ///   workbook's own does not grow with it; the charts of such a one get their numbers when it is opened.
    /// - Throws: ``WorkbookError``; an older file of that name is then as it was.
    public func write(to path: String) throws(WorkbookError) {
        try check()
        let file = try WorkbookFile(path: path)
        do throws(WorkbookError) {
            try WorkbookWriter.write(self, to: file.temporary, named: path)
            try file.publish()
        } catch {
            file.discard()
            throw error
        }
    }

    /// Whether it is written row by row.
    var isLong: Bool { cellCount > Workbook.mostCellsInMemory }

    static let mostCellsInMemory = 200_000

    private var cellCount: Int {
        sheets.reduce(0) { sum, sheet in
            sheet.tables.reduce(sum) { $0 + $1.columns.count * $1.rowCount }
        }
    }

    private func check() throws(WorkbookError) {
        guard !sheets.isEmpty else { throw .noSheets }
        let titles = Set(sheets.map(\.title))
        for sheet in sheets {
            try sheet.check()
            for title in sheet.linked where !titles.contains(title) { throw .unknownSheet(title) }
        }
    }
}

extension Sheet {
    fileprivate func check() throws(WorkbookError) {
        let columns = tables.map(\.columns.count).max() ?? 0
        guard columns <= SheetLayout.mostColumns else {
            throw .tooManyColumns(sheet: title, columns: columns)
        }
        let rows = tables.reduce(introduction.count + notes.count) { $0 + $1.rowCount + 3 }
        guard rows <= SheetLayout.mostRows, SheetLayout(self).rowCount <= SheetLayout.mostRows else {
            throw .tooManyRows(sheet: title, rows: max(rows, SheetLayout(self).rowCount))
        }
        let shadingsFit = tables.allSatisfy { table in
            table.shadings.allSatisfy {
                $0.columns.lowerBound >= 0 && $0.columns.upperBound <= table.columns.count
            }
        }
        guard shadingsFit, charts.allSatisfy(isDrawable) else { throw .unknownColumns(sheet: title) }
    }

    private func isDrawable(_ chart: Chart) -> Bool {
        guard tables.indices.contains(chart.table) else { return false }
        let table = tables[chart.table]
        let rows = chart.rows ?? 0..<table.rowCount
        return ([chart.categories] + chart.series.map(\.column)).allSatisfy(table.columns.indices.contains)
            && rows.lowerBound >= 0 && rows.upperBound <= table.rowCount
    }

    /// The titles of the sheets that it leads to.
    fileprivate var linked: [String] {
        (introduction + notes).compactMap(\.sheet)
            + tables.flatMap(\.columns).flatMap { column -> [String] in
                guard case .links(let links) = column.values else { return [] }
                return links.compactMap { $0?.sheet }
            }
    }
}
