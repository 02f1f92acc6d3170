/// The words and signs of an SQL text, without blanks and comments.
public struct SQLText: Sendable {
    public let tokens: [Token]

    public struct Token: Sendable, Equatable {
        /// Without its quotes, if it is a quoted name.
        public let text: String
        /// In bytes.
        public let offset: Int
        public let kind: Kind

        public enum Kind: Sendable {
            /// A keyword or a name, which may stand in double quotes, backticks or brackets.
            case word
            /// A text in single quotes.
            case literal
            case number, sign
        }
    }

    /// - Complexity: O(n) in the bytes of the text.
    public init(_ sql: String) {
        let bytes = Array(sql.utf8)
        var tokens: [Token] = []
        var at = 0
        func end(from start: Int, while condition: (UInt8) -> Bool) -> Int {
            var end = start
            while end < bytes.count, condition(bytes[end]) { end += 1 }
            return end
        }
        func add(_ kind: Token.Kind, _ text: ArraySlice<UInt8>, at offset: Int) {
            tokens.append(Token(text: String(decoding: text, as: UTF8.self), offset: offset, kind: kind))
        }
        while at < bytes.count {
            let start = at
            let byte = bytes[at]
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            switch byte {
            case 0x09...0x0D, 0x20: at += 1
            case UInt8(ascii: "-") where next == byte: at = end(from: at) { $0 != 0x0A }
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                at += 2
                while at < bytes.count,
                    !(bytes[at] == UInt8(ascii: "/") && bytes[at - 1] == UInt8(ascii: "*") && at > start + 2)
                {
                    at += 1
                }
                at = min(at + 1, bytes.count)
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "["):
                let closing = byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : byte
                var text: [UInt8] = []
                at += 1
                while at < bytes.count {
                    if bytes[at] == closing {
                        // A doubled quote is one of the text, except that brackets know none.
                        guard closing == byte, at + 1 < bytes.count, bytes[at + 1] == closing else { break }
                        at += 1
                    }
                    text.append(bytes[at])
                    at += 1
                }
                at = min(at + 1, bytes.count)
                add(byte == UInt8(ascii: "'") ? .literal : .word, text[...], at: start)
            case _ where SQLText.isOfName(byte) && !(0x30...0x39).contains(byte):
                at = end(from: at, while: SQLText.isOfName)
                add(.word, bytes[start..<at], at: start)
            case 0x30...0x39:
                at = end(from: at) { SQLText.isOfName($0) || $0 == UInt8(ascii: ".") }
                add(.number, bytes[start..<at], at: start)
            default:
                at += 1
                add(.sign, bytes[start..<at], at: start)
            }
        }
        self.tokens = tokens
    }

    /// Where a word first stands, whatever the case of its letters.
    public func offset(of word: String) -> Int? {
        let folded = word.lowercased()
        return tokens.first { $0.kind == .word && $0.text.lowercased() == folded }?.offset
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }
}
