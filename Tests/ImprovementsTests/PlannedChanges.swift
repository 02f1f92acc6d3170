import Delays
import DeskGenerator
import EventLogs
import Testing
import WorkCalendars

/// A change planned in the generator itself, and the lever that should foretell it.
struct PlannedChange: Sendable, CustomTestStringConvertible {
    let scenario: Scenario
    let lever: String
    /// Changes the description; the log of the desk before tells who does most of an activity.
    let change: @Sendable (inout DeskDescription, EventLog) -> Void

    var testDescription: String { "\(scenario.rawValue): \(lever)" }

    static let all: [PlannedChange] = smallDesks + orderDesk

    private static let smallDesks: [PlannedChange] = [
        .init(scenario: .contention, lever: "add-resource stage=\"Check order\" n=1") {
            $0.addCopy(of: 1, doing: 1)
        },
        .init(scenario: .contention, lever: "automate stage=\"Check order\" factor=0.2") { desk, _ in
            desk.automate(1, 0.2)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=4") {
            $0.batch(1, size: 4)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=3") {
            $0.batch(1, size: 3)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=2") {
            $0.batch(1, size: 2)
        },
        .init(scenario: .batchBySize, lever: "smaller-batch stage=\"Check order\" size=1") {
            $0.batch(1, size: 1)
        },
        .init(scenario: .batchByClock, lever: "batch-times stage=\"Check order\" at=09:00,11:00,14:00,16:00")
        {
            $0.batch(1, at: [9, 11, 14, 16])
        },
        .init(scenario: .batchByClock, lever: "batch-times stage=\"Check order\" at=11:00,13:00,16:00") {
            $0.batch(1, at: [11, 13, 16])
        },
        .init(scenario: .batchByClock, lever: "batch-times stage=\"Check order\" at=15:00") {
            $0.batch(1, at: [15])
        },
        .init(scenario: .absence, lever: "holiday-cover stage=\"Approve order\"") { $0.cover(1) },
        .init(scenario: .absence, lever: "add-resource stage=\"Approve order\" n=1") {
            $0.addCopy(of: 1, doing: 1)
        },
        .init(scenario: .absence, lever: "longer-hours stage=\"Approve order\" by=1h") {
            $0.prolong(1, by: .hour)
        },
        .init(scenario: .sparseWorker, lever: "longer-hours stage=\"Review order\" by=1h") {
            $0.prolong(0, by: .hour)
        },
        .init(scenario: .sparseWorker, lever: "add-resource stage=\"Review order\" n=1") {
            $0.addCopy(of: 0, doing: 0)
        },
        .init(scenario: .absenceWithPauses, lever: "add-resource stage=\"Approve order\" n=1") {
            $0.addCopy(of: 1, doing: 1)
        },
    ]

    private static let orderDesk: [PlannedChange] = [
        desk("add-resource stage=\"Check credit\" n=1") { desk, log in
            desk.addCopy(ofBusiest: "Check credit", log)
        },
        desk("add-resource stage=\"Pick goods\" n=1") { desk, log in
            desk.addCopy(ofBusiest: "Pick goods", log)
        },
        desk("add-resource stage=\"Enter order\" n=1") { desk, log in
            desk.addCopy(ofBusiest: "Enter order", log)
        },
        desk("cross-train stage=\"Check credit\" resource=\"Lena Novak\"") {
            $0.teach("Lena Novak", "Check credit")
        },
        desk("cross-train stage=\"Check credit\" resource=\"Grace Liu\"") {
            $0.teach("Grace Liu", "Check credit")
        },
        desk("cross-train stage=\"Pick goods\" resource=\"Ben Carter\"") {
            $0.teach("Ben Carter", "Pick goods")
        },
        desk("longer-hours stage=\"Check credit\" by=1h") { $0.prolong("Check credit", by: .hour) },
        desk("longer-hours stage=\"Pick goods\" by=1h") { $0.prolong("Pick goods", by: .hour) },
        desk("shift-hours stage=\"Print invoice\" by=2h") { $0.shift("Print invoice", by: 2 * .hour) },
        desk("smaller-batch stage=\"Print invoice\" size=3") { $0.batch($0.stage("Print invoice"), size: 3) },
        desk("smaller-batch stage=\"Print invoice\" size=1") { $0.batch($0.stage("Print invoice"), size: 1) },
        desk("batch-times stage=\"Pack goods\" at=11:00,13:00,16:00,18:00") {
            $0.batch($0.stage("Pack goods"), at: [11, 13, 16, 18])
        },
        desk("batch-times stage=\"Pack goods\" at=13:00") { $0.batch($0.stage("Pack goods"), at: [13]) },
        desk("automate stage=\"Check stock\" factor=0.1") { desk, _ in
            desk.automate(desk.stage("Check stock"), 0.1)
        },
        desk("automate stage=\"Check credit\" factor=0.1") { desk, _ in
            desk.automate(desk.stage("Check credit"), 0.1)
        },
        desk("pool stage=\"Check credit\" stage=\"Release order\"") {
            $0.pool(["Check credit", "Release order"])
        },
    ]

