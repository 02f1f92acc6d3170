extension ZoneRules {
    /// The instant as ISO 8601 with this zone's offset, `2026-11-24T09:30:00+08:00`; microseconds only where there are
    /// any.
    public func iso8601(_ instant: Microseconds) -> String {
        let offset = offset(at: instant)
        let local = instant + offset
        let day = local.floored(by: .day)
        let date = CivilDate(daysSinceEpoch: Int(day))
        let time = local - day * .day
        let fraction = time % .second
        var text = "\(date)T\(ZoneRules.clock(time, withSeconds: true))"
        if fraction > 0 { text += "." + ZoneRules.padded(Int(fraction), 6) }
        if offset == 0 { return text + "Z" }
        let minutes = Int(abs(offset) / .minute)
        return text + (offset < 0 ? "-" : "+") + ZoneRules.padded(minutes / 60, 2) + ":"
            + ZoneRules.padded(minutes % 60, 2)
    }

    /// The local date of the instant.
    public func date(_ instant: Microseconds) -> CivilDate {
        CivilDate(daysSinceEpoch: Int(local(instant).floored(by: .day)))
    }

    /// Local time since local midnight.
    public func timeOfDay(_ instant: Microseconds) -> Microseconds {
        let local = local(instant)
        return local - local.floored(by: .day) * .day
    }

    /// A time of the day, `09:30` or `09:30:00`.
    public static func clock(_ timeOfDay: Microseconds, withSeconds: Bool = false) -> String {
        let seconds = Int(timeOfDay / .second)
        let text = padded(seconds / 3600, 2) + ":" + padded(seconds / 60 % 60, 2)
        return withSeconds ? text + ":" + padded(seconds % 60, 2) : text
    }

    fileprivate static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CivilDate: CustomStringConvertible {
    /// `2026-11-24`.
    public var description: String {
        ZoneRules.padded(year, 4) + "-" + ZoneRules.padded(month, 2) + "-" + ZoneRules.padded(day, 2)
    }
}
