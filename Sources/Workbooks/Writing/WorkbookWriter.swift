import CXLSXWriter

/// A document that is being written.
struct WorkbookWriter {
    let workbook: UnsafeMutablePointer<lxw_workbook>
    /// What the tabs are called, by the title of their sheet.
    let names: [String: String]
    let font: String?
    var formats: CellFormats
    /// What the file is called in errors.
    private let path: String

    /// - Parameter path: where it is written; whether that can be was asked before.
    /// - Throws: ``WorkbookError/notWritten(path:reason:)``
    static func write(_ content: Workbook, to file: String, named path: String) throws(WorkbookError) {
        var options = lxw_workbook_options()
        options.constant_memory = content.isLong ? 1 : 0
        guard let workbook = workbook_new_opt(file, &options) else {
            throw .notWritten(path: path, reason: "out of memory")
        }
        let tabs = SheetNames.of(content.sheets.map(\.title))
        var writer = WorkbookWriter(workbook, content, tabs: tabs, path: path)
        do throws(WorkbookError) {
            try writer.setProperties(content)
            for (sheet, tab) in zip(content.sheets, tabs) { try writer.add(sheet, named: tab) }
        } catch {
            lxw_workbook_free(workbook)
            throw error
        }
        // It frees the workbook, whatever comes of it.
        let outcome = workbook_close(workbook)
        guard outcome == LXW_NO_ERROR else { throw failure(outcome, path) }
    }

    private init(
        _ workbook: UnsafeMutablePointer<lxw_workbook>,
        _ content: Workbook,
        tabs: [String],
        path: String
    ) {
        self.workbook = workbook
        self.path = path
        font = content.font
        formats = CellFormats(workbook, font: content.font)
        names = Dictionary(zip(content.sheets.map(\.title), tabs)) { first, _ in first }
    }

    private func setProperties(_ content: Workbook) throws(WorkbookError) {
        let outcome = CellText.cut(CellText.safe(content.title), to: 255).withCopy { title in
            CellText.cut(CellText.safe(content.author), to: 255).withCopy { author in
                var properties = lxw_doc_properties()
                properties.title = title
                properties.author = author
                // Nought means now.
                properties.created = time_t(content.created == 0 ? 1 : content.created)
                return workbook_set_properties(workbook, &properties)
            }
        }
        try demand(outcome)
    }

    private mutating func add(_ sheet: Sheet, named tab: String) throws(WorkbookError) {
        guard let worksheet = workbook_add_worksheet(workbook, tab) else {
            throw .notWritten(path: path, reason: "no sheet can be called “\(tab)”")
        }
        var writer = SheetWriter(self, worksheet, sheet, tab: tab)
        try writer.write()
        formats = writer.document.formats
    }

    func demand(_ outcome: lxw_error) throws(WorkbookError) {
        guard outcome == LXW_NO_ERROR else { throw WorkbookWriter.failure(outcome, path) }
    }

    private static func failure(_ outcome: lxw_error, _ path: String) -> WorkbookError {
        .notWritten(path: path, reason: lxw_strerror(outcome).map { String(cString: $0) } ?? "\(outcome)")
    }
}

extension String {
    /// Lends its characters to a function that asks for ones that it could change.
    func withCopy<Result>(_ body: (UnsafeMutablePointer<CChar>?) -> Result) -> Result {
        var copy = utf8CString
        return copy.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }
}
