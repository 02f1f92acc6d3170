import EventLogs
import Testing
import WorkCalendars

@testable import DeskGenerator

@Suite("A generated desk keeps its rules")
struct DeskRulesTests {
    @Test(
        "Nobody works on two things at once, but in a batch that is worked on together",
        arguments: [21, 22] as [UInt64]
    )
    func oneThingAtATime(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 200, seed: seed) {
            for (person, assistant) in run.desk.assistants.enumerated() where assistant.capacity == 1 {
                let work = run.instances.filter { $0.assistant == person }
                    .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
                var latest: SimulatedInstance?
                for instance in work {
                    if let before = latest, instance.start < before.end + assistant.pauseAfterTask {
                        let rule = run.desk.stages[instance.stage].batchRule
                        #expect(rule != nil && rule?.processing != .sequential)
                        #expect(before.batch == instance.batch)
                    }
                    if instance.end >= latest?.end ?? .min { latest = instance }
                }
            }
        }
    }

    @Test(
        "Work begins in working time, and ends there or in a short overtime",
        arguments: [23, 24] as [UInt64]
    )
    func workingTime(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 200, seed: seed) {
            let end = (run.instances.map(\.end).max() ?? 0) + .week
            let hours = run.desk.assistants.map {
                $0.calendar.workingTime(from: run.desk.opening, to: end)
            }
            for instance in run.instances {
                let mine = hours[instance.assistant]
                #expect(mine.contains(instance.start))
                let closing = try #require(mine.lastEnd(before: instance.end))
                #expect(instance.end - closing <= run.desk.overtimeLimit)
                #expect(run.desk.assistants[instance.assistant].skills.contains(instance.stage))
            }
        }
    }

    @Test("First in, first out", arguments: [25, 26] as [UInt64])
    func firstInFirstOut(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 200, seed: seed) {
            for (stage, description) in run.desk.stages.enumerated()
            where description.queueRule == .firstInFirstOut && description.batchRule == nil {
                let work = run.instances.filter { $0.stage == stage }.sorted { $0.ready < $1.ready }
                for (before, after) in zip(work, work.dropFirst()) where before.ready < after.ready {
                    #expect(before.start <= after.start)
                }
            }
        }
    }

    @Test("Of several who are free, the one longest idle takes the work")
    func longestIdle() throws {
        var desk = try Scenario.contention.description(language: .english, orders: 300)
        for name in ["Rosa", "Tom"] {
            var colleague = desk.assistants[1]
            colleague.name = BilingualName(name, name)
            desk.assistants.append(colleague)
        }
        let run = try SampleRun(desk, orders: 300, seed: 37)
        var freeSince = [1: Microseconds.min, 2: Microseconds.min, 3: Microseconds.min]
        var choices = 0
        for work in run.instances.filter({ $0.stage == 1 }).sorted(by: { $0.start < $1.start }) {
            let free = freeSince.filter { $0.value <= work.start }
            #expect(free[work.assistant] == free.values.min())
            if free.count > 1 { choices += 1 }
            freeSince[work.assistant] = work.end
        }
        #expect(choices > 100)
    }

    @Test("Key customers overtake, and only they", arguments: [27, 28] as [UInt64])
    func keyCustomersFirst(seed: UInt64) throws {
        let run = try SampleRun(.orderDesk, orders: 500, seed: seed)
        var overtakings = 0
        for (stage, description) in run.desk.stages.enumerated()
        where description.queueRule == .keyCustomersFirst {
            let work = run.orders.flatMap { order in
                order.instances.filter { $0.stage == stage }
                    .map { (key: order.facts.isKeyCustomer, ready: $0.ready, start: $0.start) }
            }
            for first in work {
                for second in work where first.ready < second.ready && second.start < first.start {
                    #expect(second.key && !first.key)
                    overtakings += 1
                }
            }
            for key in work where key.key {
                for other in work where !other.key && other.start > key.ready {
                    #expect(other.start >= key.start)
                }
            }
        }
        #expect(overtakings > 20)
    }

    @Test(
        "Batches of a number hold that number, or are let go at the deadline",
        arguments: [29, 30] as [UInt64]
    )
    func batchesBySize(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 200, seed: seed) {
            for (stage, description) in run.desk.stages.enumerated() {
                guard case .size(let size, let latest)? = description.batchRule?.trigger else { continue }
                let batches = Dictionary(grouping: run.instances.filter { $0.stage == stage }, by: \.batch)
                #expect(batches[-1] == nil)
                for members in batches.values {
                    let complete = members[0].ready + members[0].waiting.batching
                    #expect(members.allSatisfy { $0.ready + $0.waiting.batching == complete })
                    if members.count == size {
                        #expect(members.map(\.ready).max() == complete)
                    } else {
                        #expect(members.count < size)
                        #expect(complete - (members.map(\.ready).min() ?? 0) == latest)
                    }
                }
                #expect(batches.values.filter { $0.count == size }.count > batches.count / 2)
            }
        }
    }

    @Test("Batches by the clock are let go at their times on working days", arguments: [31, 32] as [UInt64])
    func batchesByClock(seed: UInt64) throws {
        for run in try SampleRun.varied(orders: 200, seed: seed) {
            for (stage, description) in run.desk.stages.enumerated() {
                guard case .times(let times)? = description.batchRule?.trigger else { continue }
                for instance in run.instances where instance.stage == stage {
                    let local = run.desk.zone.local(instance.ready + instance.waiting.batching)
                    let day = local.floored(by: .day)
                    #expect(times.contains(local - day * .day))
                    #expect(run.desk.isWorkingDay(Int(day)))
                    // No time of the rule was let pass.
                    let moments = (Int(day) - 7...Int(day)).filter(run.desk.isWorkingDay).flatMap { day in
                        times.map { run.desk.zone.instant(local: Microseconds(day) * .day + $0) }
                    }
                    let complete = instance.ready + instance.waiting.batching
                    #expect(!moments.contains { $0 > instance.ready && $0 < complete })
                }
            }
        }
    }

    @Test("A batch is one assistant's, and is worked on as its rule says", arguments: [33, 34] as [UInt64])
    func processingOfBatches(seed: UInt64) throws {
        var overlaps = 0
        for run in try SampleRun.varied(orders: 200, seed: seed) {
            for members in Dictionary(grouping: run.instances.filter { $0.batch >= 0 }, by: \.batch).values {
                #expect(Set(members.map(\.assistant)).count == 1)
                #expect(Set(members.map(\.stage)).count == 1)
                #expect(members.filter(\.isFirstOfBatch).count == 1)
                let inOrder = members.sorted { $0.start < $1.start }
                for (before, after) in zip(inOrder, inOrder.dropFirst()) {
                    switch run.desk.stages[before.stage].batchRule?.processing {
                    case .simultaneous: #expect(before.start == after.start && before.end == after.end)
                    case .sequential: #expect(before.end <= after.start)
                    case .concurrent: overlaps += after.start < before.end ? 1 : 0
                    case nil: Issue.record("a batch at a stage without a rule")
                    }
                }
            }
        }
        #expect(overlaps > 50)
    }

    @Test("Orders are promised in working days, and arrive as the profile says")
    func arrivals() throws {
        let run = try SampleRun(.orderDesk, orders: 2000, seed: 35)
        let zone = run.desk.zone
        var perWeekday = Array(repeating: 0, count: 7)
        var last = Microseconds.min
        for order in run.orders.sorted(by: { $0.facts.number < $1.facts.number }) {
            #expect(order.facts.arrival >= last)
            last = order.facts.arrival
            let promise = zone.local(order.facts.promise)
            #expect(promise % .day == 18 * .hour)
            #expect(run.desk.isWorkingDay(Int(promise.floored(by: .day))))
            let day = Int(zone.local(order.facts.arrival).floored(by: .day))
            perWeekday[CivilDate.weekday(daysSinceEpoch: day)] += 1
        }
        guard case .weekly(let perWeek, let weights) = run.desk.arrivals else {
            Issue.record("the order desk has weekly arrivals")
            return
        }
        let total = weights.joined().reduce(0, +)
        for weekday in 0..<7 {
            let expected = Double(run.orders.count) * weights[weekday].reduce(0, +) / total
            // Seven weeks and a bit: within four standard deviations and the part of the last week.
            #expect(abs(Double(perWeekday[weekday]) - expected) < 4 * expected.squareRoot() + 45)
        }
        let weeks = Double(last - run.desk.opening) / Double(Microseconds.week)
        #expect(abs(2000 - weeks * perWeek) < 4 * 2000.0.squareRoot())
    }

    @Test("What is collected beyond the largest batch makes further ones")
    func largestBatch() throws {
        var desk = try Scenario.batchByClock.description(language: .english, orders: 300)
        desk.stages[1].batchRule?.largest = 4
        let run = try SampleRun(desk, orders: 300, seed: 36)
        let batched = run.instances.filter { $0.batch >= 0 }
        let batches = Dictionary(grouping: batched, by: \.batch)
        #expect(batches.values.map(\.count).max() == 4)
        // Of those let go at one time all but the last are full.
        for together in Dictionary(grouping: batched, by: { $0.ready + $0.waiting.batching }).values {
            let sizes = Dictionary(grouping: together, by: \.batch).values.map(\.count).sorted()
            #expect(sizes.dropFirst().allSatisfy { $0 == 4 })
        }
    }
}
