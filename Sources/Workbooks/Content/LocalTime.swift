/// A date and a time of day as they are read off the clock on the wall, in no zone.
public struct LocalTime: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// Of `2026-03-01`, `2026-03-01T09:30`, `2026-03-01T09:30:15` or the same with a fraction of a second or a zone, which are left
    /// off; nil for anything else, such as a day that does not exist.
    public init?(_ text: some StringProtocol) {
        func number(_ places: Range<Int>) -> Int? {
            let digits = text.utf8.dropFirst(places.lowerBound).prefix(places.count)
            guard digits.count == places.count else { return nil }
            return digits.reduce(Int?.some(0)) { value, byte in
                guard let value, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                return value * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        func holds(_ byte: Character, at place: Int) -> Bool {
            text.utf8.dropFirst(place).first == byte.asciiValue
        }
        guard let year = number(0..<4), holds("-", at: 4), let month = number(5..<7), holds("-", at: 7),
            let day = number(8..<10), (1...12).contains(month),
            (1...LocalTime.days(in: month, of: year)).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        guard text.utf8.count > 10 else {
            (hour, minute, second) = (0, 0, 0)
            return
        }
        guard holds("T", at: 10) || holds(" ", at: 10), let hour = number(11..<13), holds(":", at: 13),
            let minute = number(14..<16), hour < 24, minute < 60
        else { return nil }
        let second = holds(":", at: 16) ? number(17..<19) : 0
        guard let second, second < 60 else { return nil }
        (self.hour, self.minute, self.second) = (hour, minute, second)
    }

    /// Days since the last day of 1899, as spreadsheets count them; nil before March 1900, where they count a day that never was,
    /// and after 9999.
    var serial: Double? {
        // Days since 1970-01-01 in the proleptic Gregorian calendar, with years that begin in March.
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        let days = era * 146_097 + dayOfEra - 719_468 + 25_569
        guard days >= 61, year <= 9999 else { return nil }
        return Double(days) + Double(hour * 3600 + minute * 60 + second) / 86_400
    }

    /// `2026-03-01 09:30`.
    var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = String("000\(year)".suffix(4)) + "-\(two(month))-\(two(day))"
        return date + " \(two(hour)):\(two(minute))"
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
