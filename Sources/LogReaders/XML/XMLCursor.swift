import EventLogs

/// A place in bytes that end with a zero: each scan stops at the first byte that does not belong to it.
struct XMLCursor {
    var at: UnsafePointer<UInt8>
    var line: Int

    /// Whether the bytes end here, or with a carriage return here that a line feed may follow.
    @inline(__always)
    func isCut(by end: UnsafePointer<UInt8>) -> Bool { at == end || at[0] == 0x0D && at + 1 == end }

    /// Skips blanks and counts the lines: those that end in `\n`, `\r` or both.
    /// - Returns: whether there were any.
    @inline(__always)
    @discardableResult
    mutating func skipBlanks() -> Bool {
        let start = at
        while at[0] <= 0x20 {
            if at[0] == 0x0A {
                line += 1
            } else if at[0] == 0x0D {
                // A line feed behind it counts the line.
                if at[1] == 0 { break }
                if at[1] != 0x0A { line += 1 }
            } else if at[0] != 0x20, at[0] != 0x09 {
                break
            }
            at += 1
        }
        return at > start
    }

    /// A name of ASCII; empty if there is none here.
    @inline(__always)
    mutating func name() -> UnsafeBufferPointer<UInt8> {
        let start = at
        if XMLCursor.classes[at[0]] & XMLCursor.nameStart == 0 {
            return UnsafeBufferPointer(start: start, count: 0)
        }
        repeat { at += 1 } while XMLCursor.classes[at[0]] & XMLCursor.inName != 0
        return UnsafeBufferPointer(start: start, count: at - start)
    }

    /// The raw value that ends with that quote, or with a byte that no value may have, and what is in it.
    @inline(__always)
    mutating func value(upTo quote: UInt8) -> (bytes: UnsafeBufferPointer<UInt8>, classes: UInt8) {
        let start = at
        var seen: UInt8 = 0
        while true {
            let byte = at[0]
            let isOf = XMLCursor.classes[byte]
            if isOf & XMLCursor.special != 0 {
                if byte == quote || isOf & XMLCursor.special == XMLCursor.noValue { break }
                // As `skipBlanks` counts them.
                if byte == 0x0D, at[1] == 0 { break }
                if byte == 0x0A || byte == 0x0D && at[1] != 0x0A { line += 1 }
            }
            seen |= isOf
            at += 1
        }
        return (UnsafeBufferPointer(start: start, count: at - start), seen)
    }

    // MARK: Classes of bytes

    static let nameStart: UInt8 = 1
    static let inName: UInt8 = 2
    static let beyondASCII: UInt8 = 4
    /// References and blanks that a value has as other characters than it is written with.
    static let toDecode: UInt8 = 8
    static let noValue: UInt8 = 16
    private static let isQuote: UInt8 = 32
    private static let special = toDecode | noValue | isQuote

    struct Classes {
        private let table: UnsafePointer<UInt8>

        init() {
            let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
            table.initialize(repeating: 0, count: 256)
            for byte in UInt8.min...UInt8.max {
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "_"), UInt8(ascii: ":"):
                    table[Int(byte)] = nameStart | inName
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    table[Int(byte)] = inName
                case UInt8(ascii: "&"), 0x09, 0x0A, 0x0D: table[Int(byte)] = toDecode
                case UInt8(ascii: "\""), UInt8(ascii: "'"): table[Int(byte)] = isQuote
                case UInt8(ascii: "<"), 0..<0x20: table[Int(byte)] = noValue
                case 0x80...: table[Int(byte)] = beyondASCII
                default: break
                }
            }
            self.table = UnsafePointer(table)
        }

        @inline(__always)
        subscript(byte: UInt8) -> UInt8 { table[Int(byte)] }
    }

    nonisolated(unsafe) static let classes = Classes()
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the bytes are UTF-8 of characters that XML allows, those of ASCII aside.
    var isLegalUTF8: Bool {
        if firstInvalidUTF8 != nil { return false }
        // A character cut off by the end is not caught above; U+FFFE and U+FFFF are no characters.
        let tail = suffix(3)
        for (index, byte) in tail.enumerated() {
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1
            if length > tail.count - index { return false }
        }
        return !indices.dropLast(2).contains {
            self[$0] == 0xEF && self[$0 + 1] == 0xBF && self[$0 + 2] >= 0xBE
        }
    }

    /// The value that an attribute written like this has, written over it: it is never longer.
    ///
    /// References to characters are the characters; each tab, line break and blank is one blank.
    /// - Throws: ``PlainXML/NotPlain`` for an entity that is not predefined and for what is no character.
    func decodedInPlace() throws -> UnsafeBufferPointer<UInt8> {
        guard let start = UnsafeMutablePointer(mutating: baseAddress) else { return self }
        var from = 0
        var to = 0
        while from < count {
            let byte = self[from]
            from += 1
            switch byte {
            case 0x0D:
                if from < count, self[from] == 0x0A { from += 1 }
                start[to] = 0x20
                to += 1
            case 0x09, 0x0A:
                start[to] = 0x20
                to += 1
            case UInt8(ascii: "&"):
                guard let length = self[from...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                    let character = Unicode.Scalar(
                        reference: String(decoding: self[from..<length], as: UTF8.self)
                    )
                else { throw PlainXML.NotPlain() }
                for unit in String(character).utf8 {
                    start[to] = unit
                    to += 1
                }
                from = length + 1
            default:
                start[to] = byte
                to += 1
            }
        }
        return UnsafeBufferPointer(start: start, count: to)
    }
}

extension Unicode.Scalar {
    /// The character that `&` and `;` with this between them stand for in any document; nil if there is none.
    fileprivate init?(reference: String) {
        switch reference {
        case "amp": self = "&"
        case "lt": self = "<"
        case "gt": self = ">"
        case "quot": self = "\""
        case "apos": self = "'"
        default:
            let isHexadecimal = reference.hasPrefix("#x")
            let digits = reference.dropFirst(isHexadecimal ? 2 : 1)
            guard reference.hasPrefix("#"), digits.first?.isHexDigit == true,
                let number = UInt32(digits, radix: isHexadecimal ? 16 : 10),
                let scalar = Unicode.Scalar(number),
                number >= 0x20 || [0x09, 0x0A, 0x0D].contains(number), number != 0xFFFE, number != 0xFFFF
            else { return nil }
            self = scalar
        }
    }
}