    private static func desk(
        _ lever: String,
        _ change: @escaping @Sendable (inout DeskDescription, EventLog) -> Void
    ) -> PlannedChange { .init(scenario: .orderDesk, lever: lever, change: change) }

    private static func desk(
        _ lever: String,
        _ change: @escaping @Sendable (inout DeskDescription) -> Void
    ) -> PlannedChange { desk(lever) { desk, _ in change(&desk) } }

    init(scenario: Scenario, lever: String, change: @escaping @Sendable (inout DeskDescription) -> Void) {
        self.init(scenario: scenario, lever: lever) { desk, _ in change(&desk) }
    }

    init(
        scenario: Scenario,
        lever: String,
        change: @escaping @Sendable (inout DeskDescription, EventLog) -> Void
    ) { (self.scenario, self.lever, self.change) = (scenario, lever, change) }
}

extension DeskDescription {
    fileprivate func stage(_ name: String) -> Int { stages.firstIndex { $0.name.english == name } ?? -1 }

    fileprivate mutating func addCopy(of assistant: Int, doing stage: Int) {
        var copy = assistants[assistant]
        copy.name = BilingualName("Further person", "新员工")
        copy.skills = [stage]
        copy.pauseAfterTask = 0
        assistants.append(copy)
    }

    fileprivate mutating func addCopy(ofBusiest name: String, _ log: EventLog) {
        let activity = log.activities.names.firstIndex(of: name).map { Int32($0) }
        var counts: [Int32: Int] = [:]
        for instance in 0..<log.instanceCount where log.activity[instance] == activity {
            counts[log.resource[instance], default: 0] += 1
        }
        let busiest = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? -1
        let person = assistants.firstIndex { $0.name.english == log.resources[busiest] } ?? -1
        addCopy(of: person, doing: stage(name))
    }

    fileprivate mutating func teach(_ person: String, _ name: String) {
        let place = assistants.firstIndex { $0.name.english == person } ?? -1
        assistants[place].skills.append(stage(name))
    }

    fileprivate mutating func pool(_ names: [String]) {
        let pooled = names.map { stage($0) }
        for place in assistants.indices where !Set(assistants[place].skills).isDisjoint(with: pooled) {
            assistants[place].skills = Set(assistants[place].skills).union(pooled).sorted()
        }
    }

    fileprivate mutating func batch(_ stage: Int, size: Int) {
        guard let rule = stages[stage].batchRule, case .size(_, let patience) = rule.trigger else { return }
        stages[stage].batchRule = BatchRule(
            .size(size, atTheLatestAfter: patience),
            rule.processing,
            largest: rule.largest
        )
    }

    fileprivate mutating func batch(_ stage: Int, at hours: [Int]) {
        stages[stage].batchRule?.trigger = .times(hours.map { Microseconds($0) * .hour })
    }

    /// A robot does it, any number at once.
    fileprivate mutating func automate(_ stage: Int, _ factor: Double) {
        for place in assistants.indices { assistants[place].skills.removeAll { $0 == stage } }
        assistants.append(
            Assistant(
                name: BilingualName("Further robot", "新机器人"),
                skills: [stage],
                calendar: .always,
                capacity: .max,
                isMachine: true
            )
        )
        stages[stage].work = stages[stage].work.scaled(factor)
        stages[stage].queueRule = .firstInFirstOut
        stages[stage].batchRule = nil
    }

    /// Nobody is away from a stage.
    fileprivate mutating func cover(_ stage: Int) {
        for place in assistants.indices where assistants[place].skills.contains(stage) {
            assistants[place].calendar.leave = []
        }
    }

    fileprivate mutating func prolong(_ name: String, by length: Microseconds) {
        prolong(stage(name), by: length)
    }

    fileprivate mutating func prolong(_ stage: Int, by length: Microseconds) {
        for place in assistants.indices where assistants[place].skills.contains(stage) {
            let days = assistants[place].calendar.week.days.map { day in
                day.enumerated().map { index, hours in
                    index + 1 == day.count ? hours.lowerBound..<hours.upperBound + length : hours
                }
            }
            assistants[place].calendar.week = WeeklyHours(days: days)
        }
    }

    fileprivate mutating func shift(_ name: String, by length: Microseconds) {
        for place in assistants.indices where assistants[place].skills.contains(stage(name)) {
            assistants[place].calendar.week = WeeklyHours(
                days: assistants[place].calendar.week.days.map { day in
                    day.map { $0.lowerBound + length..<$0.upperBound + length }
                }
            )
        }
    }
}

extension Distribution {
    fileprivate func scaled(_ factor: Double) -> Distribution {
        func scaled(_ length: Microseconds) -> Microseconds {
            Microseconds((Double(length) * factor).rounded())
        }
        return switch self {
        case .fixed(let length): .fixed(scaled(length))
        case .uniform(let from, let to): .uniform(from: scaled(from), to: scaled(to))
        case .triangular(let from, let mode, let to):
            .triangular(from: scaled(from), mode: scaled(mode), to: scaled(to))
        case .exponential(let mean): .exponential(mean: scaled(mean))
        case .lognormal(let mean, let spread): .lognormal(mean: scaled(mean), spread: spread)
        case .gamma(let mean, let spread): .gamma(mean: scaled(mean), spread: spread)
        }
    }
}
