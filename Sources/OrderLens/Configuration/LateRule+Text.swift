import Delays
import EventLogs

extension LateRule {
    /// A target as people write it: `48h`, `90 min`, `2 days`, `48 working hours`; nil if it is none.
    ///
    /// Working time is counted in hours or minutes: how long a working day is depends on the calendar.
    public init?(target text: String) {
        let words = text.lowercased().split(separator: " ").map(String.init)
        let joined = words.joined()
        let digits = joined.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number > 0, number.isFinite else { return nil }
        var unit = String(joined.dropFirst(digits.count))
        let isWorking = unit.hasPrefix("working")
        if isWorking { unit.removeFirst("working".count) }
        let length: Microseconds
        switch unit {
        case "m", "min", "minute", "minutes": length = .minute
        case "h", "hour", "hours": length = .hour
        case "d" where !isWorking, "day" where !isWorking, "days" where !isWorking: length = .day
        default: return nil
        }
        let target = (number * Double(length)).rounded()
        guard target <= Double(Microseconds.week) * 5_200 else { return nil }
        self = isWorking ? .workingTarget(Microseconds(target)) : .target(Microseconds(target))
    }
}
