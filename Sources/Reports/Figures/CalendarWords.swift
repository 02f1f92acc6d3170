/// Working hours and leave, which a report writes as calendar files do, as people read them.
struct CalendarWords {
    let phrases: any Phrases

    /// `Mon-Fri 08:30-12:00` as `Mon–Fri 08:30–12:00`, with the days in the language of the report.
    func hours(_ line: String) -> String {
        line.split(separator: " ").map { part in
            guard part.first?.isLetter == true else { return String(part.replacing("-", with: "–")) }
            return part.split(separator: ",").map { days in
                days.split(separator: "-").map { phrases.weekday(String($0)) }
                    .joined(separator: phrases.throughDay)
            }.joined(separator: phrases.betweenDays)
        }.joined(separator: " ")
    }

    /// `2025-04-14/2025-04-17` as `2025-04-14 – 2025-04-17`; one day as itself.
    func leave(_ dates: String) -> String {
        let ends = dates.split(separator: "/")
        guard let first = ends.first, let last = ends.last, first != last else {
            return String(ends.first ?? "")
        }
        return "\(first) – \(last)"
    }
}
