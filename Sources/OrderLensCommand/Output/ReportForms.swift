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

    private enum Form: String, CaseIterable {
        case html, xlsx, pdf, md, json
    }

    /// Writes one form to a file, if the target is named like one, and else all of them to a folder.
    /// - Parameter note: is told what is left out of a folder for want of a program.
    /// - Returns: the paths of what was written, the folder of the tables among them.
    func write(to target: String, note: (String) -> Void) throws -> [String] {
        if let form = Form(rawValue: URL(filePath: target).pathExtension.lowercased()) {
            try write(form, to: target, page: page)
            return [target]
        }
        var written: [String] = []
        // The same one is written and printed.
        let page = page
        try OutputFolder.make("\(target)/csv")
        for form in Form.allCases {
            let path = "\(target)/report.\(form.rawValue)"
            do {
                try write(form, to: path, page: page)
                written.append(path)
            } catch PagePrinterError.missing {
                note(ErrorWording.noPDF)
            }
        }
        for (name, text) in CSVReport.bundle(report, language: language) {
            try OutputFile.write(text, to: "\(target)/csv/\(name).csv")
        }
        return written + ["\(target)/csv/"]
    }

    private func write(_ form: Form, to path: String, page: @autoclosure () -> String) throws {
        switch form {
        case .html: try OutputFile.write(page(), to: path)
        case .xlsx: try ManagementWorkbook(report, language: language).workbook.write(to: path)
        case .pdf:
            let data = try PagePrinter.pdf(of: page())
            try OutputFile.write(to: path) { outlet in
                try data.withUnsafeBytes { try outlet($0.bindMemory(to: UInt8.self)) }
            }
        case .md: try OutputFile.write(ManagementMarkdown(report, language: language).text, to: path)
        case .json: try OutputFile.write(to: path) { try JSONReport.write(report, to: $0) }
        }
    }

    private var page: String { ManagementPage(report, language: language, map: map).text }
}
