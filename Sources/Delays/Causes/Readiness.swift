import EventLogs
import Parallelism
import Sorting
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
    /// When each instance was enabled: most are ready then.
    private let enabled: EnabledTimes
    /// Those that became ready later, and when.
    private let later: InstanceSet
    private let times: [Microseconds]

    /// Instances that are looked at in one go: a multiple of 64, see ``InstanceSet``.
    private static let sliceSize = 1 << 15

    /// All are ready when they are enabled.
    init(enabled: EnabledTimes) {
        (self.enabled, later, times) = (enabled, .empty, [])
    }

    /// When an instance was ready.
    /// - Complexity: O(1).
    @inline(__always)
    subscript(instance: Int) -> Microseconds {
        guard later.count > 0, let place = later.place(of: instance) else { return enabled[instance] }
        return times[place]
    }

    /// When some instances that lie anywhere in the log were ready.
    /// - Parameter times: as many as instances; all are written.
    func gather(_ instances: UnsafeBufferPointer<Int32>, into times: UnsafeMutableBufferPointer<Microseconds>)
    {
        enabled.gather(instances, into: times)
        guard later.count > 0 else { return }
        for place in instances.indices {
            if let ready = later.place(of: Int(instances[place])) { times[place] = self.times[ready] }
        }
    }

    /// - Parameters:
    ///   - policies: who waited for a batch is ready when it is complete.
    /// - Complexity: O(n log n) in the instances of an activity, on all processors.
    init(log: EventLog, enabled: EnabledTimes, queues: WorkQueues, policies: BatchPolicies) {
        let sliceCount = (log.instanceCount + Readiness.sliceSize - 1) / Readiness.sliceSize
        let slices = (0..<sliceCount).map {
            $0 * Readiness.sliceSize..<min(($0 + 1) * Readiness.sliceSize, log.instanceCount)
        }
        let free = FreeMoments(log: log, enabled: enabled, queues: queues, policies: policies)
        let signs = concurrentMap(sliceCount) { free.hasOutsideWaits(slices[$0]) }
        let isOutside = log.activities.names.indices.map { activity in signs.contains { $0[activity] } }
        var candidates = concurrentMap(sliceCount) { free.candidates(slices[$0], of: isOutside) }
        // One activity after the other, each on all processors: what is worked out on the way to its waits is large.
        let outside = isOutside.indices.map { activity in
            let instances = candidates.flatMap { $0[activity] }
            for slice in candidates.indices { candidates[slice][activity] = [] }
            return isOutside[activity]
                ? FoundWaits(instances, free.outsideWaits(of: instances)) : FoundWaits([], [])
        }
        candidates = []
        /// Each instance of a slice that waited outside, with how long.
        @Sendable func forEachWait(in slice: Int, _ body: (Int32, Microseconds) -> Void) {
            for waits in outside { waits.forEach(in: slices[slice], body) }
        }
        let later = InstanceSet(instanceCount: log.instanceCount, sliceCount: sliceCount) { slice, insert in
            forEachWait(in: slice) { instance, _ in insert(instance) }
        } rest: { insert in
            for batch in policies.batches { for instance in batch.instances { insert(instance) } }
        }
        times = filledArray(later.count) { (times: UnsafeMutableBufferPointer<Microseconds>) in
            nonisolated(unsafe) let times = times
            concurrently(sliceCount) { slice in
                forEachWait(in: slice) { instance, wait in
                    if let place = later.place(of: Int(instance)) {
                        times[place] = enabled[Int(instance)] + wait
                    }
                }
            }
            let ranges = evenRanges(of: policies.batches.count, parts: 8 * processorCount)
            concurrently(ranges.count) { part in
                for batch in policies.batches[ranges[part]] {
                    for instance in batch.instances {
                        if let place = later.place(of: Int(instance)) { times[place] = batch.filled }
                    }
                }
            }
        }
        self.enabled = enabled
        self.later = later
    }
}

/// The instances of an activity that waited outside, ascending, and how long.
private struct FoundWaits: Sendable {
    private let instances: [Int32]
    private let waits: [Microseconds]

    /// - Parameter waits: of each instance, many of which did not wait.
    /// - Complexity: O(instances), on all processors.
    init(_ instances: [Int32], _ waits: [Microseconds]) {
        let ranges = evenRanges(of: waits.count, parts: 8 * processorCount)
        let counts = concurrentMap(ranges.count) { part in
            waits[ranges[part]].reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
        }
        let total = counts.reduce(0, +)
        var found: [Microseconds] = []
        self.instances = filledArray(total) { (foundInstances: UnsafeMutableBufferPointer<Int32>) in
            found = filledArray(total) { (found: UnsafeMutableBufferPointer<Microseconds>) in
                nonisolated(unsafe) let (foundInstances, found) = (foundInstances, found)
                concurrently(ranges.count) { part in
                    var place = counts[..<part].reduce(0, +)
                    for index in ranges[part] where waits[index] != 0 {
                        (foundInstances[place], found[place]) = (instances[index], waits[index])
                        place &+= 1
                    }
                }
            }
        }
        self.waits = found
    }

    func forEach(in slice: Range<Int>, _ body: (Int32, Microseconds) -> Void) {
        let first = instances.partitionPoint { Int($0) < slice.lowerBound }
        for place in first..<instances.count {
            if Int(instances[place]) >= slice.upperBound { break }
            body(instances[place], waits[place])
        }
    }
}

/// What the free moments of the queues tell of outside waits.
private struct FreeMoments: Sendable {
    let log: EventLog
    let enabled: EnabledTimes
    let queues: WorkQueues
    let policies: BatchPolicies

    /// For each activity, whether any of some instances waited for something outside.
    func hasOutsideWaits(_ instances: Range<Int>) -> [Bool] {
        var isOutside = [Bool](repeating: false, count: log.activities.count)
        for instance in instances where enabled[instance] < log.start[instance] {
            let activity = Int(log.activity[instance])
            guard !isOutside[activity], let queue = queues.queue(of: instance, in: log),
                policies.filled(instance) == nil
            else { continue }
            isOutside[activity] = leastWait(of: instance, queue) > 0
        }
        return isOutside
    }

    /// Those of some instances that may have waited outside, for each of the activities in which any did.
    func candidates(_ instances: Range<Int>, of isOutside: [Bool]) -> [[Int32]] {
        var candidates = [[Int32]](repeating: [], count: isOutside.count)
        for instance in instances where isOutside[Int(log.activity[instance])] {
            if log.resource[instance] >= 0, policies.filled(instance) == nil {
                candidates[Int(log.activity[instance])].append(Int32(truncatingIfNeeded: instance))
            }
        }
        return candidates
    }

    /// The least that an instance can have waited outside: up to the last moment at which its queue had somebody free.
    @inline(__always)
    private func leastWait(of instance: Int, _ queue: Int) -> Microseconds {
        let (from, to) = (enabled[instance], log.start[instance])
        let lastFree = queues.idle[queue].lastEnd(before: to) ?? .min
        return max(from, min(lastFree, to)) - from
    }

    /// What each of an activity's instances waited for outside.
    func outsideWaits(of instances: [Int32]) -> [Microseconds] {
        let waits = OutsideWaits(count: instances.count) { number in
            let instance = Int(instances[number])
            guard let queue = queues.queue(of: instance, in: log) else {
                preconditionFailure("who has a queue")
            }
            return BoundedWait(
                enabled: enabled[instance],
                start: log.start[instance],
                least: leastWait(of: instance, queue),
                queue: Int32(truncatingIfNeeded: queue)
            )
        }
        return waits.expected
    }
}
