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
