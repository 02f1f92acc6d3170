import EventLogs
import Parallelism
import WorkCalendars

/// When each instance was ready to be worked on: from its enablement on, or only after it had waited for something
/// outside the desk.
///
/// If somebody was free to take the order at some moment and did not, it was not ready then. So it became ready
/// between the last such moment and its start: an interval-censored time. Where the interval is a point, it is known;
/// elsewhere it is the expected one under the distribution of the activity's outside waits over the whole log, given
/// the interval and who went before it (``IntervalCensoredDistribution``, ``OvertakingEvidence``): an order that nearly
/// all later ones overtook was hardly ready all the time. An activity without any sign of outside waits gets none.
///
/// The idea that free moments bound the outside wait from below is that of "eclipse-aware" extraneous delays
/// (Chapela-Campa and Dumas, "Modeling extraneous activity delays in business process simulation", 2022); treating
/// the rest as censored is ours.
struct Readiness: Sendable {
    let ready: [Microseconds]

    /// - Parameters:
    ///   - policies: who waited for a batch is ready when it is complete.
    init(log: EventLog, enabled: [Microseconds], queues: WorkQueues, policies: BatchPolicies) {
        var ready = enabled
        var byActivity = [[Int]](repeating: [], count: log.activities.count)
        for instance in 0..<log.instanceCount where queues.queue[instance] >= 0 {
            if let filled = policies.filled(instance) {
                ready[instance] = filled
            } else {
                byActivity[Int(log.activity[instance])].append(instance)
            }
        }
        let outside = concurrentMap(byActivity.count) { [byActivity] activity in
            Readiness.outsideWaits(of: byActivity[activity], log, enabled, queues)
        }
        for (instances, waits) in zip(byActivity, outside) {
            for (instance, wait) in zip(instances, waits) { ready[instance] += wait }
        }
        self.ready = ready
    }

    /// What each of an activity's instances waited for outside; none where nothing shows that any did.
    private static func outsideWaits(
        of instances: [Int],
        _ log: EventLog,
        _ enabled: [Microseconds],
        _ queues: WorkQueues
    ) -> [Microseconds] {
        let least = instances.map { instance -> Microseconds in
            let idle = queues.idle[Int(queues.queue[instance])]
            let lastFree = idle.lastEnd(before: log.start[instance]) ?? .min
            return max(enabled[instance], min(lastFree, log.start[instance])) - enabled[instance]
        }
        guard least.contains(where: { $0 > 0 }) else { return [] }
        return OutsideWaits(
            enabled: instances.map { enabled[$0] },
            start: instances.map { log.start[$0] },
            least: least,
            queue: instances.map { Int(queues.queue[$0]) }
        ).expected
    }
}
