import EventLogs
import Parallelism

extension OrderFeature {
    /// Days at the end of a month that count as month-end.
    static let monthEndDays = 3

    /// When the orders arrived, by the clocks and the calendar of the log's zone.
    /// - Parameter holidays: without any there is no feature of them.
    static func calendar(of ledger: DelayLedger, holidays: Set<CivilDate>) -> [OrderFeature] {
        let log = ledger.log
        let arrival = ledger.enablement.arrival
        let dayNumbers = Set(holidays.map(\.daysSinceEpoch))
        let ranges = log.orderRanges(count: 16)
        var columns = [[Int32]]()
        // Dates only have no hour.
        let subjects: [Subject] =
            (log.hasDatesOnly ? [] : [.arrivalHour])
            + [.arrivalWeekday, .arrivalMonth, .arrivalMonthEnd] + (holidays.isEmpty ? [] : [.arrivalHoliday])
        for subject in subjects {
            columns.append(
                filledArray(log.orderCount) { (codes: UnsafeMutableBufferPointer<Int32>) in
                    // Orders outside the ranges have no instances.
                    codes.initialize(repeating: -1)
                    nonisolated(unsafe) let codes = codes
                    concurrently(ranges.count) { part in
                        var zone = ZoneCursor(log.zone)
                        for order in ranges[part] where !log.instances(ofOrder: order).isEmpty {
                            codes[order] = subject.code(
                                local: zone.local(arrival[order]),
                                holidays: dayNumbers
                            )
                        }
                    }
                }
            )
        }
        return zip(subjects, columns).map { subject, codes in
            OrderFeature(subject, .categorical(codes: codes, levels: subject.calendarLevels))
        }
    }
}

extension OrderFeature.Subject {
    fileprivate var calendarLevels: [String] {
        switch self {
        case .arrivalHour: Self.hours
        case .arrivalWeekday: Self.weekdays
        case .arrivalMonth: Self.months
        default: Self.noYes
        }
    }

    /// - Parameter local: microseconds since 1970-01-01T00:00 on local clocks.
    fileprivate func code(local: Microseconds, holidays: Set<Int>) -> Int32 {
        let day = local.floored(by: .day)
        switch self {
        case .arrivalHour: return Int32((local - day * .day) / .hour)
        case .arrivalWeekday: return Int32(CivilDate.weekday(daysSinceEpoch: Int(day)))
        case .arrivalMonth: return Int32(CivilDate(daysSinceEpoch: Int(day)).month - 1)
        case .arrivalMonthEnd:
            let date = CivilDate(daysSinceEpoch: Int(day))
            let last = CivilDate.daysIn(month: date.month, year: date.year)
            return last - date.day < OrderFeature.monthEndDays ? 1 : 0
        case .arrivalHoliday: return holidays.contains(Int(day)) ? 1 : 0
        default: preconditionFailure("a subject of the calendar")
        }
    }
}
