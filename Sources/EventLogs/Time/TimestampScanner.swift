/// Reads a time written in any of the accepted shapes, token by token.
struct TimestampScanner {
    var at: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>

    init(_ text: UnsafeBufferPointer<UInt8>) {
        // An empty buffer may have no address; a scanner over nothing still needs one to stand at.
        let base = text.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
        at = base
        end = base + text.count
        while at < end, isBlank(at[0]) { at += 1 }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    var isAtEnd: Bool { at >= end }

    mutating func skipBlanks() {
        while at < end, isBlank(at[0]) { at += 1 }
    }

    mutating func skip(_ byte: UInt8) -> Bool {
        guard at < end, at[0] == byte else { return false }
        at += 1
        return true
    }

    mutating func skip(_ word: StaticString) -> Bool {
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

    mutating func digits(atMost limit: Int = 18) -> (value: Int, count: Int)? {
        let first = at
        var value = 0
        while at < end, at[0] &- 0x30 <= 9, at - first < limit {
            value = value * 10 + Int(at[0] &- 0x30)
            at += 1
        }
        return at > first ? (value, at - first) : nil
    }
}

// MARK: - Dates

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
