import Delays
import DeskGenerator
import EventLogs
import Foundation
@testable import Improvements
import Testing
import WorkCalendars

@Suite struct DebugTests {
    @Test func stages() throws {
        let name = ProcessInfo.processInfo.environment["DEBUG_LEVER"] ?? ""
        for change in PlannedChange.all where !name.isEmpty && change.testDescription.contains(name) {
            let desk = try change.scenario.description(language: .english, orders: 2000)
            func ledger(_ desk: DeskDescription) throws -> DelayLedger {
                let g = try DeskGenerator.generate(desk, orders: 2000, seed: 1)
                let log = try g.log().log
                let (from, to) = (log.start.min() ?? 0, log.end.max() ?? 0)
                return DelayLedger(log: log, roster: DutyRoster(given: log.resources.names.map { g.calendars.calendar(of: $0)?.workingTime(from: from, to: to) ?? .empty }))
            }
            let before = try ledger(desk)
            var changed = desk
            change.change(&changed, before.log)
            let after = try ledger(changed)
            let study = try ImprovementStudy(before, rule: nil)
            let lever = try LeverKind.lever(change.lever, in: before.log)
            let (pulled, _) = try study.pull([lever])
            let times = Replay.times(of: pulled.work, at: pulled.desk)
            for (r, name) in before.log.resources.names.enumerated() { print(name, study.logged.desk.resources[r].capacity, study.logged.desk.resources[r].overtime / .minute, study.logged.desk.resources[r].skills.map { before.log.activities[$0] }) }
            for d in study.logged.disciplines { print(d.activities.map { before.log.activities[$0] }, d) }
            func waits(_ log: EventLog, _ l: DelayLedger) -> [String: (Double, Int)] {
                var sums: [String: (Double, Int)] = [:]
                for i in 0..<log.instanceCount {
                    let n = log.activities[log.activity[i]]
                    sums[n, default: (0, 0)].0 += Double(log.start[i] - l.enablement.enabled[i]) / 3.6e9
                    sums[n, default: (0, 0)].1 += 1
                }
                return sums
            }
            func waits(_ t: ReplayTimes, _ w: ReplayWork) -> [String: (Double, Int)] {
                var sums: [String: (Double, Int)] = [:]
                for o in 0..<w.orderCount { for i in w.firstInstance[o]..<w.firstInstance[o + 1] {
                    let n = before.log.activities[before.log.activity[i]]
                    let e = w.enablers(of: i).map { t.end[Int($0)] }.max() ?? w.arrival[o]
                    sums[n, default: (0, 0)].0 += Double(t.start[i] - e) / 3.6e9
                    sums[n, default: (0, 0)].1 += 1
                } }
                return sums
            }
            let probe = ProcessInfo.processInfo.environment["DEBUG_STAGE"] ?? ""
            if let code = before.log.activities.names.firstIndex(of: probe) {
                let w = study.logged.work
                var sums = [String: (Double, Int)]()
                var rows: [(Double, Int)] = []
                for o in 0..<w.orderCount { for i in w.firstInstance[o]..<w.firstInstance[o + 1] where w.activity[i] == Int32(code) {
                    func wait(_ t: ReplayTimes) -> Double { Double(t.start[i] - (w.enablers(of: i).map { t.end[Int($0)] }.max() ?? w.arrival[o])) / 3.6e9 }
                    let d = wait(times) - wait(study.asIs)
                    let key = "outside \(w.outside[i] > 0) clock \(w.outsideClock[i]) assignee \(w.assignee[i]) rank \(w.rank[i] < 1)"
                    sums[key, default: (0, 0)].0 += d
                    sums[key, default: (0, 0)].1 += 1
                    rows.append((d, i))
                } }
                for (k, v) in sums.sorted(by: { $0.value.0 < $1.value.0 }) { print(k, v) }
                rows.sort { $0.0 < $1.0 }
                for (d, i) in rows.prefix(12) + rows.suffix(12) {
                    let z = before.log.zone
                    print(d, w.outside[i] / .minute, z.iso8601(before.enablement.enabled[i]), "log start", z.iso8601(before.log.start[i]), "asis ready", z.iso8601(study.asIs.ready[i]), "start", z.iso8601(study.asIs.start[i]), "fc ready", z.iso8601(times.ready[i]), z.iso8601(times.start[i]))
                }
            }
            let a = waits(before.log, before), b = waits(study.asIs, study.logged.work), c = waits(times, pulled.work), d = waits(after.log, after)
            var out: [String: (Double, Int)] = [:]
            for i in 0..<before.log.instanceCount { out[before.log.activities[before.log.activity[i]], default: (0, 0)].0 += Double(study.logged.work.outside[i]) / 3.6e9 }
            for n in before.log.activities.names {
                func m(_ x: [String: (Double, Int)]) -> String { String(format: "%.2f", (x[n]?.0 ?? 0) / 2000) }
                print(n, "log", m(a), "asIs", m(b), "| forecast", m(c), "after", m(d), "| delta forecast", String(format: "%.2f", ((c[n]?.0 ?? 0) - (b[n]?.0 ?? 0)) / 2000), "truth", String(format: "%.2f", ((d[n]?.0 ?? 0) - (a[n]?.0 ?? 0)) / 2000), "outside", m(out))
            }
        }
    }
}
