/// What the values of a column say about how its times are written.
///
/// Observes texts one by one; blank ones say nothing.
public struct TimestampEvidence: Sendable {
    /// Non-blank texts observed.
    public private(set) var observed = 0
    /// Texts that each format can read.
    private var readable: [TimestampFormat: Int] = [:]
    /// Texts that day-first and month-first both read, as different days.
    private var undecided = 0
    private var halvesOfDay = 0
    /// Texts that begin with the four digits of a year, which every order of dates reads alike.
    private var yearFirst = 0

    public init() {}

    public mutating func observe(_ text: UnsafeBufferPointer<UInt8>) {
        if text.isBlank { return }
        observed += 1
        if let format = TimestampEvidence.formatOfNumber(text) {
            if format.parse(text) != nil { readable[format, default: 0] += 1 }
            return
        }
        let readings = TimestampEvidence.dateOrders.map { $0.parse(text) }
        for (format, reading) in zip(TimestampEvidence.dateOrders, readings) where reading != nil {
            readable[format, default: 0] += 1
        }
        if readings[2] != nil, text.count >= 4, text.prefix(4).allSatisfy({ $0 &- 0x30 <= 9 }) {
            yearFirst += 1
        }
        if let dayFirst = readings[0], let monthFirst = readings[1], dayFirst != monthFirst {
            undecided += 1
            if text.contains(where: { $0 | 0x20 == 0x6D }) { halvesOfDay += 1 }
        }
    }

    private static let dateOrders: [TimestampFormat] = [.dayMonthYear, .monthDayYear, .yearMonthDay]

    /// The format of a text that is a number and nothing else, by its number of digits: 8, 12 and 14 digits are
    /// dates written without separators if there is such a date, 9 or 10 seconds since the epoch, 12 or 13
    /// milliseconds, 15 or 16 microseconds, 18 or 19 nanoseconds. Nil if the text is no number.
    private static func formatOfNumber(_ text: UnsafeBufferPointer<UInt8>) -> TimestampFormat? {
        var digits = 0
        var marks = 0
        for byte in text where byte != 0x20 {
            if byte &- 0x30 <= 9 {
                digits += marks == 0 ? 1 : 0
            } else if byte == 0x2E, digits > 0 {
                marks += 1
            } else {
                return nil
            }
        }
        guard marks <= 1 else { return nil }
        switch digits {
        case 8, 12, 14:
            if marks == 0, TimestampFormat.yearMonthDay.parse(text) != nil { return .yearMonthDay }
            return digits == 12 ? .epochMilliseconds : nil
        case 9, 10: return .epochSeconds
        case 13: return .epochMilliseconds
        case 15, 16: return .epochMicroseconds
        case 18, 19: return .epochNanoseconds
        default: return nil
        }
    }

    /// The format that reads most of the texts; nil if none reads any.
    public var guess: TimestampGuess? {
        guard let most = readable.values.max(), most > 0 else { return nil }
        let best = TimestampFormat.allCases.filter { readable[$0] == most }
        let isAmbiguous = undecided > 0 && best.contains(.dayMonthYear) && best.contains(.monthDayYear)
        let format: TimestampFormat
        if best.contains(.yearMonthDay), yearFirst == most {
            format = .yearMonthDay
        } else if best.contains(.dayMonthYear), best.contains(.monthDayYear), halvesOfDay > 0 {
            // The twelve-hour clock is an American habit, and so is the month before the day.
            format = .monthDayYear
        } else if best.contains(.dayMonthYear) {
            format = .dayMonthYear
        } else {
            format = best[0]
        }
        return TimestampGuess(format: format, isAmbiguous: isAmbiguous, readable: most, observed: observed)
    }
}

/// How a column's times are probably written.
public struct TimestampGuess: Sendable, Hashable {
    public var format: TimestampFormat
    /// Whether day-first and month-first read every value, as different days: then `format` is an assumption
    /// that the user has to hear about.
    public var isAmbiguous: Bool
    /// How many of the `observed` non-blank values the format reads.
    public var readable: Int
    public var observed: Int
}

extension TimestampFormat {
    /// The one format of a column, by some of its values; nil if no format reads any of them.
    public static func guess(samples: some Sequence<String>) -> TimestampGuess? {
        var evidence = TimestampEvidence()
        for sample in samples {
            var sample = sample
            sample.withUTF8 { evidence.observe($0) }
        }
        return evidence.guess
    }
}
