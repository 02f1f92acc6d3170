import EventLogs
import Sorting
import WorkCalendars

/// Causes of waiting as the research literature books them, to compare with: Lashkevich, Milani, Chapela-Campa,
/// Suvorau and Dumas, "Why Am I Waiting? Data-Driven Analysis of Waiting Times in Business Processes" (CAiSE 2023).
///
/// Only the resource that did the work in the end is looked at. Waiting for a batch (any group that has the shape of
/// one) comes first, then the resource's work on what was enabled before (contention), then its work on what was
/// enabled after (prioritization), then time outside its calendar; the rest is extraneous. `DelayLedger` departs from
/// this where `Documentation/DelayLedger.md` says why.
public struct LiteratureCauses: Sendable {
    /// The waiting of each instance since its enablement.
    public let waiting: [WaitingParts]
    public let enablement: Enablement
    let oracle: ConcurrencyOracle

    /// - Parameters:
    ///   - roster: the calendars; overtime does not count as duty.
    ///   - leastBatchSize: the fewest instances of a batch.
    /// - Complexity: for each instance, the work of its resource during the wait.
    public init(log: EventLog, roster: DutyRoster, leastBatchSize: Int = 2) {
        var thresholds = ConcurrencyOracle.Thresholds()
        thresholds.overlap = nil
        let oracle = ConcurrencyOracle(log: log, thresholds: thresholds)
        let enablement = Enablement(log: log, oracle: oracle)
        let work = ResourceWork(log: log)
        let batches = BatchDiscovery(
            log: log,
            work: work,
            enabled: enablement.enabled,
            shape: BatchShape(leastSize: leastBatchSize)
        ).batches(in: log)
        var batchOf = [Int32](repeating: -1, count: log.instanceCount)
        for (number, batch) in batches.enumerated() {
            for instance in batch.instances { batchOf[Int(instance)] = Int32(number) }
        }
        var waiting = [WaitingParts](repeating: .zero, count: log.instanceCount)
        for resource in 0..<work.resourceCount {
            let own = work[resource].map(Int.init)
            let longest = own.map { log.end[$0] - log.start[$0] }.max() ?? 0
            for instance in own where enablement.predecessor(of: instance) != nil {
                let batch = batchOf[instance]
                let others = LiteratureCauses.others(
                    during: enablement.enabled[instance],
                    log.start[instance],
                    of: own,
                    except: instance,
                    log,
                    longest
                )
                waiting[instance] = LiteratureCauses.parts(
                    of: instance,
                    log,
                    enablement.enabled,
                    filled: batch < 0 ? nil : batches[Int(batch)].filled,
                    isMember: { batch >= 0 && batchOf[$0] == batch },
                    others,
                    roster.onDuty[resource]
                )
            }
        }
        for instance in 0..<log.instanceCount
        where log.resource[instance] < 0 && enablement.predecessor(of: instance) != nil {
            waiting[instance].unexplained = log.start[instance] - enablement.enabled[instance]
        }
        self.waiting = waiting
        self.enablement = enablement
        self.oracle = oracle
    }

    /// The resource's other work that overlaps the wait.
    private static func others(
        during from: Microseconds,
        _ to: Microseconds,
        of own: [Int],
        except instance: Int,
        _ log: EventLog,
        _ longest: Microseconds
    ) -> [Int] {
        var index = own.partitionPoint { log.start[$0] < from - longest }
        var others: [Int] = []
        while index < own.count, log.start[own[index]] < to {
            if own[index] != instance, log.end[own[index]] > from { others.append(own[index]) }
            index += 1
        }
        return others
    }

    private static func parts(
        of instance: Int,
        _ log: EventLog,
        _ enabled: EnabledTimes,
        filled batchFilled: Microseconds?,
        isMember: (Int) -> Bool,
        _ others: [Int],
        _ onDuty: IntervalSet
    ) -> WaitingParts {
        let (from, to) = (enabled[instance], log.start[instance])
        guard from < to else { return .zero }
        // Work outside the batch is compared with the moment at which the batch was complete.
        let reference = batchFilled.map { min($0, to) } ?? from
        let filled = IntervalSet(from: from, to: reference)
        let before = others.filter { enabled[$0] <= (isMember($0) ? from : reference) }
        let after = others.filter { enabled[$0] > (isMember($0) ? from : reference) }
        func worked(_ instances: [Int], since: (Int) -> Microseconds) -> IntervalSet {
            IntervalSet(
                mergingStarts: instances.map { max(since($0), log.start[$0]) },
                ends: instances.map { min(to, log.end[$0]) }
            )
        }
        let since = { (other: Int) in isMember(other) ? from : reference }
        let contention = worked(before, since: since).subtracting(filled)
        let prioritization = worked(after, since: since).subtracting(filled).subtracting(contention)
        let off = onDuty.complement(from: from, to: to).subtracting(filled).subtracting(contention)
            .subtracting(prioritization)
        var parts = WaitingParts.zero
        parts.batching = filled.duration
        parts.contention = contention.duration
        parts.prioritization = prioritization.duration
        parts.unavailability = off.duration
        parts.unexplained = to - from - parts.total
        return parts
    }
}
