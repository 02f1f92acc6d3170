import EventLogs
import TestInputs
import Testing

@testable import WorkCalendars

@Suite struct CalendarDiscoveryTests {
    private let office = DiscoveryErrorTests.office

    private func discover(
        _ workers: [SyntheticWorker],
        weeks: Int,
        seed: UInt64,
        teams: [Int32]? = nil,
        waiting: [IntervalSet]? = nil,
        extra: [(worker: Int, from: Microseconds, to: Microseconds)] = []
    ) -> [DiscoveredCalendar] {
        var random = SeededGenerator(seed: seed)
        let (from, to) = workers[0].horizon(weeks)
        let work = workers.enumerated().map { number, worker in
            var all = worker.work(weeks: weeks, random: &random)
            for one in extra where one.worker == number { all.append((one.from, one.to)) }
            all.sort { $0 < $1 }
            return WorkSpans(all)
        }
        return CalendarDiscovery(zone: workers[0].zone, from: from, to: to)
            .calendars(of: work, teams: teams ?? workers.map { _ in 0 }, waiting: waiting)
    }

    private func date(_ daysIn: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: Int(SyntheticWorker.start / .day) + daysIn)
    }

    @Test(arguments: [4, 8, 26], [false, true])
    func tenDaysOfLeaveAreFoundByDate(weeks: Int, pauses: Bool) {
        for seed in 1...20 {
            var worker = SyntheticWorker(week: office)
            worker.leave = [WorkCalendar.leave(from: date(7), through: date(18))]
            worker.pauses = pauses
            let found = discover([worker], weeks: weeks, seed: UInt64(seed))[0]
            #expect(found.absences.map(\.from) == [date(7)] && found.absences.map(\.through) == [date(18)])
            #expect(found.calendar!.week.errorHours(against: office) <= 2)
        }
    }

    @Test func whoIsOftenIdleIsNotAbsent() {
        for seed in 1...20 {
            var worker = SyntheticWorker(week: office)
            worker.idleDays = 0.3
            let found = discover([worker], weeks: 26, seed: UInt64(seed))[0]
            #expect(found.kind == .hours && found.absences.isEmpty, "seed \(seed): \(found.absences)")
        }
    }

    @Test func aSingleDayIsAnAbsenceWhenWorkWasWaiting() {
        for seed in 1...20 {
            var worker = SyntheticWorker(week: office)
            worker.leave = [WorkCalendar.leave(from: date(9), through: date(9))]
            let (from, to) = worker.horizon(8)
            let waiting = IntervalSet(from: from, to: to)
            let blind = discover([worker], weeks: 8, seed: UInt64(seed))[0]
            #expect(blind.absences.isEmpty)
            let seeing = discover([worker], weeks: 8, seed: UInt64(seed), waiting: [waiting])[0]
            #expect(seeing.absences.map(\.from) == [date(9)] && seeing.absences.map(\.through) == [date(9)])
            let nothingToDo = discover([worker], weeks: 8, seed: UInt64(seed), waiting: [.empty])[0]
            #expect(nothingToDo.absences.isEmpty)
        }
    }

    @Test func aDateOnWhichNobodyWorkedIsAHoliday() {
        for seed in 1...20 {
            var worker = SyntheticWorker(week: office)
            worker.leave = [WorkCalendar.leave(from: date(15), through: date(15))]
            let found = discover(Array(repeating: worker, count: 5), weeks: 8, seed: UInt64(seed))
            for one in found {
                #expect(one.calendar?.holidays == [date(15)] && one.absences.isEmpty)
            }
        }
    }

    @Test func aBotWorksAlways() {
        for seed in 1...20 {
            var bot = SyntheticWorker(week: .always)
            bot.tasksPerDay = 12
            #expect(discover([bot], weeks: 8, seed: UInt64(seed))[0].kind == .always)
        }
    }

    @Test func oneSundayAndOneLateEveningDoNotMakeHours() {
        let sunday = SyntheticWorker.start + 13 * .day + 14 * .hour
        let evening = SyntheticWorker.start + 9 * .day + 20 * .hour
        for seed in 1...20 {
            let worker = SyntheticWorker(week: office)
            let found = discover(
                [worker],
                weeks: 4,
                seed: UInt64(seed),
                extra: [(0, sunday, sunday + .hour), (0, evening, evening + .hour / 2)]
            )[0]
            #expect(found.calendar!.week.days[6].isEmpty)
            #expect(found.calendar!.week.errorHours(against: office) <= 2)
        }
    }

    @Test func theSparseBorrowFromTheirTeamUnlessTheyContradictIt() {
        for seed in 1...20 {
            let worker = SyntheticWorker(week: office)
            var sparse = worker
            sparse.tasksPerDay = 0.1
            var night = SyntheticWorker(week: DiscoveryErrorTests.hours((22, 30)))
            night.tasksPerDay = 0.1
            let found = discover([worker, worker, worker, sparse, night], weeks: 8, seed: UInt64(seed))
            #expect(found[3].kind == .borrowedFromTeam)
            #expect(found[3].calendar!.week.errorHours(against: office) <= 2)
            #expect(found[4].kind == .unknown && found[4].calendar == nil)
        }
    }

    @Test func aLoneResourceWithoutWorkIsUnknown() {
        var idle = SyntheticWorker(week: office)
        idle.tasksPerDay = 0
        let found = discover([idle], weeks: 4, seed: 1)[0]
        #expect(found.kind == .unknown && found.evidence.spans == 0)
    }
}
