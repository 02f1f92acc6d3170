import EventLogs
import Testing
import WorkCalendars

@testable import DeskGenerator

@Suite("Tasks and closing time")
struct ShiftsTests {
    // 1970-01-05 was a Monday.
    private let monday = 4 * Microseconds.day
    private let office = WorkCalendar(
        zone: .utc,
        week: WeeklyHours([8 * .hour..<12 * .hour, 13 * .hour..<17 * .hour], on: 0..<5)
    )

    private func finish(_ start: Microseconds, _ work: Microseconds, overtime: Microseconds) -> Microseconds {
        var shifts = Shifts(calendar: office, opening: monday)
        return shifts.finish(start: monday + start, work: work, overtime: overtime) - monday
    }

    @Test("A task that fits is done at once")
    func fits() {
        #expect(finish(9 * .hour, 3 * .hour, overtime: 0) == 12 * .hour)
    }

    @Test("A short overrun is overtime")
    func overtime() {
        #expect(finish(11 * .hour, 90 * .minute, overtime: 30 * .minute) == 12 * .hour + 30 * .minute)
    }

    @Test("A longer one is paused over lunch, over night and over the weekend")
    func paused() {
        #expect(finish(11 * .hour, 90 * .minute, overtime: 29 * .minute) == 13 * .hour + 30 * .minute)
        #expect(finish(16 * .hour, 2 * .hour, overtime: 0) == .day + 9 * .hour)
        #expect(finish(4 * .day + 16 * .hour, 2 * .hour, overtime: 0) == 7 * .day + 9 * .hour)
    }

    @Test("Work opens and closes in turn, as far ahead as one looks")
    func changes() {
        var shifts = Shifts(calendar: office, opening: monday)
        var clock = monday
        var open: Microseconds = 0
        var isOpen = false
        while clock < monday + 2000 * .day {
            let change = shifts.nextChange(after: clock)
            #expect(change.time > clock)
            if isOpen { open += min(change.time, monday + 2000 * .day) - clock }
            isOpen = change.opens
            clock = change.time
        }
        #expect(open == office.workingTime(from: monday, to: monday + 2000 * .day).duration)
    }

    @Test("A machine never closes")
    func always() {
        var shifts = Shifts(calendar: .always, opening: monday)
        var clock = monday
        for _ in 0..<20 {
            let change = shifts.nextChange(after: clock)
            #expect(change.opens && change.time > clock)
            clock = change.time
        }
    }
}
