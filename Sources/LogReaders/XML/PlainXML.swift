import EventLogs
import Foundation

/// Scans the plain part of XML that logs are written in, several times as fast as expat.
///
/// Plain is a document in UTF-8 of elements with ASCII names, of attributes, blanks and comments. All else throws
/// ``NotPlain``, whether it is XML or not: text between elements, a document type, instructions, CDATA, entities
/// but the predefined ones, whatever is not well-formed. Whoever reads then begins again with expat, which reads
/// it or says what is wrong with it. So this scanner may refuse what it likes, but what it accepts expat accepts
/// with the same elements and attributes in the same lines.
final class PlainXML {
    struct NotPlain: Error {}

    private let handler: XMLElementHandler
    // Not checked for overlapping accesses: two for each tag would cost as much as the scan.
    @exclusivity(unchecked) private var attributes: [XMLAttribute] = []
    /// The names of the open elements, one behind the other, and where each begins.
    @exclusivity(unchecked) private var names: [UInt8] = []
    @exclusivity(unchecked) private var nameStarts: [Int] = []
    /// The line that the scan is in, and the one that the handler is told.
    private var line = 1
    @exclusivity(unchecked) private var lineOfElement = 1
    private var isAtStart = true
    private var sawRoot = false

    init(_ handler: XMLElementHandler) {
        self.handler = handler
        handler.position = { [unowned self] in XMLPosition(line: lineOfElement, column: 1) }
        attributes.reserveCapacity(16)
    }

    deinit {
        let end = XMLPosition(line: lineOfElement, column: 1)
        handler.position = { end }
    }

    /// Takes as many whole tags as there are between `start` and the zero at `start[count]`.
    /// - Returns: how many bytes were taken; the rest is to come again with more behind it.
    /// - Throws: ``NotPlain``, or what the handler threw.
    func scan(_ start: UnsafeMutablePointer<UInt8>, count: Int, isLast: Bool) throws -> Int {
        let end = UnsafePointer(start + count)
        var at = UnsafePointer(start)
        if isAtStart {
            // What stands before the root, if it is there, stands in the first bytes.
            if count < 512, !isLast { return 0 }
            isAtStart = false
            at = try behindDeclaration(at, end)
        }
        while true {
            var cursor = XMLCursor(at: at, line: line)
            cursor.skipBlanks()
            (at, line) = (cursor.at, cursor.line)
            if cursor.isCut(by: end) { break }
            guard at[0] == UInt8(ascii: "<") else { throw NotPlain() }
            cursor.at += 1
            let isWhole =
                switch cursor.at[0] {
                case UInt8(ascii: "/"): try close(&cursor, end)
                case UInt8(ascii: "!"): try skipComment(&cursor, end)
                default: try open(&cursor, end)
                }
            guard isWhole else { break }
            (at, line) = (cursor.at, cursor.line)
        }
        if isLast, at < end || !nameStarts.isEmpty || !sawRoot { throw NotPlain() }
        return at - UnsafePointer(start)
    }

