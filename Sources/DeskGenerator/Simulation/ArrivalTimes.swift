import EventLogs
import Foundation

/// The moments at which orders come in, one after the other.
struct ArrivalTimes {
    private let desk: DeskDescription
    private var stream: RandomStream
    private var now: Microseconds
    /// Arrivals of the day at hand that are still to come, the latest first.
    private var ofTheDay: [Microseconds] = []
    private var day: Int
    /// How many given moments have been.
    private var given = 0
    /// Arrivals an hour for each hour of the week, from Monday 00:00.
    private let hourlyRate: [Double]

    init(desk: DeskDescription, seed: UInt64) {
        self.desk = desk
        stream = RandomStream(seed: seed, purpose: .arrivals)
        now = desk.opening
        day = desk.firstDate.daysSinceEpoch
        if case .weekly(let perWeek, let weights) = desk.arrivals {
            let total = weights.joined().reduce(0, +)
            hourlyRate = weights.joined().map { $0 / total * perWeek }
        } else {
            hourlyRate = []
        }
    }

    /// The next arrival, in whole seconds.
    mutating func next() -> Microseconds {
        switch desk.arrivals {
        case .weekly: nextOfWeek()
        case .daily(let count, let from, let to): nextOfDay(count, from, to)
        case .given(let times): nextGiven(times)
        }
    }

    /// A Poisson process by inversion: a standard exponential is used up at the rate of the hour.
    private mutating func nextOfWeek() -> Microseconds {
        var left = -log(stream.unit())
        while true {
            let local = desk.zone.local(now)
            let hour = Int(local.floored(by: .hour))
            let weekday = CivilDate.weekday(daysSinceEpoch: Int(local.floored(by: .day)))
            let rate = hourlyRate[weekday * 24 + hour % 24]
            let hourEnd = now + Microseconds(hour + 1) * .hour - local
            let share = Double(hourEnd - now) / Double(Microseconds.hour)
            if rate * share > left {
                now += Microseconds((left / rate * 3600).rounded()) * .second
                return now
            }
            left -= rate * share
            now = hourEnd
        }
    }

    private mutating func nextGiven(_ times: [Microseconds]) -> Microseconds {
        defer { given += 1 }
        return times[given]
    }

    private mutating func nextOfDay(_ count: Int, _ from: Microseconds, _ to: Microseconds) -> Microseconds {
        while ofTheDay.isEmpty {
            if desk.isWorkingDay(day) {
                let midnight = Microseconds(day) * .day
                ofTheDay = (0..<count).map { _ in
                    let moment = Distribution.uniform(from: from, to: to).sample(from: &stream)
                    return desk.zone.instant(local: midnight + moment)
                }
                ofTheDay.sort(by: >)
            }
            day += 1
        }
        return ofTheDay.removeLast()
    }
}
