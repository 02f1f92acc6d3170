import EventLogs
import TestInputs
import Testing
import WorkCalendars

@testable import Delays

/// Batches that the tests of batch-processing-discovery assert, and those injected into a simulated loan process
/// (`../shared/data/README.md` 2.3).
@Suite(.needsSharedData) struct PublishedBatchesTests {
    /// The instances' enablement as the file gives it: these logs are cut from larger processes.
    private func enabled(_ log: EventLog) throws -> [Microseconds] {
        let column = try #require(log.instanceAttributes.first { $0.name == "enabled_time" })
        guard case .time(let times) = column.values else {
            Issue.record("enabled_time is a time")
            return []
        }
        return times
    }

    private func batches(_ name: String, _ shape: BatchShape) throws -> (log: EventLog, batches: [Batch]) {
        let log = try SharedData.log("batch-processing/\(name)")
        let work = ResourceWork(log: log)
        let found = BatchDiscovery(
            log: log,
            work: work,
            enabled: EnabledTimes(try enabled(log)),
            shape: shape
        )
        return (log, found.batches(in: log))
    }

    /// The groups of instances that share a value of the column.
    private func expected(_ log: EventLog, _ column: String) throws -> Set<Set<Int>> {
        let attribute = try #require(log.instanceAttributes.first { $0.name == column })
        var groups: [String: Set<Int>] = [:]
        for instance in 0..<log.instanceCount {
            if let id = attribute.text(at: instance) { groups[id, default: []].insert(instance) }
        }
        return Set(groups.values)
    }

    private func groups(_ batches: [Batch]) -> Set<Set<Int>> {
        Set(batches.map { Set($0.instances.map(Int.init)) })
    }

    @Test(arguments: [
        ("expected_id", BatchShape(leastSize: 2)), ("expected_id", BatchShape(leastSize: 3)),
        ("expected_id_gap", BatchShape(leastSize: 2, longestGap: 5 * .minute)),
        ("expected_id_gap_size_4", BatchShape(leastSize: 4, longestGap: 5 * .minute)),
    ])
    func groupsAreThoseAsserted(_ column: String, _ shape: BatchShape) throws {
        let (log, found) = try batches("batch_event_log_1.csv", shape)
        #expect(groups(found) == (try expected(log, column)))
    }

    @Test func fourWithoutAPauseAreThereNone() throws {
        #expect(try batches("batch_event_log_1.csv", BatchShape(leastSize: 4)).batches.isEmpty)
    }

    @Test func kindsAreThoseAsserted() throws {
        let (log, found) = try batches("batch_event_log_2.csv", BatchShape())
        let kinds = try #require(log.instanceAttributes.first { $0.name == "expected_type" })
        #expect(groups(found) == (try expected(log, "batch_instance_id")))
        for batch in found {
            let shape = batch.kind(in: log)
            let kind = shape == .simultaneous ? "Parallel" : shape.rawValue.capitalized
            #expect(batch.instances.allSatisfy { kinds.text(at: Int($0)) == kind })
        }
    }

    @Test func threeAtATimeIsARule() throws {
        let (log, found) = try batches("batch_event_log_5.csv", BatchShape())
        #expect(Set(found.map { log.activities[$0.activity] + log.resources[$0.resource] }) == ["BJolyne"])
        #expect(found.allSatisfy { $0.kind(in: log) == .sequential && $0.size == 3 })
        #expect(found.reduce(0) { $0 + $1.size } == 48)
    }

    /// All 7,592 injected instances, and nothing else; the tool that published the log finds 43 more.
    @Test func injectedBatchesAreFoundAndNothingElse() throws {
        let log = try SharedData.log("batch-processing/Loan_Application_batched.csv.gz")
        let injected = try expected(log, "batch_instance_id").reduce(into: Set()) { $0.formUnion($1) }
        let horizon = IntervalSet(from: (log.start.min() ?? 0) - .day, to: (log.end.max() ?? 0) + .day)
        let roster = DutyRoster(given: Array(repeating: horizon, count: log.resources.count))
        let ledger = DelayLedger(log: log, roster: roster)
        let policies = try #require(ledger.batchPolicies)
        let found = Set(policies.batches.flatMap { $0.instances.map(Int.init) })
        #expect(injected.count == 7_592)
        #expect(found == injected)
        let rules = zip(log.activities.names, policies.policies).reduce(into: [String: BatchPolicy]()) {
            $0[$1.0.trimmingPrefix(" ").description] = $1.1
        }
        #expect(
            rules == [
                "Assess loan risk": .size(14), "Approve application": .size(12),
                "Cancel application": .size(10),
            ]
        )
    }
}