    /// Skips a mark of UTF-8 and a declaration that says nothing else.
    private func behindDeclaration(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) throws
        -> UnsafePointer<UInt8>
    {
        var text = UnsafeBufferPointer(start: start, count: end - start)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = UnsafeBufferPointer(rebasing: text.dropFirst(3)) }
        if text.starts(with: "<?xml".utf8) {
            guard let length = text.firstIndex(of: UInt8(ascii: ">")),
                String(decoding: text[...length], as: UTF8.self).wholeMatch(
                    of: /<\?xml version=(["'])1\.0\1( encoding=(["'])(UTF|utf)-8\3)?[ ]*\?>/
                ) != nil
            else { throw NotPlain() }
            text = UnsafeBufferPointer(rebasing: text.dropFirst(length + 1))
        }
        return text.baseAddress.unsafelyUnwrapped
    }

    // MARK: Tags; each function returns false where the bytes end before the tag does

    private func open(_ cursor: inout XMLCursor, _ end: UnsafePointer<UInt8>) throws -> Bool {
        let lineOfTag = cursor.line
        let name = cursor.name()
        attributes.removeAll(keepingCapacity: true)
        var needsDecoding = false
        var isEmpty = false
        while true {
            let hadBlank = cursor.skipBlanks()
            if cursor.at[0] == UInt8(ascii: ">") { break }
            if cursor.at[0] == UInt8(ascii: "/") {
                if cursor.at + 1 == end { return false }
                guard cursor.at[1] == UInt8(ascii: ">") else { throw NotPlain() }
                isEmpty = true
                cursor.at += 1
                break
            }
            if cursor.isCut(by: end) { return false }
            guard hadBlank else { throw NotPlain() }
            let attribute = cursor.name()
            cursor.skipBlanks()
            if cursor.isCut(by: end) { return false }
            guard !attribute.isEmpty, cursor.at[0] == UInt8(ascii: "=") else { throw NotPlain() }
            cursor.at += 1
            cursor.skipBlanks()
            let quote = cursor.at[0]
            if cursor.isCut(by: end) { return false }
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw NotPlain() }
            cursor.at += 1
            let (value, kinds) = cursor.value(upTo: quote)
            if cursor.isCut(by: end) { return false }
            guard cursor.at[0] == quote, kinds & XMLCursor.beyondASCII == 0 || value.isLegalUTF8 else {
                throw NotPlain()
            }
            cursor.at += 1
            needsDecoding = needsDecoding || kinds & XMLCursor.toDecode != 0
            for known in attributes where known.name.bytes.elementsEqual(attribute) { throw NotPlain() }
            if attributes.count == 32 { throw NotPlain() }
            attributes.append(XMLAttribute(name: XMLText(attribute), value: XMLText(value)))
        }
        cursor.at += 1
        guard !name.isEmpty, !nameStarts.isEmpty || !sawRoot else { throw NotPlain() }
        sawRoot = true
        if needsDecoding {
            for index in attributes.indices {
                attributes[index].value = XMLText(try attributes[index].value.bytes.decodedInPlace())
            }
        }
        lineOfElement = lineOfTag
        try attributes.withUnsafeBufferPointer { try handler.open(XMLText(name), XMLAttributes($0)) }
        if isEmpty {
            lineOfElement = cursor.line
            try handler.close()
        } else {
            nameStarts.append(names.count)
            names.append(contentsOf: name)
        }
        return true
    }

    private func close(_ cursor: inout XMLCursor, _ end: UnsafePointer<UInt8>) throws -> Bool {
        cursor.at += 1
        let lineOfTag = cursor.line
        let name = cursor.name()
        cursor.skipBlanks()
        if cursor.isCut(by: end) { return false }
        guard cursor.at[0] == UInt8(ascii: ">"), let start = nameStarts.last,
            names[start...].elementsEqual(name)
        else { throw NotPlain() }
        cursor.at += 1
        names.removeLast(name.count)
        nameStarts.removeLast()
        lineOfElement = lineOfTag
        try handler.close()
        return true
    }

    private func skipComment(_ cursor: inout XMLCursor, _ end: UnsafePointer<UInt8>) throws -> Bool {
        if end - cursor.at < 3 { return false }
        guard cursor.at[1] == UInt8(ascii: "-"), cursor.at[2] == UInt8(ascii: "-") else { throw NotPlain() }
        cursor.at += 3
        let start = cursor.at
        while true {
            let byte = cursor.at[0]
            if byte == UInt8(ascii: "-"), cursor.at[1] == UInt8(ascii: "-") { break }
            if byte >= 0x20 {
                cursor.at += 1
            } else if !cursor.skipBlanks() {
                if cursor.isCut(by: end) { return false }
                throw NotPlain()
            }
        }
        let comment = UnsafeBufferPointer(start: start, count: cursor.at - start)
        cursor.at += 2
        if cursor.isCut(by: end) { return false }
        guard cursor.at[0] == UInt8(ascii: ">"), comment.isLegalUTF8 else { throw NotPlain() }
        cursor.at += 1
        return true
    }
}

extension PlainXML {
    /// Reads a whole document.
    /// - Throws: ``NotPlain``, ``ReadingError`` of the stream, or what the handler threw.
    static func read(
        _ stream: ByteStream,
        _ handler: XMLElementHandler,
        options: ReadingOptions
    ) throws {
        let scanner = PlainXML(handler)
        let isWhole = try BlockRelay.read(stream, progress: options.progress) { start, count, isLast in
            try scanner.scan(start, count: count, isLast: isLast)
        }
        guard isWhole else { throw NotPlain() }
    }
}
