import EventLogs
import Foundation

/// What is left of a name when capitals, blanks and full-width forms are overlooked.
enum NameSpellings {
    /// Shorter names may differ by capitals on purpose: `a` and `A` are two codes.
    static let shortestForCapitals = 4

    /// The codes of names that are spellings of one another, each group and the groups in order of appearance.
    /// - Complexity: O(bytes of the table).
    static func variants(of table: NameTable) -> [[Int]] {
        guard table.count > 1, !areFolded(table) else { return [] }
        var interner = NameInterner()
        var first: [Int] = []
        var groups: [Int32: [Int]] = [:]
        for code in 0..<table.count {
            let key = interner.code(of: folded(table[Int32(code)]))
            if Int(key) == first.count {
                first.append(code)
            } else {
                groups[key, default: [first[Int(key)]]].append(code)
            }
        }
        return groups.values.sorted { $0[0] < $1[0] }
    }

    /// Whether every name is what folding makes of it, so that no two of them can be spellings of one: small letters,
    /// digits and marks of ASCII.
    private static func areFolded(_ table: NameTable) -> Bool {
        table.withUnsafeStorage { bytes, _ in
            bytes.allSatisfy { $0 > 0x20 && $0 < 0x80 && !(0x41...0x5A).contains($0) }
        }
    }

    /// The name without blanks around it, runs of blanks as one, small letters where it is long enough.
    static func folded(_ name: String) -> String {
        if let plain = foldedASCII(name) { return plain }
        let composed = name.precomposedStringWithCompatibilityMapping
        let words = composed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count < shortestForCapitals ? words : words.lowercased()
    }

    /// The same for names of ASCII only, byte by byte; nil for others.
    private static func foldedASCII(_ name: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var isAfterBlank = false
        for byte in name.utf8 {
            if byte >= 0x80 { return nil }
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                isAfterBlank = true
                continue
            }
            if isAfterBlank, !bytes.isEmpty { bytes.append(0x20) }
            isAfterBlank = false
            bytes.append(byte)
        }
        if bytes.count >= shortestForCapitals {
            for index in bytes.indices where (0x41...0x5A).contains(bytes[index]) { bytes[index] |= 0x20 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func hasBlanksAround(_ name: String) -> Bool {
        name.first?.isWhitespace == true || name.last?.isWhitespace == true
    }

    /// Words that stand for "nobody" or "nothing" in exports.
    static func isPlaceholder(_ name: String) -> Bool { placeholders.contains(folded(name).lowercased()) }

    private static let placeholders: Set<String> = [
        "na", "n/a", "n.a.", "#n/a", "nan", "null", "(null)", "nil", "none", "unknown", "undefined",
        "not assigned",
        "unassigned", "-", "--", "---", "?", ".", "#", "tbd", "test", "dummy", "无", "空", "未知", "未分配", "待定",
    ]
}
