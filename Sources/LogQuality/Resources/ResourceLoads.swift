import EventLogs

/// What the days of each resource of a log look like, for `ResourceLoadCheck`.
///
/// Where the work of the resources is at hand it takes a walk over it, so whoever has it counts the loads before letting go.
public struct ResourceLoads: Sendable {
    struct Load: Sendable {
        let events: Int
        /// The instance that the log has first; -1 without any.
        let first: Int
        /// Nil for resources with too few events to be judged.
        let days: ResourceDays?
    }

    /// By resource.
    let loads: [Load]

    /// - Parameter work: that of the log.
    /// - Complexity: O(n), on all processors.
    public init(of log: EventLog, work: ResourceWork) {
        self.init(of: log, work: work, TimeRange(of: log.end))
    }

    init(of log: EventLog, work: ResourceWork, _ range: TimeRange) {
        let hasEstimates = log.hasStarts(.estimated)
        loads = work.concurrentMapResources { resource in
            let instances = work[resource]
            guard instances.count >= ResourceLoadCheck.fewestEvents else {
                return Load(events: instances.count, first: Int(instances.min() ?? -1), days: nil)
            }
            let times = work.times(of: resource)
            return Load(
                events: instances.count,
                first: Int(instances.min() ?? -1),
                days: ResourceDays(
                    starts: times.starts,
                    ends: times.ends,
                    isRecorded: hasEstimates
                        ? instances.map { log.startSource[Int($0)] == .recorded } : nil,
                    range,
                    log.zone
                )
            )
        }
    }
}
