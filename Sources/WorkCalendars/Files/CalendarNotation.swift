import EventLogs

/// Weekdays as people write them, in English or Chinese; 0 is Monday.
enum WeekdayNotation {
    static let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let chinese: [[Character]] = [["一"], ["二"], ["三"], ["四"], ["五"], ["六"], ["日", "天"]]
    private static let separators: [Character] = ["-", "–", "—", "~", "至", "到"]

    /// `monday`, `Mon`, `周一`, `星期一`; nil if it is none.
    static func weekday(_ text: String) -> Int? {
        let name = text.trimmed.lowercased()
        for prefix in ["周", "星期", "礼拜"] where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            return rest.count == 1 ? chinese.firstIndex { $0.contains(rest.first!) } : nil
        }
        guard name.count >= 3 else { return nil }
        return names.firstIndex { $0 == name || $0.prefix(3) == name }
    }

    /// One weekday, or all of a range; `friday-monday` goes over the weekend. Nil if it is neither.
    static func weekdays(_ text: String) -> [Int]? {
        if let day = weekday(text) { return [day] }
        let parts = text.split(maxSplits: 1, whereSeparator: separators.contains)
        guard parts.count == 2, let first = weekday(String(parts[0])), var last = weekday(String(parts[1]))
        else { return nil }
        if last < first { last += 7 }
        return (first...last).map { $0 % 7 }
    }
}

/// Times and dates as calendar files have them.
enum TimeNotation {
    /// `9`, `09:00`, `17:30:15.5`, `24:00` as microseconds of the day; nil if it is none.
    static func timeOfDay(_ text: String) -> Microseconds? {
        let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), let hour = number(parts[0]), hour <= 24 else { return nil }
        var time = hour * .hour
        if parts.count > 1 {
            guard parts[1].count == 2, let minute = number(parts[1]), minute < 60 else { return nil }
            time += minute * .minute
        }
        if parts.count > 2 {
            let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
            guard let whole = number(seconds[0]), whole < 60, seconds.count <= 2 else { return nil }
            time += whole * .second
            if seconds.count == 2 {
                guard let fraction = number(Substring((seconds[1] + "00000").prefix(6))) else { return nil }
                time += fraction
            }
        }
        return time <= .day ? time : nil
    }

    /// `09:00-17:30` as microseconds of the day; over midnight the end is beyond 24 hours. Nil if it is none.
    static func hours(_ text: String) -> Range<Microseconds>? {
        let parts = text.split(maxSplits: 1) { $0 == "-" || $0 == "–" || $0 == "—" || $0 == "~" }
        guard parts.count == 2, let from = timeOfDay(String(parts[0])), from < .day,
            let to = timeOfDay(String(parts[1])), to != from
        else { return nil }
        return from..<(to > from ? to : to + .day)
    }

    /// `2026-12-25` or `2026/12/25`; nil if it is none, or no day of the calendar.
    static func date(_ text: String) -> CivilDate? {
        let parts = text.trimmed.split(separator: text.contains("/") ? "/" : "-")
        guard parts.count == 3, parts[0].count == 4, let year = number(parts[0]),
            let month = number(parts[1]),
            let day = number(parts[2])
        else { return nil }
        let date = CivilDate(year: Int(year), month: Int(month), day: Int(day))
        return date.isValid ? date : nil
    }

    /// `2026-12-25 13:00` or with a `T`, in local microseconds since 1970-01-01T00:00; nil if it is none.
    static func dateTime(_ text: String) -> Microseconds? {
        let parts = text.trimmed.split(maxSplits: 1) { $0 == " " || $0 == "T" }
        guard parts.count == 2, let date = date(String(parts[0])), let time = timeOfDay(String(parts[1]))
        else { return nil }
        return Microseconds(date.daysSinceEpoch) * .day + time
    }

    private static func number(_ digits: Substring) -> Microseconds? {
        digits.allSatisfy { $0.isASCII && $0.isNumber } ? Microseconds(digits) : nil
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...lastIndex { !$0.isWhitespace }!])
    }
}
