/// Finds the zone whose clocks show the offsets that times were written with.
enum ZoneGuess {
    /// One zone for each kind of clock change in use, the more populous first; others follow the same rules.
    private static let candidates = [
        "Europe/Berlin", "America/New_York", "Europe/London", "America/Chicago", "America/Los_Angeles",
        "Europe/Helsinki", "America/Denver", "Australia/Sydney", "America/Halifax", "America/Sao_Paulo",
        "Asia/Jerusalem", "Pacific/Auckland", "Australia/Adelaide", "America/Santiago", "America/Mexico_City",
        "Europe/Moscow", "Asia/Tehran", "Africa/Cairo",
    ]

    /// The first candidate that agrees with every time; nil if none does, or if a time has no offset.
    static func zone(of times: [ParsedTimestamp]) -> ZoneRules? {
        guard !times.isEmpty, times.allSatisfy({ $0.offsetMinutes != nil }) else { return nil }
        for name in candidates {
            guard let zone = ZoneRules(identifier: name) else { continue }
            let agrees = times.allSatisfy { time in
                zone.offset(at: time.instant(in: .utc)) == Microseconds(time.offsetMinutes ?? 0) * .minute
            }
            if agrees { return zone }
        }
        return nil
    }
}
