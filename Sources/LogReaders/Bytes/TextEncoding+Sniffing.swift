import EventLogs

extension TextEncoding {
    /// How many bytes of a file its encoding is told from.
    static let sampleSize = 256 * 1_024

    /// The encoding that a byte order mark at the front stands for, and the length of the mark.
    static func byteOrderMark(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// The encoding of a text without a byte order mark, by its first bytes.
    ///
    /// Text that is valid UTF-8 is UTF-8. Where much of every other byte is zero it is UTF-16. Where the bytes
    /// above 127 come in pairs of the characters in daily use (GB 2312, which is 0xA1 and above in both bytes)
    /// it is GB 18030. Western 8-bit encodings cannot be told from one another and have to be named.
    /// - Throws: ``ReadingError/badText(path:encoding:offset:)``.
    static func sniffed(_ bytes: [UInt8], path: String) throws -> TextEncoding {
        if let encoding = utf16(bytes) { return encoding }
        guard let offset = bytes.withUnsafeBufferPointer(\.firstInvalidUTF8) else { return .utf8 }
        if looksLikeGB18030(bytes) { return .gb18030 }
        throw ReadingError.badText(path: path, encoding: .utf8, offset: offset)
    }

    private static func utf16(_ bytes: [UInt8]) -> TextEncoding? {
        let pairs = bytes.count / 2
        guard pairs >= 4 else { return nil }
        var even = 0
        var odd = 0
        for pair in 0..<pairs {
            if bytes[2 * pair] == 0 { even += 1 }
            if bytes[2 * pair + 1] == 0 { odd += 1 }
        }
        if odd * 3 > pairs, even * 10 < odd { return .utf16LittleEndian }
        if even * 3 > pairs, odd * 10 < even { return .utf16BigEndian }
        return nil
    }

    private static func looksLikeGB18030(_ bytes: [UInt8]) -> Bool {
        var daily = 0
        var other = 0
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte < 0x80 { continue }
            guard at < bytes.count else { break }
            let second = bytes[at]
            if byte >= 0xA1, byte <= 0xF7, second >= 0xA1, second <= 0xFE {
                daily += 1
                at += 1
            } else if byte >= 0x81, byte <= 0xFE, second >= 0x40, second <= 0xFE, second != 0x7F {
                other += 1
                at += 1
            } else if byte >= 0x81, byte <= 0xFE, second &- 0x30 <= 9 {
                other += 1
                at += 3
            } else {
                return false
            }
        }
        return daily >= 9 * other && daily > 0
    }

    var nameForIconv: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .gb18030: "GB18030"
        case .latin1: "ISO-8859-1"
        case .windows1252: "WINDOWS-1252"
        }
    }
}
