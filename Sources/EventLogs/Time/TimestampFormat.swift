/// How the times of a column are written.
///
/// Separators, leading zeros, seconds, fractions and offsets may differ from value to value; what a format fixes
/// is the order of year, month and day, or the unit of a number.
public enum TimestampFormat: String, Codable, CaseIterable, Sendable {
    /// ISO 8601 and its relatives: `2016-01-04T09:30:00.5+08:00`, `2016/1/4 9:30`, `20160104093000`,
    /// `2016年1月4日 下午3时30分`.
    case yearMonthDay = "year-month-day"
    /// `04/01/2016 09:30`, `04.01.2016`, `4-Jan-16`, `Mon, 4 Jan 2016 09:30 GMT`.
    case dayMonthYear = "day-month-year"
    /// `01/04/2016 9:30 PM`, `Jan 4, 2016 9:30 PM`.
    case monthDayYear = "month-day-year"
    /// Numbers since 1970-01-01T00:00Z, perhaps with decimals.
    case epochSeconds = "epoch-seconds"
    case epochMilliseconds = "epoch-milliseconds"
    case epochMicroseconds = "epoch-microseconds"
    case epochNanoseconds = "epoch-nanoseconds"
    /// Days since 1899-12-30 with the time of day as a fraction, as spreadsheets count. Never guessed.
    case spreadsheetDays = "spreadsheet-days"

    /// The value of a text, or nil if it is no time in this format; blanks around it do not matter.
    ///
    /// Dates that begin with a year of four digits are read in every order of dates. Dates that do not exist are no
    /// times. A fraction is cut to microseconds. `24:00` is the midnight that
    /// ends the day, a leap second is the second after. Two-digit years are 1969 to 2068, as in POSIX.
    @inlinable
    public func parse(_ text: UnsafeBufferPointer<UInt8>) -> ParsedTimestamp? {
        if self == .yearMonthDay, let parsed = ParsedTimestamp(isoSeconds: text) { return parsed }
        return parseAnyForm(text)
    }

    @usableFromInline
    func parseAnyForm(_ text: UnsafeBufferPointer<UInt8>) -> ParsedTimestamp? {
        var scanner = TimestampScanner(text)
        return switch self {
        case .yearMonthDay, .dayMonthYear, .monthDayYear: scanner.dateAndTime(order: self)
        case .epochSeconds: scanner.number(unit: .second)
        case .epochMilliseconds: scanner.number(unit: 1_000)
        case .epochMicroseconds: scanner.number(unit: 1)
        case .epochNanoseconds: scanner.number(unit: 0)
        case .spreadsheetDays: scanner.spreadsheetDays()
        }
    }

    public func parse(_ text: String) -> ParsedTimestamp? {
        var text = text
        return text.withUTF8 { parse($0) }
    }
}

/// A time as it was written: the clock's reading and, where given, the clock's offset.
public struct ParsedTimestamp: Sendable, Hashable {
    /// The reading of the clock, as microseconds since 1970-01-01T00:00 on that clock.
    public var clock: Microseconds
    /// How far the clock is ahead of UTC; nil if the text does not say.
    public var offsetMinutes: Int32?

    @inlinable
    public init(clock: Microseconds, offsetMinutes: Int32?) {
        self.clock = clock
        self.offsetMinutes = offsetMinutes
    }

    /// The instant; a time without an offset is a time of `zone`.
    @inlinable
    public func instant(in zone: ZoneRules) -> Microseconds {
        guard let offsetMinutes else { return zone.instant(local: clock) }
        return clock - Microseconds(offsetMinutes) * .minute
    }

    /// The commonest shape, read without looking for separators: `2016-01-04T09:30:00`, then perhaps a
    /// fraction and an offset. Nil if the text has any other shape, valid or not.
    @inlinable
    init?(isoSeconds text: UnsafeBufferPointer<UInt8>) {
        guard text.count >= 19, let at = text.baseAddress, at[4] == at[7], at[13] == 0x3A, at[16] == 0x3A,
            at[4] == 0x2D || at[4] == 0x2F, at[10] == 0x54 || at[10] == 0x20
        else { return nil }
        let year = twoDigits(at) * 100 + twoDigits(at + 2)
        let month = twoDigits(at + 5)
        let day = twoDigits(at + 8)
        let hour = twoDigits(at + 11)
        let minute = twoDigits(at + 14)
        let second = twoDigits(at + 17)
        let date = CivilDate(year: year, month: month, day: day)
        guard twoDigits(at) >= 0, twoDigits(at + 2) >= 0, date.isValid, hour >= 0, hour < 24, minute >= 0,
            minute < 60, second >= 0, second < 60
        else { return nil }
        self.init(
            clock: Microseconds(date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second) * .second,
            isoRest: text
        )
    }

    /// What follows the seconds: perhaps a fraction, perhaps an offset, and the end. Nil if anything else does.
    /// - Precondition: the text has 19 bytes or more.
    @inlinable
    @inline(__always)
    init?(clock seconds: Microseconds, isoRest text: UnsafeBufferPointer<UInt8>) {
        guard text.count > 19, let at = text.baseAddress else {
            self.init(clock: seconds, offsetMinutes: nil)
            return
        }
        var clock = seconds
        var position = 19
        if position < text.count, at[position] == 0x2E || at[position] == 0x2C {
            position += 1
            var unit: Microseconds = 100_000
            let first = position
            while position < text.count, at[position] &- 0x30 <= 9 {
                clock += Microseconds(at[position] &- 0x30) * unit
                unit /= 10
                position += 1
            }
            guard position > first else { return nil }
        }
        switch text.count - position {
        case 0:
            self.init(clock: clock, offsetMinutes: nil)
        case 1 where at[position] == 0x5A:
            self.init(clock: clock, offsetMinutes: 0)
        case 6 where at[position + 3] == 0x3A && (at[position] == 0x2B || at[position] == 0x2D):
            let hours = twoDigits(at + position + 1)
            let minutes = twoDigits(at + position + 4)
            guard hours >= 0, hours <= 18, minutes >= 0, minutes < 60 else { return nil }
            let offset = Int32(hours * 60 + minutes)
            self.init(clock: clock, offsetMinutes: at[position] == 0x2D ? -offset : offset)
        default:
            return nil
        }
    }
}

/// The number that two digits spell; far below zero if either is not a digit.
@inlinable
@inline(__always)
func twoDigits(_ at: UnsafePointer<UInt8>) -> Int {
    let tens = at[0] &- 0x30
    let ones = at[1] &- 0x30
    return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : -1_000_000
}
