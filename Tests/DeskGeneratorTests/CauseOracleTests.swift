import EventLogs
import Testing
import WorkCalendars

@testable import DeskGenerator

/// The causes once more, from the finished log alone and without any of the simulator's bookkeeping.
private struct CauseOracle {
    let run: SampleRun
    let presence: [IntervalSet]
    let work: [[SimulatedInstance]]
    let horizon: Microseconds

    init(_ run: SampleRun) {
        self.run = run
        let horizon = (run.instances.map(\.end).max() ?? 0) + .week
        self.horizon = horizon
        presence = run.desk.assistants.map {
            $0.calendar.workingTime(from: run.desk.opening, to: horizon)
        }
        work = run.desk.assistants.indices.map { person in
            run.instances.filter { $0.assistant == person }
        }
    }

    func skilled(_ stage: Int) -> [Int] {
        run.desk.assistants.indices.filter { run.desk.assistants[$0].skills.contains(stage) }
    }

    /// What the stage's people did while they were at work, as far as `isMeant` says.
    func busy(_ stage: Int, where isMeant: (SimulatedInstance) -> Bool) -> IntervalSet {
        skilled(stage).reduce(.empty) { all, person in
            let spans = work[person].filter(isMeant).map {
                (from: $0.start, to: $0.end + run.desk.assistants[person].pauseAfterTask)
            }
            return all.union(IntervalSet(merging: spans).intersection(presence[person]))
        }
    }
}

@Suite("Causes of waiting, against an oracle that looks at the finished log")
struct CauseOracleTests {
    @Test("Unavailability, prioritization and contention", arguments: [11, 12] as [UInt64])
    func causes(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 80, seed: seed) {
            let oracle = CauseOracle(run)
            let team = run.desk.stages.indices.map { stage in
                oracle.skilled(stage).reduce(IntervalSet.empty) { $0.union(oracle.presence[$1]) }
            }
            let beginOfBatch = Dictionary(grouping: run.instances.filter { $0.batch >= 0 }, by: \.batch)
                .mapValues { $0.map(\.start).min() ?? 0 }
            for instance in run.instances {
                let queued = instance.ready + instance.waiting.batching
                let taken = instance.batch >= 0 ? beginOfBatch[instance.batch] ?? 0 : instance.start
                let inQueue = team[instance.stage].clipped(from: queued, to: taken)
                let own = oracle.presence[instance.assistant].clipped(from: taken, to: instance.start)
                let absent = instance.start - queued - inQueue.duration - own.duration
                #expect(instance.waiting.unavailability == absent)
                let later = oracle.busy(instance.stage) { $0.ready + $0.waiting.batching > queued }
                    .intersection(inQueue)
                #expect(instance.waiting.prioritization == later.duration)
                #expect(instance.waiting.contention == inQueue.duration - later.duration + own.duration)
            }
        }
    }

    @Test(
        "Nobody skilled and at work idles while something waits that he could begin",
        arguments: [14, 15] as [UInt64]
    )
    func nobodyIdles(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 80, seed: seed) {
            let oracle = CauseOracle(run)
            let beginOfBatch = Dictionary(grouping: run.instances.filter { $0.batch >= 0 }, by: \.batch)
            let commitments = run.desk.assistants.indices.map { person -> IntervalSet in
                let alone = oracle.work[person].map {
                    (from: $0.start, to: $0.end + run.desk.assistants[person].pauseAfterTask)
                }
                // Between the members of a batch at hand an assistant takes nothing else.
                let batches = beginOfBatch.values.filter { $0[0].assistant == person }.map { members in
                    (from: members.map(\.start).min() ?? 0, to: members.map(\.end).max() ?? 0)
                }
                return IntervalSet(merging: alone + batches)
            }
            for instance in run.instances {
                let queued = instance.ready + instance.waiting.batching
                let begun = beginOfBatch[instance.batch]?.map(\.start).min() ?? instance.start
                for person in oracle.skilled(instance.stage)
                where run.desk.assistants[person].capacity == 1 {
                    let idle = oracle.presence[person].clipped(from: queued, to: begun)
                        .subtracting(commitments[person])
                    #expect(idle.duration == 0)
                }
            }
        }
    }

    @Test("External waiting lasts from enablement to readiness, whatever the desk does")
    func external() throws {
        let run = try SampleRun(.orderDesk, orders: 300, seed: 16)
        for instance in run.instances {
            #expect(instance.waiting.external == instance.ready - instance.enabled)
            #expect((instance.externalWait >= 0) == (instance.waiting.external > 0))
        }
        #expect(run.truth.planted.externalWaits.reduce(0) { $0 + $1.microseconds } > 0)
        #expect(
            run.truth.planted.externalWaits.reduce(0) { $0 + $1.microseconds }
                == run.instances.reduce(0) { $0 + $1.waiting.external }
        )
    }

    @Test("An external wait ends while the other side works")
    func hoursOfTheOtherSide() throws {
        let run = try SampleRun(.orderDesk, orders: 400, seed: 17)
        let end = (run.instances.map(\.ready).max() ?? 0) + .week
        var seen = 0
        for (stage, description) in run.desk.stages.enumerated() {
            for (index, wait) in description.externalWaits.enumerated() {
                let hours = wait.hours.workingTime(from: run.desk.opening, to: end)
                let lengths = run.instances.filter { $0.stage == stage && $0.externalWait == index }.map {
                    #expect(hours.contains($0.ready - .second))
                    return hours.duration(from: $0.enabled, to: $0.ready)
                }
                seen += lengths.count
                #expect(lengths.allSatisfy { $0 > 0 && $0 % .second == 0 })
            }
        }
        #expect(seen > 50)
    }
}
