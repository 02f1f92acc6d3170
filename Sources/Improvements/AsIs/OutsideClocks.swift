import Delays
import EventLogs
import WorkCalendars

/// Whether time passes for outside waits at all hours, or in those of the people who go on with the order.
///
/// What ends at any hour, such as a customer's answer, ends off duty as often as there are hours off duty. What ends when somebody looks
/// after it ends on duty. Were it counted on all hours, a wait that begins a little later in the replay would end at night more often
/// than it did, and what ends at night waits for the morning: orders would drift from night to night.
struct OutsideClocks {
    /// Of each instance, on its clock.
    private(set) var lengths: [Microseconds]
    /// Of each instance, the resource whose hours count; -1 where all do.
    private(set) var clocks: [Int32]

    /// Outside waits of an activity that end off duty this often, compared with how often they would if one wait had been as long as
    /// another, end at any hour.
    private static let leastRatio = 0.5

    /// - Parameters:
    ///   - outside: how long each instance waited outside, in all hours.
    ///   - onDuty: of each resource.
    /// - Complexity: O(instances · log intervals).
    init(_ log: EventLog, enabled: EnabledTimes, _ outside: [Microseconds], _ onDuty: [IntervalSet]) {
        lengths = outside
        clocks = [Int32](repeating: -1, count: log.instanceCount)
        var ofActivity = [[Int]](repeating: [], count: log.activities.count)
        for instance in 0..<log.instanceCount where outside[instance] > 0 && log.resource[instance] >= 0 {
            ofActivity[Int(log.activity[instance])].append(instance)
        }
        for instances in ofActivity {
            /// Whether a wait of an instance would end off duty; an end is on duty at the last moment of an interval too.
            func endsOffDuty(_ instance: Int, after length: Microseconds) -> Bool {
                !onDuty[Int(log.resource[instance])].contains(enabled[instance] + length - 1)
            }
            let ended = instances.count { endsOffDuty($0, after: outside[$0]) }
            let expected = instances.indices.count { place in
                let other = instances[(place + instances.count / 2) % instances.count]
                return endsOffDuty(instances[place], after: outside[other])
            }
            if Double(ended) >= Self.leastRatio * Double(expected) { continue }
            for instance in instances {
                let ready = enabled[instance] + outside[instance]
                clocks[instance] = log.resource[instance]
                lengths[instance] = onDuty[Int(log.resource[instance])].duration(
                    from: enabled[instance],
                    to: ready
                )
            }
        }
    }
}
