import EventLogs
import LogQuality
import Testing

@Suite struct RestatedEventsTests {
    /// A clean log in which some orders have further activities right after their first or after their last.
    private func log(_ extra: (_ order: Int) -> [String], isFirst: Bool = false) -> PlantedLog {
        var log = PlantedLog()
        var rows: [PlantedLog.Row] = []
        for (order, range) in log.rowsByOrder.enumerated() {
            var own = Array(log.rows[range])
            for activity in extra(order) {
                var row = own[isFirst ? 0 : own.count - 1]
                row.activity = activity
                if isFirst {
                    row.end = row.start
                    row.start = row.start.map { $0 - 5 * .minute }
                    row.end = row.start.map { $0 + .minute }
                    own.insert(row, at: 0)
                } else {
                    row.start = row.end.map { $0 + 10 * .minute }
                    row.end = row.start.map { $0 + 10 * .minute }
                    own.append(row)
                }
            }
            rows += own
        }
        log.rows = rows
        return log
    }

    private func changes(_ order: Int) -> [String] {
        order % 3 == 0 ? ["Change date"] : order % 7 == 0 ? ["Change quantity"] : []
    }

    @Test func aColumnThatSumsUpSeveralActivitiesIsNamed() throws {
        var log = log(changes)
        log.setValue("Changed") { order, _ in changes(order).isEmpty ? "no" : "yes" }
        let finding = try log.finding(.restatesEvents)
        #expect(finding.columns == ["Changed"])
        #expect(finding.message.contains("Changed = yes: Change date / Change quantity"))
        #expect(try !log.diagnosis().findings.contains { $0.code == .goesWithActivity })
    }

    @Test func itIsNamedAsANumberAndWithSomeExceptionsToo() throws {
        var log = log(changes)
        // One in twenty of those marked has no such activity in the log.
        log.setValue("flag") { order, _ in !changes(order).isEmpty || order % 60 == 1 ? "1" : "0" }
        #expect(try log.diagnosis().columns(.restatesEvents) == ["flag"])
    }

    @Test func aKindOfOrderThatTakesItsOwnWayIsNone() throws {
        var log = log { $0 % 2 == 0 ? ["Cut", "Wind"].filter { _ in true } : ["Draw"] }
        log.setValue("product") { order, _ in order % 2 == 0 ? "cable" : "fibre" }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.passed.contains { $0.check == .restatedEvents })
    }

    @Test func whatGoesWithOneActivityMayBeACauseUnlessItsNameSaysOtherwise() throws {
        var log = log { $0 % 4 == 0 ? ["Check dangerous goods"] : [] }
        log.setValue("dangerous") { order, _ in order % 4 == 0 ? "yes" : "no" }
        log.setValue("final status") { order, _ in order % 4 == 0 ? "checked" : "plain" }
        let diagnosis = try log.diagnosis()
        #expect(diagnosis.columns(.goesWithActivity) == ["dangerous"])
        #expect(diagnosis.columns(.restatesEvents) == ["final status"])
    }

    @Test func theFirstActivityIsKnownWhenTheOrderArrives() throws {
        var log = log({ $0 % 2 == 0 ? ["Import web order"] : [] }, isFirst: true)
        log.setValue("channel") { order, _ in order % 2 == 0 ? "web" : "phone" }
        #expect(try log.diagnosis().passed.contains { $0.check == .restatedEvents })
    }

    @Test func randomColumnsAreNone() throws {
        var log = log(changes)
        log.setValue("team") { order, _ in (order * 2_654_435_761) % 97 < 40 ? "A" : "B" }
        #expect(try log.diagnosis().passed.contains { $0.check == .restatedEvents })
    }
}
