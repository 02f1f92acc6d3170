extension Microseconds {
    /// A length of time as people write it: `48h`, `90 min`, `1.5 hours`, `2 days`; nil if it is none, not above 0, or longer than
    /// a century.
    public init?(length text: String) {
        let joined = text.lowercased().filter { $0 != " " }
        let digits = joined.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number > 0, number.isFinite else { return nil }
        let unit: Microseconds
        switch joined.dropFirst(digits.count) {
        case "m", "min", "minute", "minutes": unit = .minute
        case "h", "hour", "hours": unit = .hour
        case "d", "day", "days": unit = .day
        default: return nil
        }
        let length = (number * Double(unit)).rounded()
        guard length <= Double(Microseconds.week) * 5_200 else { return nil }
        self = Microseconds(length)
    }
}
