import Foundation
import OrderLens

/// The forms of a report that are one file each.
enum ReportForm: String, CaseIterable {
    case html, xlsx, pdf, md, json
}

/// Where a report goes: to a file of one form, or to a folder in all of them.
enum ReportTarget {
    case file(String, ReportForm)
    case folder(String)

    /// Only what ends as a form does is a file: a folder may have a dot in its name.
    init(_ path: String) {
        if let form = ReportForm(rawValue: URL(filePath: path).pathExtension.lowercased()) {
            self = .file(path, form)
        } else {
            let end = path.lastIndex { $0 != "/" } ?? path.startIndex
            self = .folder(path.isEmpty ? "." : String(path[...end]))
        }
    }

    /// The folder, or the one that the file is in.
    var folder: String {
        switch self {
        case .folder(let folder): folder
        case .file(let path, _):
            path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        }
    }

    /// The path of a file in the folder.
    func path(_ name: String) -> String {
        switch folder {
        case ".": name
        case "/": "/\(name)"
        default: "\(folder)/\(name)"
        }
    }

    /// Where the workspace is kept, if nothing else was said.
    var workspace: String { path("desk.olens") }

    func path(of form: ReportForm) -> String { path("report.\(form.rawValue)") }
    func path(of table: CSVReport.Table) -> String { path("csv/\(table.rawValue).csv") }

    /// All files that a report may write there.
    var files: [String] {
        switch self {
        case .file(let path, _): [path]
        case .folder: ReportForm.allCases.map(path(of:)) + CSVReport.Table.allCases.map(path(of:))
        }
    }
}

extension ReportFlags {
    var target: ReportTarget { ReportTarget(to) }

    /// Makes sure, before any work, that the report takes the place of no input, and that it can go where it shall.
    /// - Throws: ``CommandError``.
    func check(against inputs: [String?]) throws {
        try OutputTarget.check([to] + target.files.filter { $0 != to }, against: inputs)
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: to, isDirectory: &isFolder)
        switch target {
        case .file: if isThere, isFolder.boolValue { throw CommandError.notAFile(to) }
        case .folder: if isThere, !isFolder.boolValue { throw CommandError.noFormOfReport(to) }
        }
    }

    /// Makes sure that under pseudonyms no workspace lies in the folder that is passed on.
    /// - Parameter workspace: one that is used and kept; nil if there is none.
    /// - Throws: ``CommandError/namesBesideReport(_:folder:)``.
    func checkNames(_ workspace: String?) throws {
        guard consequences.pseudonymise, case .folder(let folder) = target else { return }
        let place = URL(filePath: folder).resolvingSymlinksInPath().pathComponents
        let isInside = workspace.map {
            URL(filePath: $0).resolvingSymlinksInPath().pathComponents.starts(with: place)
        }
        if let workspace, isInside == true {
            throw CommandError.namesBesideReport(workspace, folder: folder)
        }
        if FileManager.default.fileExists(atPath: target.workspace) {
            throw CommandError.namesBesideReport(target.workspace, folder: folder)
        }
    }
}
