import EventLogs
import Sorting
import Statistics

/// What changed from week to week: the lead time and the time in each stage, a mean an order, by week of completion.
public struct WeeklyScan: Codable, Sendable, Equatable {
    /// The weeks that were looked at.
    public var weeks: [ScannedWeekRow]
    /// Weeks that were left out: before the log is as old as nine of ten lead times, so that slow orders could not be complete yet;
    /// not over when the log ends; or with fewer than ``leastOrders``.
    public var leftOutWeeks: Int
    /// Orders that are not completed, which belong to no week.
    public var openOrders: Int
    /// How many series were tested: the lead time and each stage. None with fewer than ``leastWeeks``.
    public var series: [ScannedSeriesRow]
    /// Of the series that changed: the earliest first, the lead time's before those of stages.
    public var changes: [ChangeRow]
    /// Series with an adjusted p value up to this have changed.
    public var level: Double
    public var seed: UInt64

    public static let leastOrders = 5
    public static let leastWeeks = 8
}

public struct ScannedWeekRow: Codable, Sendable, Equatable {
    /// The Monday, as a date.
    public var week: String
    public var orders: Int
    public var meanLeadTimeHours: Double
}

public struct ScannedSeriesRow: Codable, Sendable, Equatable {
    /// Nil for the lead time.
    @ExplicitNull public var activity: String?
    /// Of neighbouring weeks, about the means before and after the likeliest change.
    public var autocorrelation: Double
    /// Adjusted over all series (Benjamini and Hochberg).
    public var p: Double
    /// In the order of the weeks.
    public var meanHours: [Double]
}

/// One change of a mean an order.
public struct ChangeRow: Codable, Sendable, Equatable {
    /// Nil for the lead time.
    @ExplicitNull public var activity: String?
    /// The Monday of the first week after the change.
    public var week: String
    public var weeksBefore: Int
    public var weeksAfter: Int
    public var ordersBefore: Int
    public var ordersAfter: Int
    public var hoursBefore: Double
    public var hoursAfter: Double
    public var differenceHours: Double
    /// An interval for the difference; nil where nothing is left to judge the noise by.
    @ExplicitNull public var lower: Double?
    @ExplicitNull public var upper: Double?
    /// Of the series, adjusted.
    public var p: Double
    /// How the difference splits, the largest part first: by cause for a stage, by stage for the lead time.
    public var parts: [ChangePartRow]
}

public struct ChangePartRow: Codable, Sendable, Equatable {
    @ExplicitNull public var activity: String?
    @ExplicitNull public var cause: Cause?
    public var differenceHours: Double
}

extension WeeklyScan {
    /// Scans.
    /// - Complexity: O(instances + series · weeks · permutations), on all processors; the same on every number of threads.
    public init(_ ledger: DelayLedger, level: Double = 0.05, permutations: Int = 999, seed: UInt64 = 1) throws
    {
        self.level = level
        self.seed = seed
        let times = WeeklyTimes(ledger)
        let usable = WeeklyScan.usableWeeks(times, ledger)
        weeks = usable.map {
            ScannedWeekRow(
                week: CivilDate(daysSinceEpoch: times.mondays[$0]).description,
                orders: times.orders[$0],
                meanLeadTimeHours: times.meanHours(week: $0, activity: nil)
            )
        }
        leftOutWeeks = times.mondays.count - usable.count
        openOrders = times.openOrders
        series = []
        changes = []
        guard usable.count >= WeeklyScan.leastWeeks else { return }
        let subjects = [nil] + (0..<ledger.log.activities.count).map { Optional($0) }
        var scanned: [(activity: Int?, values: [Double], shifts: LevelShifts)] = []
        for activity in subjects {
            let values = usable.map { times.meanHours(week: $0, activity: activity) }
            do {
                let shifts = try LevelShifts(values, permutations: permutations, seed: seed)
                scanned.append((activity, values, shifts))
            } catch ChangePointError.noVariation {
                // What is the same every week has not changed.
                continue
            }
        }
        let adjusted = try AdjustedPValues(scanned.map(\.shifts.pValue), by: .benjaminiHochberg).values
        for ((activity, values, shifts), p) in zip(scanned, adjusted) {
            let name = activity.map { ledger.log.activities[Int32($0)] }
            series.append(
                ScannedSeriesRow(
                    activity: name,
                    autocorrelation: shifts.autocorrelation,
                    p: p ?? 1,
                    meanHours: values
                )
            )
            guard let p, p <= level else { continue }
            changes += shifts.shifts.map { ChangeRow($0, activity, p: p, times, usable, ledger.log) }
        }
        changes.sort { ($0.week, $0.activity ?? "") < ($1.week, $1.activity ?? "") }
    }

    private static func usableWeeks(_ times: WeeklyTimes, _ ledger: DelayLedger) -> [Int] {
        let log = ledger.log
        let booked = times.booked
        guard let start = booked.map({ ledger.enablement.arrival[$0] }).min(), let end = log.end.max() else {
            return []
        }
        let settled = quantile(of: booked.map { ledger.leadTime(ofOrder: $0) }, 0.9) ?? 0
        let first = log.zone.local(start + Microseconds(settled))
        let last = log.zone.local(end)
        return times.mondays.indices.filter { week in
            let monday = Microseconds(times.mondays[week]) * .day
            // A week whose Friday is in the log is taken to be over.
            return monday >= first && monday + 4 * .day <= last
                && times.orders[week] >= WeeklyScan.leastOrders
        }
    }
}

extension ChangeRow {
    fileprivate init(
        _ shift: LevelShifts.Shift,
        _ activity: Int?,
        p: Double,
        _ times: WeeklyTimes,
        _ usable: [Int],
        _ log: EventLog
    ) {
        func difference(_ value: (Int) -> Double) -> Double {
            func mean(_ range: Range<Int>) -> Double {
                range.reduce(0) { $0 + value(usable[$1]) } / Double(range.count)
            }
            return mean(shift.after) - mean(shift.before)
        }
        self.activity = activity.map { log.activities[Int32($0)] }
        week = CivilDate(daysSinceEpoch: times.mondays[usable[shift.after.lowerBound]]).description
        weeksBefore = shift.before.count
        weeksAfter = shift.after.count
        ordersBefore = usable[shift.before].reduce(0) { $0 + times.orders[$1] }
        ordersAfter = usable[shift.after].reduce(0) { $0 + times.orders[$1] }
        hoursBefore = shift.meanBefore
        hoursAfter = shift.meanAfter
        differenceHours = shift.difference
        lower = shift.interval?.lowerBound
        upper = shift.interval?.upperBound
        self.p = p
        let parts: [ChangePartRow]
        if let activity {
            parts = Cause.allCases.map { cause in
                ChangePartRow(
                    activity: nil,
                    cause: cause,
                    differenceHours: difference {
                        times.meanHours(week: $0, activity: activity, cause: cause)
                    }
                )
            }
        } else {
            parts = (0..<log.activities.count).map { activity in
                ChangePartRow(
                    activity: log.activities[Int32(activity)],
                    cause: nil,
                    differenceHours: difference { times.meanHours(week: $0, activity: activity) }
                )
            }
        }
        self.parts = parts.filter { $0.differenceHours != 0 }.enumerated().sorted { left, right in
            let (first, second) = (abs(left.element.differenceHours), abs(right.element.differenceHours))
            return first == second ? left.offset < right.offset : first > second
        }.map(\.element)
    }
}
