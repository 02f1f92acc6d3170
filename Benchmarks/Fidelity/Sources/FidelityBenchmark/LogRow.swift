import Delays
import EventLogs
import Foundation
import Improvements
import LogReaders
import WorkCalendars

/// One log and its replay.
struct LogRow {
    static let header = """
        | log | orders | mean, h | P50, h | P90, h | EMD | EMD by week | same order | outside, h | at the desk, h | verdict |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        """

    private let name: String
    private let ledger: DelayLedger
    private let logged: LoggedDesk
    private let fidelity: Fidelity

    init(_ path: String, without parts: [LeftOut]) throws {
        name = String(path.split(separator: "/").last ?? "").replacing(".csv.gz", with: "")
        let log = try LogReader.read(path: path).log
        let roster = DutyRoster.discovered(from: log).roster
        let ledger = DelayLedger(log: log.estimatingStarts(roster: roster), roster: roster)
        var logged = try LoggedDesk(ledger)
        for part in parts { part.leaveOut(of: &logged, ledger) }
        fidelity = try Fidelity(of: Replay.times(of: logged.work, at: logged.desk), logged, against: ledger)
        (self.ledger, self.logged) = (ledger, logged)
    }

    /// - Parameter details: `--rules`, `--stages`, `--causes`.
    func text(_ details: Set<String>) -> String {
        let cells = [
            name, "\(fidelity.orders)\(fidelity.uncompleted > 0 ? " (\(fidelity.uncompleted) undone)" : "")",
            pair(fidelity.mean), pair(fidelity.median), pair(fidelity.ninetieth),
            percent(fidelity.distance), percent(fidelity.weeklyDistance), percent(fidelity.orderError),
            number(fidelity.outside), pair(fidelity.atDesk),
            fidelity.isFaithful ? "faithful" : fidelity.shortfalls.map { "\($0)" }.joined(separator: ", "),
        ]
        var lines = ["| \(cells.joined(separator: " | ")) |"]
        if details.contains("--rules") { lines += logged.disciplines.map(rule) }
        if details.contains("--stages") { lines += stages }
        if details.contains("--causes") {
            lines += fidelity.causes.map { "    \($0.cause.rawValue): \(pair($0.hours))" }
        }
        return lines.joined(separator: "\n")
    }

    private func rule(_ discipline: QueueDiscipline) -> String {
        let evidence = discipline.evidence
        let names = discipline.activities.map { ledger.log.activities[$0] }
        return [
            "    \(names.count > 3 ? "\(names.count) activities" : names.joined(separator: ", ")): \(discipline);",
            "\(evidence.pairs) pairs of \(evidence.choices) choices, foretold by first in, first out",
            "\(percent(evidence.firstInFirstOut)), by \(discipline.keys) \(percent(evidence.rule)),",
            "\(evidence.better) \(evidence.unit)s better, \(evidence.worse) worse, p \(evidence.pValue)",
        ].joined(separator: " ")
    }

    /// The dozen activities that most is waited for.
    private var stages: [String] {
        func hours(_ stage: Fidelity.Stage) -> Double { stage.waiting.log * Double(stage.instances) }
        let longest = fidelity.stages.sorted { hours($0) > hours($1) }.prefix(12)
        return longest.map { stage in
            let own = logged.work.activity.indices.count {
                logged.work.activity[$0] == stage.activity && logged.work.assignee[$0] >= 0
            }
            let hands = logged.desk.resources.filter { $0.skills.contains(stage.activity) }.map(\.capacity)
            return [
                "    \(ledger.log.activities[stage.activity]): \(stage.instances) times,",
                "waits \(pair(stage.waiting)), outside \(number(stage.outside)), at the desk \(pair(stage.atDesk)),",
                "spans \(pair(stage.span)), \(percent(Double(own) / Double(max(1, stage.instances)))) own work,",
                "\(hands.count) people with \(hands.min() ?? 0) to \(hands.max() ?? 0) hands,",
                fidelity.isFaithful(at: stage.activity) ? "faithful" : "not faithful",
            ].joined(separator: " ")
        }
    }
}

private func number(_ value: Double) -> String { String(format: "%.2f", value) }
private func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
private func pair(_ pair: Fidelity.Pair) -> String {
    String(format: "%.2f → %.2f (%+.1f %%)", pair.log, pair.replay, 100 * pair.error)
}
