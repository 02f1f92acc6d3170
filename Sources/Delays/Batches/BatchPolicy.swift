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
        let largest = groups.lazy.map(\.size).max() ?? 0
        var counts = [Int](repeating: 0, count: largest + 1)
        for group in groups { counts[group.size] += 1 }
        if let usual = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }), usual >= 3,
            Double(counts[usual]) >= BatchPolicy.regularShare * Double(groups.count)
        {
            self = .size(usual)
            return
        }
        let together = groups.lazy.filter(\.startsTogether).reduce(0) { $0 + $1.size }
        guard together * 2 >= groups.reduce(0, { $0 + $1.size }) else { return nil }
        self = .together
    }

    /// Adds the batches that the rule made of a group: one begun in one go is one; by a rule of size, a group of twice the
    /// size or more is several back to back, and one of less than half the size is none.
    func addBatches(
        in group: BatchGroup,
        _ members: ArraySlice<Int32>,
        _ log: EventLog,
        _ enabled: EnabledTimes,
        to batches: inout [Batch]
    ) {
        switch self {
        case .together:
            if group.startsTogether { batches.append(Batch(group, members, log: log)) }
        case .clock: batches.append(Batch(group, members, log: log))
        case .size(let usual):
            guard group.startsTogether || group.size * 2 >= usual else { return }
            guard !group.startsTogether, group.size >= 2 * usual else {
                batches.append(Batch(group, members, log: log))
                return
            }
            for first in stride(from: 0, to: group.size - group.size % usual, by: usual) {
                let isLast = first + 2 * usual > group.size
                let part = members.dropFirst(first).prefix(isLast ? group.size : usual)
                let filled = part.map { enabled[Int($0)] }.max() ?? group.lastEnabled
                batches.append(Batch(part, filled: filled, log: log))
            }
        }
    }
}
