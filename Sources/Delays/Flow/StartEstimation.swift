import EventLogs
import Sorting
import WorkCalendars

extension EventLog {
    /// The log with a start estimated for every instance that has none and names its resource; without a resource there is
    /// nothing to tell work from waiting by, and the start stays absent.
    ///
    /// The start is the later of the instance's enablement and the previous completion of its resource, and then the
    /// next moment at which the resource is on duty; never after the end. The rule without the duty is that of
    /// Chapela-Campa and Dumas, "Repairing Activity Start Times to Improve Business Process Simulation" (2022).
    /// An order's first instance has nothing before it: it starts when the order arrives, if that is known, else its
    /// work takes no time.
    /// - Complexity: O(n log n) in the instances.
    public func estimatingStarts(roster: DutyRoster, thresholds: ConcurrencyOracle.Thresholds = .init())
        -> EventLog
    {
        guard hasStarts(.absent) else { return self }
        let enablement = Enablement(log: self, oracle: ConcurrencyOracle(log: self, thresholds: thresholds))
        let previousCompletion = previousCompletions()
        var starts = start
        var sources = startSource
        for instance in 0..<instanceCount where startSource[instance] == .absent && resource[instance] >= 0 {
            sources[instance] = .estimated
            var estimate = max(enablement.enabled[instance], previousCompletion[instance])
            estimate = roster.onDuty[Int(resource[instance])].next(atOrAfter: estimate) ?? estimate
            starts[instance] = min(estimate, end[instance])
        }
        return settingStarts(starts, sources: sources)
    }

    /// When the resource of each instance had last completed something before; the distant past if it never had.
    private func previousCompletions() -> [Microseconds] {
        var result = [Microseconds](repeating: .min, count: instanceCount)
        var last = [Microseconds](repeating: .min, count: resources.count)
        var byEnd = (0..<Int32(instanceCount)).map { $0 }
        byEnd.radixSort { end[Int($0)].radixKey }
        for instance in byEnd.lazy.map(Int.init) where resource[instance] >= 0 {
            let person = Int(resource[instance])
            result[instance] = last[person]
            last[person] = end[instance]
        }
        return result
    }
}
