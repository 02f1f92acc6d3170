/// Reads the times of a column that are written as ISO 8601 and are on the date of the time before, as most are in a log: the
/// date is compared, and only the time of day is read.
///
/// Invariant: where it gives a time, ``TimestampFormat/parse(_:)-(UnsafeBufferPointer<UInt8>)`` and
/// ``ParsedTimestamp/instant(in:)`` give the same.
struct RecentDay: Sendable {
    /// The first eight bytes of `2016-01-04T`, and the last four. They share one, which at first they contradict each other
    /// in: no text is of no day.
    private var date = UInt64.max
    private var dateEnd: UInt32 = 0
    private var midnight: Microseconds = 0
    /// How far the zone is ahead of UTC from two days before that date to two days behind it; nil if that changes.
    private var zoneOffset: Microseconds?

    /// Nil for any other date or form.
    @inline(__always)
    func parse(_ text: UnsafeBufferPointer<UInt8>) -> ParsedTimestamp? {
        guard text.count >= 19, let at = text.baseAddress else { return nil }
        let bytes = UnsafeRawPointer(at)
        guard bytes.loadUnaligned(as: UInt64.self) == date,
            bytes.loadUnaligned(fromByteOffset: 7, as: UInt32.self) == dateEnd
        else { return nil }
        // `09:30:00` less the lowest digits and its colons; a byte that is then no digit, or no zero where a colon was, has a
        // high bit or gets one by the sum.
        let digits =
            bytes.loadUnaligned(fromByteOffset: 11, as: UInt64.self).littleEndian ^ 0x3030_3A30_303A_3030
        guard (digits | (digits &+ 0x0606_0F06_060F_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        let hour = number(digits)
        let minute = number(digits >> 24)
        let second = number(digits >> 48)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        let clock = midnight + (hour * 3_600 + minute * 60 + second) * .second
        return ParsedTimestamp(clock: clock, isoRest: text)
    }

    /// The two digits in the lowest bytes.
    @inline(__always)
    private func number(_ digits: UInt64) -> Microseconds {
        Microseconds(truncatingIfNeeded: (digits & 0xF) &* 10 &+ (digits >> 8) & 0xF)
    }

    /// - Parameter text: a time of that form; `parsed` is what it says.
    mutating func remember(_ text: UnsafeBufferPointer<UInt8>, _ parsed: ParsedTimestamp, zone: ZoneRules) {
        guard let at = text.baseAddress else { return }
        let bytes = UnsafeRawPointer(at)
        date = bytes.loadUnaligned(as: UInt64.self)
        dateEnd = bytes.loadUnaligned(fromByteOffset: 7, as: UInt32.self)
        midnight = parsed.clock.floored(by: .day) * .day
        zoneOffset = zone.offset(from: midnight - 2 * .day, to: midnight + 3 * .day)
    }

    /// The instant of a time of that day.
    @inline(__always)
    func instant(of time: ParsedTimestamp, in zone: ZoneRules) -> Microseconds {
        if time.offsetMinutes == nil, let zoneOffset { return time.clock - zoneOffset }
        return time.instant(in: zone)
    }
}
