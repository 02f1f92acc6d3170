import Delays
import EventLogs
import Foundation
import Improvements
import LogReaders
import WorkCalendars

/// Replays each log that is named as it was, and prints how near that comes. `--stages`, `--causes` and `--rules` say more.
func printTable() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let options = Set(arguments.filter { $0.hasPrefix("--") })
    print("| log | orders | mean, h | P50 | P90 | EMD | EMD by week | same order | outside, h | at the desk, h | verdict |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for path in arguments where !path.hasPrefix("--") {
        try LogRow(path, options).print(options)
    }
}

/// One log and its replay.
struct LogRow {
    private let name: String
    private let ledger: DelayLedger
    private let logged: LoggedDesk
    private let fidelity: Fidelity

    init(_ path: String, _ options: Set<String>) throws {
        name = String(path.split(separator: "/").last ?? "").replacing(".csv.gz", with: "")
        let log = try LogReader.read(path: path).log
        let roster = DutyRoster.discovered(from: log).roster
        ledger = DelayLedger(log: log.estimatingStarts(roster: roster), roster: roster)
        var logged = try LoggedDesk(ledger)
        if options.contains("--fifo") {
            for activity in logged.desk.activities.indices {
                logged.desk.activities[activity].queue = .firstInFirstOut
            }
        }
        if options.contains("--as-logged") {
            for activity in logged.desk.activities.indices {
                logged.desk.activities[activity].queue = .lowestRank
                logged.desk.activities[activity].rankScale = 0
            }
            logged.work.rank = ledger.log.start.map { Double($0) }
        }
        if options.contains("--all-hours") {
            logged.work.outsideClock = logged.work.outsideClock.map { _ in -1 }
            let enabled = ledger.enablement.enabled
            logged.work.outside = zip(logged.ready, enabled).map { $0 - $1 }
        }
        if options.contains("--shared") {
            logged.work.assignee = logged.work.assignee.map { min($0, ReplayWork.anybody) }
        }
        if options.contains("--scattered") {
            logged.work.gathering = logged.work.gathering.map { _ in -1 }
        }
        if options.contains("--queued") {
            logged.work.isFirstTouch = logged.work.isFirstTouch.map { _ in false }
        }
        if options.contains("--no-overtime") {
            for resource in logged.desk.resources.indices { logged.desk.resources[resource].overtime = 0 }
        }
        if options.contains("--inside") {
            logged.work.outside = logged.work.outside.map { _ in 0 }
        }
        self.logged = logged
        if options.contains("--trace") {
            let t = Replay.times(of: logged.work, at: logged.desk)
            let b = ledger.enablement.arrival.min()!
            for i in 0..<ledger.log.instanceCount where t.start[i] != EventLog.missingTime {
                func h(_ x: Microseconds) -> String { String(format: "%.2f", (x - b).hours) }
                Swift.print("T", i, ledger.log.activities[ledger.log.activity[i]], ledger.log.resource[i], t.resource[i], "log", h(ledger.enablement.enabled[i]), h(logged.ready[i]), h(ledger.log.start[i]), h(ledger.log.end[i]), "replay", h(t.ready[i]), h(t.start[i]), h(t.end[i]), "effort", logged.work.effort[i].hours, "g", logged.work.gathering[i], parts(ledger.waiting[i]), separator: "\t")
            }
        }
        fidelity = try Fidelity(
            of: Replay.times(of: logged.work, at: logged.desk),
            logged,
            against: ledger
        )
    }

    func print(_ options: Set<String>) {
        let cells = [
            name, "\(fidelity.orders)\(fidelity.uncompleted > 0 ? " (\(fidelity.uncompleted) undone)" : "")",
            pair(fidelity.mean), pair(fidelity.median), pair(fidelity.ninetieth),
            percent(fidelity.distance), percent(fidelity.weeklyDistance), percent(fidelity.orderError),
            number(fidelity.outside), pair(fidelity.atDesk),
            fidelity.isFaithful ? "faithful" : fidelity.shortfalls.map { "\($0)" }.joined(separator: ", "),
        ]
        Swift.print("| \(cells.joined(separator: " | ")) |")
        if options.contains("--rules") { printRules() }
        if options.contains("--stages") { printStages() }
        if options.contains("--causes") {
            for cause in fidelity.causes { Swift.print("    \(cause.cause.rawValue): \(pair(cause.hours))") }
        }
    }

    private func printRules() {
        for discipline in logged.disciplines {
            let evidence = discipline.evidence
            let names = discipline.activities.map { ledger.log.activities[$0] }
            Swift.print(
                "    \(names.count > 3 ? "\(names.count) activities" : names.joined(separator: ", ")): \(discipline);",
                "best rule \(discipline.keys.map(\.description).joined(separator: "; "));",
                "\(evidence.pairs) pairs of \(evidence.choices) choices, foretold by first in, first out",
                "\(percent(evidence.firstInFirstOut)), by the rule \(percent(evidence.rule)),",
                "\(evidence.better) \(evidence.unit)s better, \(evidence.worse) worse, p \(evidence.pValue)"
            )
        }
    }

    private func printStages() {
        let orders = Double(max(1, fidelity.orders))
        func hours(_ stage: Fidelity.Stage) -> Double { stage.waiting.log * Double(stage.instances) / orders }
        for stage in fidelity.stages.sorted(by: { hours($0) > hours($1) }).prefix(12) {
            let code = Int(stage.activity)
            let activity = logged.desk.activities[code]
            let own = logged.work.activity.indices.filter {
                logged.work.activity[$0] == stage.activity && logged.work.assignee[$0] >= 0
            }
            let share = Double(own.count) / Double(max(1, stage.instances))
            let people = logged.desk.resources.filter { $0.skills.contains(stage.activity) }
            Swift.print(
                "    \(ledger.log.activities[stage.activity]) n \(stage.instances): waits \(pair(stage.waiting)),",
                "P90 \(pair(stage.ninetieth)), spans \(pair(stage.span)),",
                "outside \(number(stage.outside)),",
                "own work \(number(share))",
                activity.isUnstaffed
                    ? "needs nobody"
                    : "\(people.count) people, hands \(people.map(\.capacity).min() ?? 0)–\(people.map(\.capacity).max() ?? 0)",
                activity.batch.map { "batch \($0)" } ?? "",
                activity.releases.isEmpty ? "" : "by the clock"
            )
        }
    }
}

private func parts(_ p: WaitingParts) -> String {
    Cause.ofWaiting.filter { p[$0] != 0 }.map { "\($0)=\(p[$0].hours)" }.joined(separator: " ")
}
private func number(_ value: Double) -> String { String(format: "%.2f", value) }
private func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
private func pair(_ pair: Fidelity.Pair) -> String {
    String(format: "%.2f → %.2f (%+.1f %%)", pair.log, pair.replay, 100 * pair.error)
}
