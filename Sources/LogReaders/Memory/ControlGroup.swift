import Foundation

/// The memory that Linux allows the control group of a container.
///
/// The kernel's documentation, "Control Group v2", section Memory, and "Memory Resource Controller" for version 1.
enum ControlGroup {
    /// What the group at that folder may still take; nil if it has no limit. Files that the group has read are not counted as
    /// taken: the kernel drops them when memory is wanted.
    static func free(below folder: String) -> Int? {
        free("\(folder)/memory.max", "\(folder)/memory.current", "\(folder)/memory.stat")
            ?? free(
                "\(folder)/memory/memory.limit_in_bytes",
                "\(folder)/memory/memory.usage_in_bytes",
                "\(folder)/memory/memory.stat"
            )
    }

    private static func free(_ limit: String, _ used: String, _ statistics: String) -> Int? {
        // A group without a limit says `max`, or a number near the largest there is.
        guard let limit = number(limit), limit < 1 << 60 else { return nil }
        let lines = (try? String(contentsOfFile: statistics, encoding: .utf8))?.split(separator: "\n") ?? []
        let files = lines.map { $0.split(separator: " ") }
            .filter { $0.count == 2 && ["active_file", "inactive_file"].contains($0[0]) }
            .compactMap { Int($0[1]) }
        return limit - max(0, (number(used) ?? 0) - files.reduce(0, +))
    }

    private static func number(_ path: String) -> Int? {
        let text = try? String(contentsOfFile: path, encoding: .utf8)
        return text.flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
}
