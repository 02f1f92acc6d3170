/// What a source is.
public enum SourceKind: String, Sendable, CaseIterable {
    case delimitedText
    case xes
    case objectCentricJSON
    case objectCentricXML
    case objectCentricTable
    case database

    /// How much of a document of XML is searched for what it is a log of.
    private static let sampledText = 64 * 1_024

    /// What the kinds of files that come in place of a log begin with.
    private static let marksOfOthers: [(bytes: [UInt8], name: String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "an XLSX workbook or another zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an XLS workbook or another document of old Office"),
        (Array("%PDF".utf8), "a PDF"),
        (Array("PAR1".utf8), "Parquet"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"),
        (Array("BZh".utf8), "bzip2"),
    ]
    private static let longestMark = 8

    /// Looks at the first bytes, unpacked, without taking them.
    /// - Throws: ``ReadingError/unknownKind(path:firstBytes:)`` for what is surely something else.
    public init(of stream: ByteStream) throws {
        let magic = Array("SQLite format 3\0".utf8)
        if try stream.peek(magic.count) == magic {
            self = .database
            return
        }
        let start = try stream.peek(SourceKind.longestMark)
        if let other = SourceKind.marksOfOthers.first(where: { start.starts(with: $0.bytes) }) {
            throw ReadingError.unknownKind(path: stream.path, firstBytes: "the mark of \(other.name)")
        }
        // Of UTF-16 every other byte is zero; marks of encodings and blanks say nothing of the kind.
        let text = try stream.peek(SourceKind.sampledText).filter { $0 != 0 }
            .drop { [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        switch text.first {
        case UInt8(ascii: "<"):
            self =
                SourceKind.isObjectCentric(String(decoding: text, as: UTF8.self)) ? .objectCentricXML : .xes
        case UInt8(ascii: "{"): self = .objectCentricJSON
        default:
            let header = String(decoding: text.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
            let names = header.split { ",;\t|\"".contains($0) }.map(String.init)
            self = OCELTable.isHeader(names) ? .objectCentricTable : .delimitedText
        }
    }

    /// Both kinds of logs have the root `log`; only the object-centric one has objects.
    private static func isObjectCentric(_ xml: String) -> Bool {
        ["<object-types", "<events", "<objects", "\"ocel:"].contains { xml.contains($0) }
    }
}
