/// Reads a JSON text (RFC 8259) from front to back, in its own order, without building a tree.
///
/// The caller says what it expects next; numbers and literals come as the text that they are written as.
struct JSONReader {
    private let text: UnsafeBufferPointer<UInt8>
    private var at = 0
    /// For each open bracket, from the outermost: whether nothing of it has been read yet.
    private var isFresh: [Bool] = []

    /// What stands next.
    enum Kind {
        case object, array, string, number, literal
    }

    /// Deeper nesting than any log has; a text that goes on opening brackets is not followed.
    static let deepest = 256

    /// - Parameter text: has to outlive the reader.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if text.starts(with: mark) { at = mark.count }
    }

    /// Where the reader stands, counted from 1.
    var position: (line: Int, column: Int) {
        let before = text[..<at]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (before.count { $0 == 0x0A } + 1, at - lineStart + 1)
    }

    /// The kind of the next value.
    mutating func peek() throws(JSONFault) -> Kind {
        skipBlanks()
        guard at < text.count else { throw fault("a value") }
        switch text[at] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .literal
        default: throw fault("a value")
        }
    }

    mutating func beginObject() throws(JSONFault) { try enter("{") }

    /// The next key of the object, its colon passed; nil at the object's end, which is passed.
    mutating func nextKey() throws(JSONFault) -> String? {
        guard try goesOn(until: "}") else { return nil }
        let key = try string()
        skipBlanks()
        try expect(":")
        return key
    }

    mutating func beginArray() throws(JSONFault) { try enter("[") }

    /// Whether another element of the array follows; the array's end is passed.
    mutating func nextElement() throws(JSONFault) -> Bool { try goesOn(until: "]") }

    /// The next value as text: a string's content, a number or literal as written, an empty one for null.
    /// - Returns: nil if the value is an object or an array; it is passed over.
    mutating func scalar() throws(JSONFault) -> String? {
        switch try peek() {
        case .string: return try string()
        case .object, .array:
            try skip()
            return nil
        case .number, .literal:
            let start = at
            while at < text.count, !JSONReader.endsScalar(text[at]) { at += 1 }
            let value = String(decoding: text[start..<at], as: UTF8.self)
            if value == "null" { return "" }
            if value == "true" || value == "false" || Double(value) != nil { return value }
            at = start
            throw fault("a number or true, false, null")
        }
    }

    /// Passes over the next value and all that is in it.
    mutating func skip() throws(JSONFault) {
        switch try peek() {
        case .object:
            try beginObject()
            while try nextKey() != nil { try skip() }
        case .array:
            try beginArray()
            while try nextElement() { try skip() }
        default: _ = try scalar()
        }
    }

    /// Says that nothing may follow.
    mutating func finish() throws(JSONFault) {
        skipBlanks()
        guard at == text.count else { throw fault("the end of the text") }
    }

    // MARK: - Marks

    private func fault(_ expected: String) -> JSONFault {
        let (line, column) = position
        if at >= text.count { return .truncated(expected: expected, line: line, column: column) }
        return .malformed(expected: expected, line: line, column: column)
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while at < text.count, text[at] == 0x20 || text[at] == 0x0A || text[at] == 0x0D || text[at] == 0x09 {
            at += 1
        }
    }

    private mutating func enter(_ bracket: Unicode.Scalar) throws(JSONFault) {
        skipBlanks()
        try expect(bracket)
        isFresh.append(true)
        guard isFresh.count <= JSONReader.deepest else {
            throw fault("at most \(JSONReader.deepest) brackets in brackets")
        }
    }

    private mutating func goesOn(until bracket: Unicode.Scalar) throws(JSONFault) -> Bool {
        skipBlanks()
        if at < text.count, text[at] == UInt8(ascii: bracket) {
            at += 1
            isFresh.removeLast()
            return false
        }
        if isFresh[isFresh.count - 1] {
            isFresh[isFresh.count - 1] = false
        } else {
            try expect(",")
        }
        return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(JSONFault) {
        guard at < text.count, text[at] == UInt8(ascii: mark) else { throw fault("\(mark)") }
        at += 1
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte <= 0x20
    }

    // MARK: - Strings

    /// The next value, which has to be a string.
    mutating func string() throws(JSONFault) -> String {
        skipBlanks()
        guard at < text.count, text[at] == UInt8(ascii: "\"") else { throw fault("a string") }
        at += 1
        var start = at
        var decoded = ""
        while true {
            guard at < text.count else { throw fault("the end of a string") }
            let byte = text[at]
            if byte == UInt8(ascii: "\"") { break }
            guard byte >= 0x20 else { throw fault("no control characters in a string") }
            at += 1
            if byte == UInt8(ascii: "\\") {
                decoded += String(decoding: text[start..<at - 1], as: UTF8.self)
                decoded.unicodeScalars.append(try escape())
                start = at
            }
        }
        let last = String(decoding: text[start..<at], as: UTF8.self)
        at += 1
        return decoded.isEmpty ? last : decoded + last
    }

    /// The character that the escape at hand stands for, its backslash passed.
    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        guard at < text.count else { throw fault("the end of a string") }
        at += 1
        switch text[at - 1] {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default:
            at -= 1
            throw fault("an escape of JSON's")
        }
    }

    /// The character of a `\u` escape, or of a pair of them; half a pair becomes the replacement character.
    private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
        let first = try hexadecimal()
        let isHigh = first & 0xFC00 == 0xD800
        if isHigh, at + 1 < text.count, text[at] == UInt8(ascii: "\\"), text[at + 1] == UInt8(ascii: "u") {
            let before = at
            at += 2
            let second = try hexadecimal()
            if second & 0xFC00 == 0xDC00 {
                return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
            }
            at = before
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < text.count, text[at] < 0x80,
                let digit = Character(Unicode.Scalar(text[at])).hexDigitValue
            else { throw fault("four hexadecimal digits") }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }
}
