import EventLogs

/// When everything happened in a replay. What never did has `EventLog.missingTime`.
public struct ReplayTimes: Sendable, Equatable {
    /// When everything before an instance was over and what it waited for outside had passed: from then on it waits for the desk.
    public internal(set) var ready: [Microseconds]
    public internal(set) var start: [Microseconds]
    public internal(set) var end: [Microseconds]
    /// The index of the resource; -1 where nobody is needed, or nobody came.
    public internal(set) var resource: [Int32]

    init(instanceCount: Int) {
        ready = [Microseconds](repeating: EventLog.missingTime, count: instanceCount)
        start = ready
        end = ready
        resource = [Int32](repeating: -1, count: instanceCount)
    }

    /// How many instances were not done before the desk closed for good.
    public var undone: Int { end.count { $0 == EventLog.missingTime } }

    /// When the last instance of an order ended; nil if one never did, or there is none.
    public func completion(ofOrder order: Int, in work: ReplayWork) -> Microseconds? {
        let ends = end[work.firstInstance[order]..<work.firstInstance[order + 1]]
        guard let last = ends.max(), !ends.contains(EventLog.missingTime) else { return nil }
        return last
    }

    /// When everything that an instance waits for in its order was over.
    /// - Precondition: all of it was done.
    func enabled(_ instance: Int, ofOrder order: Int, in work: ReplayWork) -> Microseconds {
        var latest = work.arrival[order]
        for place in work.firstEnabler[instance]..<work.firstEnabler[instance + 1] {
            latest = max(latest, end[Int(work.enablers[place])])
        }
        return latest
    }
}
