/// Why a workbook could not be written.
public enum WorkbookError: Error, Equatable, Sendable {
    /// A document has one sheet at least.
    case noSheets
    /// More rows than the 1,048,576 that a sheet has.
    case tooManyRows(sheet: String, rows: Int)
    /// More columns than the 16,384 that a sheet has.
    case tooManyColumns(sheet: String, columns: Int)
    /// A link to a sheet that the workbook does not have.
    case unknownSheet(String)
    /// A chart, or a shading, of a table, a column or rows that the sheet does not have.
    case unknownColumns(sheet: String)
    /// There is something at that path that is no file: a folder, a pipe or a device.
    case notAFile(path: String)
    /// The system, or the library that writes, says why.
    case notWritten(path: String, reason: String)
}

extension WorkbookError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSheets: "a workbook needs a sheet"
        case .tooManyRows(let sheet, let rows):
            "the sheet “\(sheet)” would have \(rows) rows, and a sheet has \(SheetLayout.mostRows)"
        case .tooManyColumns(let sheet, let columns):
            "the sheet “\(sheet)” would have \(columns) columns, and a sheet has \(SheetLayout.mostColumns)"
        case .unknownSheet(let title): "a link leads to “\(title)”, which is no sheet of the workbook"
        case .unknownColumns(let sheet):
            "a chart or a shading of the sheet “\(sheet)” is of cells that it does not have"
        case .notAFile(let path): "\(path) is no file that could be replaced"
        case .notWritten(let path, let reason): "\(path) could not be written: \(reason)"
        }
    }
}
