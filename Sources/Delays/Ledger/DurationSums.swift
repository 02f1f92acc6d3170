import EventLogs
import Parallelism

/// How large the sums of durations can get that are read off a log: whoever adds them up in 64 bits need not look then.
///
/// Orders of a month each fill 64 bits of microseconds when there are three and a half million of them, and so do sixty that
/// end in the year 9999. So sums are bounded in 128 bits first: roughly, by a number that no sum passes and that hardly any
/// log passes; then, if need be, one by one.
public struct DurationSums: Sendable {
    /// The lead times of all orders.
    let leadTimes: Int128
    /// Each order's lead time as often as it has instances: none of them has a duration that is longer.
    let bound: Int128
    /// Those that the bound does not rule out; nil where it does.
    let ofInstances: OfInstances?

    struct OfInstances: Sendable {
        /// From the start to the end of all instances.
        var work: Int128 = 0
        /// Between all instances of an order that follow one another, either way.
        var gaps: Int128 = 0
    }

    /// - Complexity: O(instances), on all processors.
    public init(of log: EventLog) {
        let ranges = log.orderRanges(count: 4 * processorCount)
        let parts = concurrentMap(ranges.count) { part in
            var (leadTimes, bound) = (Int128(0), Int128(0))
            log.end.withUnsafeBufferPointer { end in
                for order in ranges[part] {
                    let instances = log.instances(ofOrder: order)
                    if instances.isEmpty { continue }
                    var completion = Microseconds.min
                    for instance in instances { completion = max(completion, end[instance]) }
                    let leadTime = Int128(completion - log.arrival(ofOrder: order))
                    leadTimes += leadTime
                    bound += leadTime * Int128(instances.count)
                }
            }
            return (leadTimes: leadTimes, bound: bound)
        }
        leadTimes = parts.reduce(0) { $0 + $1.leadTimes }
        bound = parts.reduce(0) { $0 + $1.bound }
        ofInstances = bound <= Int128(Microseconds.max) ? nil : OfInstances(of: log)
    }

    /// Checks what can be known of a log before it is booked.
    /// - Throws: ``DurationError/sumTooLong(years:)``
    public func check() throws {
        if let ofInstances { try DurationSums.check(leadTimes, ofInstances.work, ofInstances.gaps) }
    }

    /// Checks how long the instances of a log took from when they could have begun, which is all that a ledger adds up.
    /// - Parameter ledger: that of the log, its starts estimated or not.
    /// - Throws: ``DurationError/sumTooLong(years:)``
    /// - Complexity: O(1) unless the log is huge, then O(instances), on all processors.
    public func check(_ ledger: DelayLedger) throws {
        if ofInstances == nil { return }
        let log = ledger.log
        let ranges = log.orderRanges(count: 4 * processorCount)
        let parts = concurrentMap(ranges.count) { part in
            let instances =
                log.firstInstance[ranges[part].lowerBound]..<log.firstInstance[ranges[part].upperBound]
            return instances.reduce(into: Int128(0)) { sum, instance in
                let begun = min(log.start[instance], ledger.enablement.enabled[instance])
                sum += Int128(log.end[instance] - begun)
            }
        }
        try DurationSums.check(parts.reduce(0, +))
    }

    private static func check(_ sums: Int128...) throws {
        guard let largest = sums.max(), largest > Int128(Microseconds.max) else { return }
        throw DurationError.sumTooLong(years: Int(largest / Int128(365.2425 * Double(Microseconds.day))))
    }
}

extension DurationSums.OfInstances {
    /// - Complexity: O(instances), on all processors.
    init(of log: EventLog) {
        let ranges = log.orderRanges(count: 4 * processorCount)
        let parts = concurrentMap(ranges.count) { part in
            var sums = DurationSums.OfInstances()
            for order in ranges[part] {
                let instances = log.instances(ofOrder: order)
                for instance in instances {
                    sums.work += Int128(log.end[instance] - log.start[instance])
                    if instance == instances.lowerBound { continue }
                    sums.gaps += Int128(abs(log.start[instance] - log.end[instance - 1]))
                }
            }
            return sums
        }
        for part in parts {
            work += part.work
            gaps += part.gaps
        }
    }
}

/// Why durations cannot be added up.
public enum DurationError: Error, Equatable {
    /// They add up to so many years, and microseconds in 64 bits to 292,271 at most.
    case sumTooLong(years: Int)
}
