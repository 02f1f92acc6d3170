import Foundation
import Testing

@testable import Workspace

@Suite struct ContentHashTests {
    /// The sums that the reference program (`xxh64sum`, python-xxhash) prints.
    @Test(arguments: [
        ("", 0xEF46_DB37_51D8_E999 as UInt64),
        ("a", 0xD24E_C4F1_A98C_6E5B),
        ("abc", 0x44BC_2CF5_AD77_0999),
        ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ])
    func theHashIsXXH64(text: String, expected: UInt64) {
        var hash = ContentHash()
        Array(text.utf8).withUnsafeBytes { hash.update($0) }
        #expect(hash.value == expected)
    }

    @Test func thePiecesDoNotMatter() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        var whole = ContentHash()
        bytes.withUnsafeBytes { whole.update($0) }
        for size in [1, 3, 31, 32, 33, 64, 100] {
            var pieces = ContentHash()
            for start in stride(from: 0, to: bytes.count, by: size) {
                bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { pieces.update($0) }
            }
            #expect(pieces.value == whole.value)
        }
    }

    @Test func aFileIsMeasured() throws {
        let folder = try WorkspaceFolder()
        let path = folder.path + "/orders.csv"
        try Data("abc".utf8).write(to: URL(fileURLWithPath: path))
        let source = try ImportSource.file(path)
        #expect(source == ImportSource(name: path, bytes: 3, contentHash: 0x44BC_2CF5_AD77_0999))
        #expect(source.hashText == "xxh64:44bc2cf5ad770999")
        #expect(throws: WorkspaceError.unreadableSource(path: path + "x", code: ENOENT)) {
            try ImportSource.file(path + "x")
        }
    }
}
