import EventLogs
import Foundation

/// How much memory a log and its analysis may take, so that one that does not fit is refused before the machine swaps.
public struct MemoryBudget: Sendable, Equatable {
    public let bytes: Int
    /// Whether the user said so; else it is what the machine has free.
    public let isGiven: Bool

    /// What an activity instance takes at the most, from reading to report, what each further column adds to it, and what
    /// each byte of the distinct texts of such columns does: measured, see `Benchmarks/README.md`.
    private static let bytesPerInstance = 110
    private static let bytesPerAttribute = 8
    private static let bytesPerTextByte = 3

    public init(bytes: Int, isGiven: Bool) {
        self.bytes = bytes
        self.isGiven = isGiven
    }

    /// `4GB`, `3.5 G`, `512MB`, `2000000000`; nil for anything else. A kilobyte has 1,024 bytes.
    public init?(_ text: String) {
        let text = text.uppercased().filter { $0 != " " }
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number > 0 else { return nil }
        let unit: Double
        switch text.dropFirst(digits.count) {
        case "", "B": unit = 1
        case "K", "KB", "KIB": unit = 0x1p10
        case "M", "MB", "MIB": unit = 0x1p20
        case "G", "GB", "GIB": unit = 0x1p30
        case "T", "TB", "TIB": unit = 0x1p40
        default: return nil
        }
        guard number * unit >= 1, number * unit < 0x1p62 else { return nil }
        self.init(bytes: Int(number * unit), isGiven: true)
    }

    /// What the machine has free, or the container that the program runs in; nil where the system does not say.
    public static func available() -> MemoryBudget? {
        let system = field("MemAvailable:", of: "/proc/meminfo").map { $0 * 1_024 }
        return [system, ControlGroup.free(below: "/sys/fs/cgroup")].compactMap(\.self).min().map {
            MemoryBudget(bytes: max($0, 0), isGiven: false)
        }
    }

    /// The budget for who puts the rows together.
    var ofAssembly: AssemblyMemory {
        AssemblyMemory(
            bytes: bytes,
            bytesPerRow: MemoryBudget.bytesPerInstance,
            bytesPerValue: MemoryBudget.bytesPerAttribute,
            bytesPerTextByte: MemoryBudget.bytesPerTextByte
        )
    }

    /// - Throws: ``ReadingError/tooLittleMemory(path:rows:needed:budget:)`` if so many rows do not fit, whatever their texts.
    public func check(rows: Int, attributes: Int, path: String) throws {
        let needed = ofAssembly.needed(rows: rows, attributes: attributes)
        if needed > bytes {
            throw ReadingError.tooLittleMemory(path: path, rows: rows, needed: needed, budget: self)
        }
    }

    private static func field(_ name: String, of path: String) -> Int? {
        let text = try? String(contentsOfFile: path, encoding: .utf8)
        let line = text?.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
}
