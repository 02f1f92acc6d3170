import EventLogs

extension EventLog {
    /// The share of the recorded starts and ends from which on midnight means that no time of day was recorded.
    private static let dateShare = 0.95

    /// Whether the log has dates without times of day: at least 95 % of its recorded starts and ends are at local
    /// midnight. What happened within a day, and so why anything waited, cannot be told from it.
    /// - Complexity: O(n log t) in the instances and the zone's transitions.
    public var hasDatesOnly: Bool {
        var midnights = 0
        var times = 0
        func count(_ instant: Microseconds) {
            times += 1
            if zone.timeOfDay(instant) == 0 { midnights += 1 }
        }
        // So many other times rule it out, whatever the rest are.
        let most = Int(2 * Double(instanceCount) * (1 - EventLog.dateShare)) + 1
        for instance in 0..<instanceCount {
            if times - midnights > most { return false }
            count(end[instance])
            if startSource[instance] == .recorded { count(start[instance]) }
        }
        return times > 0 && Double(midnights) >= EventLog.dateShare * Double(times)
    }
}
