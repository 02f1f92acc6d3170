import EventLogs
import Statistics
import WorkCalendars

/// When each instance was ready to be worked on: from its enablement on, or only after it had waited for something
/// outside the desk.
///
/// If somebody was free to take the order at some moment and did not, it was not ready then. So it became ready
/// between the last such moment and its start: an interval-censored time. Where the interval is a point, it is known;
/// elsewhere it is the expected one, given the interval and the distribution of outside waits of that activity over
/// the whole log (``IntervalCensoredDistribution``). An activity without any sign of outside waits gets none.
///
/// The idea that free moments bound the outside wait from below is that of "eclipse-aware" extraneous delays
/// (Chapela-Campa and Dumas, "Modeling extraneous activity delays in business process simulation", 2022); treating
/// the rest as censored is ours.
struct Readiness: Sendable {
    let ready: [Microseconds]

    /// - Parameter isExcluded: instances that wait for a batch; they are ready when enabled.
    init(log: EventLog, enabled: [Microseconds], queues: WorkQueues, isExcluded: (Int) -> Bool) {
        var ready = enabled
        var byActivity = [[Int32]](repeating: [], count: log.activities.count)
        var least = [Microseconds](repeating: 0, count: log.instanceCount)
        for instance in 0..<log.instanceCount where queues.queue[instance] >= 0 && !isExcluded(instance) {
            let idle = queues.idle[Int(queues.queue[instance])]
            let lastFree = idle.lastEnd(before: log.start[instance]) ?? .min
            least[instance] = max(enabled[instance], min(lastFree, log.start[instance])) - enabled[instance]
            byActivity[Int(log.activity[instance])].append(Int32(instance))
        }
        for instances in byActivity where instances.contains(where: { least[Int($0)] > 0 }) {
            let waits = instances.map { log.start[Int($0)] - enabled[Int($0)] }
            let lower = instances.map { Double(least[Int($0)]) }
            let distribution = IntervalCensoredDistribution(
                lower: lower,
                upper: waits.map(Double.init),
                resolution: Double(Microseconds.second)
            )
            for (index, instance) in instances.enumerated() {
                let bound = least[Int(instance)]
                if waits[index] - bound < .second {
                    ready[Int(instance)] += bound
                } else {
                    let expected = distribution.expected(between: lower[index], and: Double(waits[index]))
                    ready[Int(instance)] += min(max(Microseconds(expected.rounded()), bound), waits[index])
                }
            }
        }
        self.ready = ready
    }
}
