import EventLogs

extension QueueDiscipline {
    /// The rule that a replay goes by.
    var queueRule: ReplayDesk.QueueRule {
        if isAsLogged { return .lowestRank }
        return switch confirmedKeys {
        case []: .firstInFirstOut
        case [.lastIn]: .lastInFirstOut
        case [.value(.effort, highestFirst: false)]: .shortestFirst
        default: .lowestRank
        }
    }

    /// Whether all that waits is of one of a few classes, the first class first.
    var goesByClasses: Bool {
        !isAsLogged && !confirmedKeys.isEmpty
            && confirmedKeys.allSatisfy {
                switch $0 {
                case .thresholds, .categories: true
                case .value, .lastIn: false
                }
            }
    }

    /// Numbers the instances of its activities from those that go first; what is alike has the same rank.
    /// - Complexity: O(n log n) in the instances of its activities.
    func rank(_ instances: [Int32], _ columns: [PriorityColumn], _ log: EventLog, into rank: inout [Double]) {
        guard queueRule == .lowestRank else { return }
        let places =
            isAsLogged
            ? [{ Double(log.start[Int($0)]) }]
            : confirmedKeys.map { PriorityRule.place(by: $0, columns) }
        let ranked = instances.map { instance in (instance, places.map { $0(instance) }) }
            .sorted { $0.1.lexicographicallyPrecedes($1.1) }
        var current = 0.0
        for (index, entry) in ranked.enumerated() {
            if index > 0, ranked[index - 1].1 != entry.1 { current += 1 }
            rank[Int(entry.0)] = current
        }
    }
}
