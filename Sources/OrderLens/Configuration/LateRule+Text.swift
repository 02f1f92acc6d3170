import Delays
import EventLogs

extension LateRule {
    /// A target as people write it: `48h`, `90 min`, `2 days`, `48 working hours`; nil if it is none.
    ///
    /// Working time is counted in hours or minutes: how long a working day is depends on the calendar.
    public init?(target text: String) {
        let words = text.lowercased().split(separator: " ").joined()
        guard let working = words.firstRange(of: "working") else {
            guard let target = Microseconds(length: words) else { return nil }
            self = .target(target)
            return
        }
        let (number, unit) = (words[..<working.lowerBound], words[working.upperBound...])
        guard number.last?.isLetter == false, !unit.hasPrefix("d"),
            let target = Microseconds(length: "\(number)\(unit)")
        else { return nil }
        self = .workingTarget(target)
    }
}
