import EventLogs

/// That an activity is done in batches by rule, and by which.
public enum BatchPolicy: Sendable, Equatable {
    /// Orders are begun together, in one go.
    case together
    /// Work begins when so many orders are there.
    case size(Int)
    /// Work begins at these times of the day (microseconds after local midnight).
    case clock([Microseconds])
}

extension BatchPolicy {
    /// The share of the groups that must have the usual size.
    private static let regularShare = 0.6

    /// The rule that makes groups alike, if one does.
    init?(ofGroups groups: [BatchGroup]) {
        var sizes: [Int: Int] = [:]
        for group in groups { sizes[group.size, default: 0] += 1 }
        if let usual = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), usual.key >= 3,
            Double(usual.value) >= BatchPolicy.regularShare * Double(groups.count)
        {
            self = .size(usual.key)
            return
        }
        let together = groups.lazy.filter(\.startsTogether).reduce(0) { $0 + $1.size }
        guard together * 2 >= groups.reduce(0, { $0 + $1.size }) else { return nil }
        self = .together
    }

    /// The batches that the rule made of a group: one begun in one go is one; by a rule of size, a group of twice the
    /// size or more is several back to back, and one of less than half the size is none.
    func batches(
        in group: BatchGroup,
        _ members: ArraySlice<Int32>,
        _ log: EventLog,
        _ enabled: [Microseconds]
    ) -> [Batch] {
        let whole = { [Batch(group, members, log: log)] }
        switch self {
        case .together: return group.startsTogether ? whole() : []
        case .clock: return whole()
        case .size(let usual):
            if group.startsTogether { return whole() }
            guard group.size * 2 >= usual else { return [] }
            guard group.size >= 2 * usual else { return whole() }
            return stride(from: 0, to: group.size - group.size % usual, by: usual).map { first in
                let isLast = first + 2 * usual > group.size
                let part = members.dropFirst(first).prefix(isLast ? group.size : usual)
                let filled = part.map { enabled[Int($0)] }.max() ?? group.lastEnabled
                return Batch(part, filled: filled, log: log)
            }
        }
    }
}
