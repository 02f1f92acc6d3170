import EventLogs
import WorkCalendars

/// Who works at the order desk, and when.
enum OrderDeskTeam {
    private static let office = WeeklyHours(
        [8 * .hour + 30 * .minute..<12 * .hour, 13 * .hour..<17 * .hour + 30 * .minute],
        on: 0..<5
    )
    private static let mornings = WeeklyHours([8 * .hour..<13 * .hour], on: 0..<5)
    private static let threeDays = WeeklyHours(
        [8 * .hour + 30 * .minute..<12 * .hour, 13 * .hour..<17 * .hour + 30 * .minute],
        on: 0..<3
    )
    private static let early = WeeklyHours(
        [6 * .hour..<10 * .hour, 10 * .hour + 30 * .minute..<14 * .hour],
        on: 0..<5
    )
    private static let day = WeeklyHours(
        [9 * .hour + 30 * .minute..<13 * .hour + 30 * .minute, 14 * .hour..<18 * .hour],
        on: 0..<5
    )
    private static let packing = WeeklyHours(
        [10 * .hour + 30 * .minute..<14 * .hour + 30 * .minute, 15 * .hour..<19 * .hour],
        on: 0..<5
    )
    private static let late = WeeklyHours(
        [12 * .hour + 30 * .minute..<16 * .hour + 30 * .minute, 17 * .hour..<20 * .hour + 30 * .minute],
        on: 0..<5
    )

    static func members(zone: ZoneRules, holidays: Set<CivilDate>) -> [Assistant] {
        func person(
            _ english: String,
            _ chinese: String,
            _ week: WeeklyHours,
            _ skills: OrderDeskStage...,
            away: [Range<Microseconds>] = []
        ) -> Assistant {
            Assistant(
                name: BilingualName(english, chinese),
                skills: skills.map(\.rawValue),
                calendar: WorkCalendar(zone: zone, week: week, holidays: holidays, leave: away)
            )
        }
        func leave(_ month: Int, _ day: Int, days: Int, year: Int = 2025) -> Range<Microseconds> {
            let first = CivilDate(year: year, month: month, day: day)
            return WorkCalendar.leave(
                from: first,
                through: CivilDate(daysSinceEpoch: first.daysSinceEpoch + days - 1)
            )
        }
        return [
            Assistant(
                name: BilingualName("Import robot", "导入机器人"),
                skills: [OrderDeskStage.importOrder.rawValue],
                calendar: .always,
                isMachine: true
            ),
            person("Anna Weber", "王伟", office, .receive, .enter),
            person("Ben Carter", "李娜", office, .receive, .enter, away: [leave(4, 10, days: 1)]),
            person("Chloe Martin", "张敏", mornings, .receive, .enter),
            person("Diego Alvarez", "刘洋", office, .correct, .confirm),
            person(
                "Elena Rossi",
                "陈静",
                office,
                .checkCredit,
                away: [
                    leave(3, 24, days: 12), leave(7, 14, days: 12), leave(11, 10, days: 12),
                    leave(3, 23, days: 12, year: 2026), leave(7, 13, days: 12, year: 2026),
                    leave(11, 9, days: 12, year: 2026),
                ]
            ),
            person("Farid Haddad", "杨帆", threeDays, .checkCredit),
            person("Grace Liu", "赵磊", office, .checkStock, .release),
            person("Hugo Lindqvist", "黄丽", office, .confirm, .release, away: [leave(4, 14, days: 4)]),
            person("Ines Moreau", "周强", early, .pick),
            person("Jonas Becker", "吴婷", day, .pick, away: [leave(4, 2, days: 2)]),
            person("Karin Olsen", "徐明", packing, .pack),
            person("Lena Novak", "孙悦", office, .invoice),
            person("Marek Kowal", "马超", late, .ship),
        ]
    }

    static let germanHolidays = dates([
        (2025, 4, 18), (2025, 4, 21), (2025, 5, 1), (2025, 5, 29), (2025, 6, 9), (2025, 10, 3),
        (2025, 12, 25),
        (2025, 12, 26), (2026, 1, 1), (2026, 4, 3), (2026, 4, 6), (2026, 5, 1), (2026, 5, 14), (2026, 5, 25),
        (2026, 12, 25), (2027, 1, 1), (2027, 3, 26), (2027, 3, 29),
    ])

    static let chineseHolidays = dates([
        (2025, 4, 4), (2025, 5, 1), (2025, 5, 2), (2025, 5, 5), (2025, 6, 2), (2025, 10, 1), (2025, 10, 2),
        (2025, 10, 3), (2025, 10, 6), (2025, 10, 7), (2025, 10, 8), (2026, 1, 1), (2026, 2, 16),
        (2026, 2, 17),
        (2026, 2, 18), (2026, 2, 19), (2026, 2, 20), (2026, 4, 6), (2026, 5, 1), (2026, 6, 19), (2026, 10, 1),
        (2026, 10, 2), (2026, 10, 5), (2026, 10, 6), (2026, 10, 7), (2027, 1, 1),
    ])

    private static func dates(_ list: [(Int, Int, Int)]) -> Set<CivilDate> {
        Set(list.map { CivilDate(year: $0.0, month: $0.1, day: $0.2) })
    }
}
