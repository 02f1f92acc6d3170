import EventLogs

/// Dates and times as text, in the zone of the desk.
enum LocalTime {
    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// `2025-03-03T09:30:00+01:00`
    static func text(_ instant: Microseconds, in zone: ZoneRules) -> String {
        var bytes: [UInt8] = []
        append(instant, in: zone, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `2025-03-03T09:30:00+01:00`, as bytes.
    static func append(_ instant: Microseconds, in zone: ZoneRules, to bytes: inout [UInt8]) {
        let offset = zone.offset(at: instant)
        append(local: instant + offset, to: &bytes)
        let minutes = Int(abs(offset) / .minute)
        bytes.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        append(minutes / 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(minutes % 60, digits: 2, to: &bytes)
    }

    /// `2025-03-03T09:30:00`, of local microseconds since 1970-01-01T00:00.
    static func text(local: Microseconds) -> String {
        var bytes: [UInt8] = []
        append(local: local, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `2025-03-03`
    static func text(date: CivilDate) -> String {
        String(text(local: Microseconds(date.daysSinceEpoch) * .day).prefix(10))
    }

    /// `09:30`, or `24:00` for the end of a day.
    static func text(timeOfDay: Microseconds) -> String {
        var bytes: [UInt8] = []
        append(Int(timeOfDay / .hour), digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(Int(timeOfDay % .hour / .minute), digits: 2, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(local: Microseconds, to bytes: inout [UInt8]) {
        let day = local.floored(by: .day)
        let date = CivilDate(daysSinceEpoch: Int(day))
        let second = Int((local - day * .day) / .second)
        append(date.year, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(date.month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        append(date.day, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        append(second / 3600, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(second / 60 % 60, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        append(second % 60, digits: 2, to: &bytes)
    }

    /// A number that is not negative, with leading zeros.
    static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        if digits == 2, number < 100 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
            bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
            return
        }
        var divisor = 1
        for _ in 1..<max(1, digits) { divisor *= 10 }
        while divisor <= number / 10 { divisor *= 10 }
        var left = number
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(left / divisor))
            left %= divisor
            divisor /= 10
        }
    }
}
