import Delays
import EventLogs

/// Hours on the critical paths by activity and cause; waiting before the first touch by its own causes, at the first activity.
struct StageHours: Sendable {
    private var totals: [Microseconds]
    /// Of what was done again.
    private(set) var rework: [Microseconds]
    private(set) var total: Microseconds = 0
    /// Those with instances.
    private(set) var orders = 0

    /// - Complexity: O(instances).
    init(_ ledger: DelayLedger) {
        let log = ledger.log
        totals = [Microseconds](repeating: 0, count: log.activities.count * Cause.allCases.count)
        rework = [Microseconds](repeating: 0, count: log.activities.count)
        for order in 0..<log.orderCount {
            orders += log.instances(ofOrder: order).isEmpty ? 0 : 1
            total += ledger.leadTime(ofOrder: order)
            ledger.forEachEntry(ofOrder: order) { instance, cause, length in
                let activity = Int(log.activity[instance])
                if cause == .firstTouch {
                    ledger.firstTouch.forEachPart(of: order) { add($1, activity, $0) }
                } else {
                    add(length, activity, cause)
                }
                if ledger.isRework[instance] { rework[activity] += length }
            }
        }
    }

    private mutating func add(_ length: Microseconds, _ activity: Int, _ cause: Cause) {
        totals[activity * Cause.allCases.count + cause.index] += length
    }

    subscript(_ activity: Int32, _ cause: Cause) -> Microseconds {
        totals[Int(activity) * Cause.allCases.count + cause.index]
    }

    /// Time on the critical paths of instances.
    /// - Complexity: O(instances of their orders).
    static func total(of instances: Set<Int>, _ ledger: DelayLedger) -> Microseconds {
        var sum: Microseconds = 0
        for order in Set(instances.map { ledger.log.order(ofInstance: $0) }) {
            ledger.forEachEntry(ofOrder: order) { instance, _, length in
                if instances.contains(instance) { sum += length }
            }
        }
        return sum
    }

    /// All hours that a lever answers.
    func answered(by target: LeverTarget) -> Microseconds {
        var sum: Microseconds = 0
        for activity in 0..<Int32(rework.count) where target.activities?.contains(activity) ?? true {
            for cause in target.causes { sum += self[activity, cause] }
        }
        return sum
    }
}
