/// Reads a time written in any of the accepted shapes, token by token.
struct TimestampScanner {
    private var at: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>

    init(_ text: UnsafeBufferPointer<UInt8>) {
        // An empty buffer may have no address; a scanner over nothing still needs one to stand at.
        let base = text.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
        at = base
        end = base + text.count
        while at < end, isBlank(at[0]) { at += 1 }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private var isAtEnd: Bool { at >= end }

    private mutating func skipBlanks() {
        while at < end, isBlank(at[0]) { at += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard at < end, at[0] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        guard end - at >= word.utf8CodeUnitCount else { return false }
        for index in 0..<word.utf8CodeUnitCount where at[index] != word.utf8Start[index] { return false }
        at += word.utf8CodeUnitCount
        return true
    }

    private mutating func letters() -> UnsafeBufferPointer<UInt8> {
        let first = at
        while at < end, (at[0] | 0x20) &- 0x61 < 26 { at += 1 }
        return UnsafeBufferPointer(start: first, count: at - first)
    }

    private mutating func digits(atMost limit: Int = 18) -> (value: Int, count: Int)? {
        let first = at
        var value = 0
        while at < end, at[0] &- 0x30 <= 9, at - first < limit {
            value = value * 10 + Int(at[0] &- 0x30)
            at += 1
        }
        return at > first ? (value, at - first) : nil
    }
}

// MARK: - Dates and times of day

extension TimestampScanner {
    mutating func dateAndTime(order: TimestampFormat) -> ParsedTimestamp? {
        guard let date = date(order: order), date.isValid else { return nil }
        let midnight = Microseconds(date.daysSinceEpoch) * .day
        if skip(0x54) || skip(0x74) {
            // The T of ISO 8601 promises a time of day.
            guard !isAtEnd else { return nil }
        } else {
            _ = skip(0x2C)
            skipBlanks()
        }
        if isAtEnd { return ParsedTimestamp(clock: midnight, offsetMinutes: nil) }
        let isTimeNext = !(at[0] == 0x2B || at[0] == 0x2D || at[0] == 0x5A)
        guard let time = isTimeNext ? timeOfDay() : 0, let offset = offset(), isAtEnd else { return nil }
        return ParsedTimestamp(clock: midnight + time, offsetMinutes: offset.minutes)
    }

    private mutating func date(order: TimestampFormat) -> CivilDate? {
        var word = letters()
        if !word.isEmpty, TimestampScanner.isWeekday(word) {
            _ = skip(0x2C)
            skipBlanks()
            word = letters()
        }
        if !word.isEmpty {
            // Jan 4, 2016
            guard let month = TimestampScanner.month(word), separator(), let day = digits(), separator(),
                let year = digits()
            else { return nil }
            return TimestampScanner.civil(year: year, month: (month, 2), day: day)
        }
        let start = at
        guard let first = digits() else { return nil }
        if order == .yearMonthDay, first.count == 8 || first.count == 12 || first.count == 14 {
            // 20160104, 201601040930, 20160104093000: the date here, the rest is the time of day's.
            at = start + 8
            return CivilDate(
                year: first.value / TimestampScanner.powerOfTen(first.count - 4),
                month: twoDigits(start + 4),
                day: twoDigits(start + 6)
            )
        }
        guard first.count <= 4, separator() else { return nil }
        word = letters()
        if !word.isEmpty {
            // 4-Jan-16, 2016-Jan-04
            guard let month = TimestampScanner.month(word), separator(), let last = digits() else {
                return nil
            }
            return first.count == 4
                ? TimestampScanner.civil(year: first, month: (month, 2), day: last)
                : TimestampScanner.civil(year: last, month: (month, 2), day: first)
        }
        guard let second = digits(), separator(), let third = digits() else { return nil }
        _ = skip("日") || skip("号")
        // Four digits in front are the year's, whatever the column's other values look like.
        return switch first.count == 4 ? .yearMonthDay : order {
        case .dayMonthYear: TimestampScanner.civil(year: third, month: second, day: first)
        case .monthDayYear: TimestampScanner.civil(year: third, month: first, day: second)
        default: TimestampScanner.civil(year: first, month: second, day: third)
        }
    }

    /// What stands between the parts of a date: one of `- / .`, blanks, a comma, 年 or 月.
    private mutating func separator() -> Bool {
        if skip(0x2D) || skip(0x2F) || skip("年") || skip("月") { return true }
        let before = at
        _ = skip(0x2E) || skip(0x2C)
        skipBlanks()
        return at > before
    }

    private static func civil(
        year: (value: Int, count: Int),
        month: (value: Int, count: Int),
        day: (value: Int, count: Int)
    ) -> CivilDate? {
        guard year.count == 2 || year.count == 4, month.count <= 2, day.count <= 2 else { return nil }
        let century = year.count == 4 ? 0 : year.value < 69 ? 2_000 : 1_900
        return CivilDate(year: year.value + century, month: month.value, day: day.value)
    }

    /// Microseconds since midnight; nil if there is no such time of day.
    private mutating func timeOfDay() -> Microseconds? {
        var half: Half? = skip("上午") ? .morning : skip("下午") ? .afternoon : nil
        if half != nil { skipBlanks() }
        let start = at
        guard let first = digits(atMost: 6) else { return nil }
        var hour = first.value
        var minute = 0
        var second = 0
        var fraction: Microseconds = 0
        if first.count == 4 || first.count == 6 {
            hour = twoDigits(start)
            minute = twoDigits(start + 2)
            second = first.count == 6 ? twoDigits(start + 4) : 0
            guard let parsed = self.fraction() else { return nil }
            fraction = parsed
        } else {
            guard first.count <= 2 else { return nil }
            if skip(0x3A) || skip("时") || skip("点") || skip("：") {
                if let minutes = digits(atMost: 2) {
                    minute = minutes.value
                    if skip(0x3A) || skip("分") || skip("：") {
                        if let seconds = digits(atMost: 2) {
                            second = seconds.value
                            guard let parsed = self.fraction() else { return nil }
                            fraction = parsed
                            _ = skip("秒")
                        } else if at[-1] == 0x3A {
                            return nil
                        }
                    }
                } else if at[-1] == 0x3A {
                    return nil
                }
            } else if half == nil, !isHalfNext() {
                return nil
            }
        }
        if half == nil { half = halfOfDay() }
        if let half {
            guard hour >= 1, hour <= 12 || half == .afternoon && hour < 24 else { return nil }
            if hour <= 12 { hour = hour % 12 + (half == .afternoon ? 12 : 0) }
        }
        let endsDay = hour == 24 && minute == 0 && second == 0 && fraction == 0
        guard hour < 24 || endsDay, minute < 60, second <= 60 else { return nil }
        return Microseconds(hour * 3_600 + minute * 60 + second) * .second + fraction
    }

    private enum Half { case morning, afternoon }

    private func isHalfNext() -> Bool {
        var ahead = self
        return ahead.halfOfDay() != nil
    }

    /// `AM`, `pm`, `a.m.`, with a blank before it or none; stays where it is if there is none.
    private mutating func halfOfDay() -> Half? {
        let before = at
        skipBlanks()
        guard end - at >= 2 else {
            at = before
            return nil
        }
        let letter = at[0] | 0x20
        at += 1
        _ = skip(0x2E)
        guard letter == 0x61 || letter == 0x70, at < end, at[0] | 0x20 == 0x6D else {
            at = before
            return nil
        }
        at += 1
        _ = skip(0x2E)
        return letter == 0x61 ? .morning : .afternoon
    }

    /// A decimal part in microseconds, 0 if there is none; nil if a mark is not followed by digits.
    private mutating func fraction() -> Microseconds? {
        guard skip(0x2E) || skip(0x2C) else { return 0 }
        let first = at
        var unit: Microseconds = 100_000
        var value: Microseconds = 0
        while at < end, at[0] &- 0x30 <= 9 {
            value += Microseconds(at[0] &- 0x30) * unit
            unit /= 10
            at += 1
        }
        return at > first ? value : nil
    }

    /// `Z`, `UTC`, `GMT`, `+8`, `+08`, `+0800`, `+08:00`, perhaps with an IANA name in brackets after it.
    /// The minutes are nil if the text ends first; the whole is nil if something else stands there.
    private mutating func offset() -> (minutes: Int32?, Void)? {
        skipBlanks()
        if isAtEnd { return (nil, ()) }
        var minutes: Int32 = 0
        let isNamed = skip("UTC") || skip("GMT") || skip("Z") || skip("z")
        let isNegative = !isAtEnd && at[0] == 0x2D
        if skip(0x2B) || skip(0x2D) {
            guard let hours = digits(atMost: 4), hours.count != 3 else { return nil }
            var whole = hours.count == 4 ? hours.value / 100 : hours.value
            var part = hours.count == 4 ? hours.value % 100 : 0
            if hours.count <= 2, skip(0x3A) {
                guard let digits = digits(atMost: 2), digits.count == 2 else { return nil }
                part = digits.value
            }
            guard whole <= 18, part < 60 else { return nil }
            whole = whole * 60 + part
            minutes = Int32(isNegative ? -whole : whole)
        } else if !isNamed {
            return nil
        }
        if skip(0x5B) {
            while at < end, at[0] != 0x5D { at += 1 }
            guard skip(0x5D) else { return nil }
        }
        skipBlanks()
        return (minutes, ())
    }
}

// MARK: - Numbers

extension TimestampScanner {
    /// A number of `unit` microseconds since the epoch; a unit of 0 stands for nanoseconds.
    mutating func number(unit: Microseconds) -> ParsedTimestamp? {
        let isNegative = skip(0x2D)
        let first = at
        var whole: Microseconds = 0
        while at < end, at[0] &- 0x30 <= 9 {
            let (shifted, isTooLarge) = whole.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = shifted.addingReportingOverflow(Microseconds(at[0] &- 0x30))
            guard !isTooLarge, !overflows else { return nil }
            whole = sum
            at += 1
        }
        guard at > first, let fraction = fraction() else { return nil }
        skipBlanks()
        guard isAtEnd else { return nil }
        var magnitude = whole / 1_000
        if unit > 0 {
            let (product, overflows) = whole.multipliedReportingOverflow(by: unit)
            // Year 9999 and no further, as in every other format.
            guard !overflows else { return nil }
            magnitude = product + fraction * unit / .second
        }
        guard magnitude < 253_402_300_800 * .second else { return nil }
        return ParsedTimestamp(clock: isNegative ? -magnitude : magnitude, offsetMinutes: 0)
    }

    mutating func spreadsheetDays() -> ParsedTimestamp? {
        guard let days = number(unit: .second) else { return nil }
        // Days were read as seconds: a microsecond of that is 86,400 microseconds. Spreadsheets hold doubles,
        // whose seventh decimal is no longer sure, so the time of day is rounded to the second.
        guard days.clock >= 0, days.clock < 3_000_000 * .second else { return nil }
        let fractional = Double(days.clock % .second) / Double(Microseconds.second) * 86_400
        let clock = days.clock / .second * .day + Microseconds(fractional.rounded()) * .second
        return ParsedTimestamp(clock: clock - 25_569 * .day, offsetMinutes: nil)
    }
}

// MARK: - Names

extension TimestampScanner {
    private static func powerOfTen(_ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// 1 to 12 for an English month, in full or by its first three letters (`Sept` too), in any case.
    private static func month(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
        match(word, months)
    }

    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let weekdays: [StaticString] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    private static func isWeekday(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        match(word, weekdays) != nil
    }

    /// The number, from 1, of the name that the word abbreviates to three letters or more.
    private static func match(_ word: UnsafeBufferPointer<UInt8>, _ names: [StaticString]) -> Int? {
        guard word.count >= 3 else { return nil }
        for (index, name) in names.enumerated() where word.count <= name.utf8CodeUnitCount {
            var isSame = true
            for letter in 0..<word.count where word[letter] | 0x20 != name.utf8Start[letter] {
                isSame = false
            }
            if isSame { return index + 1 }
        }
        return nil
    }
}
