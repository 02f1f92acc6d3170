import Delays
import EventLogs

/// What has to be over before each instance begins, as few as say it all.
///
/// An instance waits for every earlier one of its order that is not concurrent with it (`Delays/Enablement`). Of these, whatever
/// another of them waits for already is left out.
struct Enablers {
    /// As in ``ReplayWork``.
    private(set) var first: [Int] = [0]
    private(set) var instances: [Int32] = []

    /// - Complexity: O(k²) for an order of k instances, with sets of them as bits.
    init(_ log: EventLog, _ oracle: ConcurrencyOracle) {
        first.reserveCapacity(log.instanceCount + 1)
        for order in 0..<log.orderCount { add(log.instances(ofOrder: order), log, oracle) }
    }

    private mutating func add(_ own: Range<Int>, _ log: EventLog, _ oracle: ConcurrencyOracle) {
        let byEnd = own.sorted { (log.end[$0], $0) < (log.end[$1], $1) }
        let words = (own.count + 63) / 64
        // Of each instance all that have to be over before it, directly or not.
        var before = [UInt64](repeating: 0, count: words * own.count)
        for instance in own {
            let place = instance - own.lowerBound
            for earlier in byEnd.reversed()
            where (log.end[earlier], earlier) < (log.start[instance], instance)
                && !oracle.areConcurrent(log.activity[earlier], log.activity[instance])
            {
                let other = earlier - own.lowerBound
                let bit = UInt64(1) << UInt64(other & 63)
                guard before[place * words + other >> 6] & bit == 0 else { continue }
                instances.append(Int32(earlier))
                for word in 0..<words { before[place * words + word] |= before[other * words + word] }
                before[place * words + other >> 6] |= bit
            }
            first.append(instances.count)
        }
    }
}
