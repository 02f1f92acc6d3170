import Foundation
import OrderLens

/// A management report in its forms: a page, tables, text and data.
struct ReportForms {
    private let report: ManagementReport
    private let language: ReportLanguage
    private let map: ProcessMapDrawing?

    init(_ report: ManagementReport, language: ReportLanguage, map: ProcessMapDrawing?) {
        self.report = report
        self.language = language
        self.map = map
    }

    /// Writes one form to a file, or all of them to a folder; none is in its place before all are whole.
    ///
    /// What an earlier report left in the folder under these names, and this one does not have, is removed: files of two
    /// reports under one roof would contradict each other, and may tell names that this one does not.
    /// - Parameter note: is told what is left out of a folder for want of a program.
    /// - Returns: the paths of what was written, the folder of the tables among them.
    func write(to target: ReportTarget, note: (String) -> Void) throws -> [String] {
        // The same one is written and printed.
        let page = target.needsPage ? self.page : ""
        var written: [String] = []
        try StagedFiles.publish(in: target.folder) { files in
            if case .file(let path, let form) = target {
                try files.add(path) { try write(form, to: $0, page: page) }
                written = [path]
                return
            }
            for form in ReportForm.allCases {
                let path = target.path(of: form)
                do {
                    try files.add(path) { try write(form, to: $0, page: page) }
                    written.append(path)
                } catch let error as PagePrinterError {
                    note(ErrorWording.noPDF(error, removing: StagedFiles.isFile(path) ? path : nil))
                }
            }
            for (table, text) in CSVReport.bundle(report, language: language) {
                try files.add(target.path(of: table)) { try OutputFile.write(text, to: $0) }
            }
            written.append(target.path("csv/"))
            files.supersede(target.files)
        }
        return written
    }

    private func write(_ form: ReportForm, to path: String, page: String) throws {
        switch form {
        case .html: try OutputFile.write(page, to: path)
        case .xlsx: try ManagementWorkbook(report, language: language).workbook.write(to: path)
        case .pdf:
            let data = try PagePrinter.pdf(of: page)
            try OutputFile.write(to: path) { outlet in
                try data.withUnsafeBytes { try outlet($0.bindMemory(to: UInt8.self)) }
            }
        case .md: try OutputFile.write(ManagementMarkdown(report, language: language).text, to: path)
        case .json: try OutputFile.write(to: path) { try JSONReport.write(report, to: $0) }
        }
    }

    private var page: String { ManagementPage(report, language: language, map: map).text }
}

extension ReportTarget {
    fileprivate var needsPage: Bool {
        switch self {
        case .file(_, let form): form == .html || form == .pdf
        case .folder: true
        }
    }
}
