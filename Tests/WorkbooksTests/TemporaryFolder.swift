import Foundation
import WorkbookReading
import Workbooks

/// A folder that is gone after the test.
struct TemporaryFolder: ~Copyable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "workbooks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String = "book.xlsx") -> String {
        url.appending(path: name).path(percentEncoded: false)
    }

    var files: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false)).sorted()
        }
    }
}

/// Writes a workbook and reads it back.
func writtenAndRead(_ workbook: Workbook) throws -> WrittenWorkbook {
    let folder = try TemporaryFolder()
    try workbook.write(to: folder.path())
    return try WrittenWorkbook(path: folder.path())
}
