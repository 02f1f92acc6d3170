extension UnsafeBufferPointer<UInt8> {
    /// Whether the field is empty or holds blanks only, and so is missing.
    @inlinable
    @inline(__always)
    public var isBlank: Bool {
        guard let first else { return true }
        return first <= 0x20 && allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    }

    /// The text for a message, cut to ``RejectedRow/longestText`` characters.
    public var shortened: String {
        let longest = RejectedRow.longestText
        // Four bytes hold one character at most, so a prefix of that length decodes to enough of them.
        let text = String(decoding: prefix(4 * longest + 4), as: UTF8.self)
        return text.count > longest ? text.prefix(longest - 1) + "…" : text
    }

    /// The offset of the first byte that is not UTF-8; a character cut off by the end is taken to be whole.
    public var firstInvalidUTF8: Int? {
        let raw = UnsafeRawBufferPointer(self)
        var at = 0
        while at < count {
            if at + 8 <= count,
                raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                at += 8
                continue
            }
            let byte = self[at]
            if byte < 0x80 {
                at += 1
                continue
            }
            guard byte >= 0xC2, byte <= 0xF4 else { return at }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
            for position in 1..<length {
                guard at + position < count else { return nil }
                let next = self[at + position]
                // The second byte also rules out overlong forms, surrogates and what is beyond U+10FFFF.
                let isSecond = position == 1
                let lowest: UInt8 = isSecond && byte == 0xE0 ? 0xA0 : isSecond && byte == 0xF0 ? 0x90 : 0x80
                let highest: UInt8 = isSecond && byte == 0xED ? 0x9F : isSecond && byte == 0xF4 ? 0x8F : 0xBF
                guard next >= lowest, next <= highest else { return at }
            }
            at += length
        }
        return nil
    }
}

extension NameTable {
    /// Whether all names are valid UTF-8.
    public var isUTF8: Bool { bytes.withUnsafeBufferPointer(\.firstInvalidUTF8) == nil }
}

extension RowFields {
    /// The row for a message, its fields separated by the delimiter, cut as `UnsafeBufferPointer.shortened` is.
    public func shortened(by delimiter: UInt8) -> String {
        let most = 4 * RejectedRow.longestText + 5
        var bytes: [UInt8] = []
        for column in 0..<count {
            if column > 0 { bytes.append(delimiter) }
            bytes += self[column].prefix(most - min(bytes.count, most))
            if bytes.count >= most { break }
        }
        return bytes.withUnsafeBufferPointer(\.shortened)
    }
}
