import Foundation

/// How long the runs of a task took, the memory it took beyond what it was given, and figures of its result for
/// comparison with the peers'.
struct Measurement: Encodable {
    let seconds: [Double]
    let extraBytes: Int
    let figures: [String: [Double]]

    /// Runs `work` once to warm up, whose peak of memory counts, and then `runs` times.
    init(runs: Int, _ work: () throws -> [String: [Double]]) throws {
        let before = ProcessMemory.resident
        ProcessMemory.resetPeak()
        figures = try work()
        extraBytes = max(0, ProcessMemory.peak - before)
        seconds = try (0..<runs).map { _ in
            let start = ContinuousClock.now
            _ = try work()
            return (ContinuousClock.now - start) / .seconds(1)
        }
    }
}

/// This process's memory as Linux tells it.
enum ProcessMemory {
    static var resident: Int { kilobytes(of: "VmRSS") * 1024 }
    static var peak: Int { kilobytes(of: "VmHWM") * 1024 }

    static func resetPeak() {
        try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    private static func kilobytes(of field: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(field + ":") } ?? ""
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }
}
