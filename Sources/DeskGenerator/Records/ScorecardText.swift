/// The scorecard of the desk's assistants as a file: every indicator of its plan, and the environment in purchasing.
///
/// The formulas select from the log, in either language of the generator, and from the table `records`.
struct ScorecardText {
    let text: String

    /// What the file says of an indicator beside its name and its unit.
    private struct Entry {
        let id: String
        /// Of the plan's indicators; nil for the one that the plan has not.
        let planned: Int?
        let group: String
        let weight: Int
        let floor: String
        let target: String
        let stretch: String?
        var source = "system"
        var minimum: Int?
        let formula: [String]
        var aggregate: String?
    }

    private static func records(_ kind: DeskRecords.Kind, _ value: String = "value") -> [String] {
        ["SELECT person, date AS time, \(value) AS value FROM records WHERE kind = '\(kind.rawValue)'"]
    }

    private static let entries = [
        Entry(
            id: "entry-24h",
            planned: 0,
            group: "hard",
            weight: 12,
            floor: "70",
            target: "90",
            stretch: "98",
            minimum: 10,
            formula: [
                "SELECT person, entered AS time, julianday(entered) - julianday(arrival) <= 1 AS value,",
                "  \"order\", event",
                "FROM entries",
            ],
            aggregate: "share"
        ),
        Entry(
            id: "order-errors",
            planned: 1,
            group: "hard",
            weight: 12,
            floor: "8",
            target: "4",
            stretch: "0.5",
            minimum: 10,
            formula: [
                "SELECT person, entered AS time, \"order\" IN (SELECT \"order\" FROM corrections) AS value,",
                "  \"order\", event",
                "FROM entries",
            ],
            aggregate: "share"
        ),
        Entry(
            id: "reports",
            planned: 2,
            group: "hard",
            weight: 4,
            floor: "80",
            target: "98",
            stretch: nil,
            formula: records(.report),
            aggregate: "share"
        ),
        Entry(
            id: "complaint-closure",
            planned: 3,
            group: "hard",
            weight: 10,
            floor: "60",
            target: "85",
            stretch: "95",
            formula: records(.complaint),
            aggregate: "share"
        ),
        Entry(
            id: "visits",
            planned: 4,
            group: "hard",
            weight: 8,
            floor: "4",
            target: "10",
            stretch: "14",
            formula: records(.visit),
            aggregate: "sum"
        ),
        Entry(
            id: "customer-files",
            planned: 5,
            group: "hard",
            weight: 6,
            floor: "70",
            target: "85",
            stretch: "95",
            minimum: 5,
            formula: records(.customerFile, "value <= 15"),
            aggregate: "share"
        ),
        Entry(
            id: "document-errors",
            planned: 6,
            group: "hard",
            weight: 8,
            floor: "7",
            target: "3",
            stretch: "1",
            minimum: 10,
            formula: records(.document, "1 - value"),
            aggregate: "share"
        ),
        Entry(
            id: "overdue-reminders",
            planned: 7,
            group: "hard",
            weight: 6,
            floor: "60",
            target: "85",
            stretch: "95",
            formula: records(.reminder),
            aggregate: "share"
        ),
        Entry(
            id: "esg-suppliers",
            planned: nil,
            group: "hard",
            weight: 4,
            floor: "50",
            target: "90",
            stretch: "100",
            minimum: 3,
            formula: records(.supplierCheck),
            aggregate: "share"
        ),
        Entry(
            id: "marks-360",
            planned: 8,
            group: "soft",
            weight: 10,
            floor: "50",
            target: "80",
            stretch: "95",
            source: "peer",
            formula: []
        ),
        Entry(
            id: "behaviour",
            planned: 9,
            group: "soft",
            weight: 10,
            floor: "1",
            target: "4",
            stretch: "5",
            source: "behaviour",
            formula: records(.behaviour)
        ),
        Entry(
            id: "key-result",
            planned: 10,
            group: "soft",
            weight: 10,
            floor: "70",
            target: "100",
            stretch: "120",
            source: "key-result",
            formula: records(.keyResult)
        ),
    ]

    private static let outcomes: [(id: String, priority: Int)] = [
        ("on-time", 3), ("retention", 2), ("conversion", 2), ("complaints", 2),
        ("overdue-money", 1),
    ]

    private static let onTime = [
        "SELECT person, finished AS time, finished <= promise AS value, \"order\", event FROM entries"
    ]

    init(plan: ScorecardPlan) {
        var lines = [
            "# The scorecard of the assistants of this desk; Documentation/Scorecards.md says what is what.",
            "#",
            "#   orderlens import orders.csv --into desk.olens",
            "#   orderlens import --table records records.csv --into desk.olens",
            "#   orderlens import --table people people.csv --into desk.olens",
            "#   orderlens scores desk.olens --scorecard scorecard.yml --ratings marks.csv",
            "#",
            "# and over the two years before the log, from tables:",
            "#",
            "#   orderlens scores --scorecard scorecard.yml --indicators indicators.csv --outcomes outcomes.csv",
            "name: {en: Sales and order assistant, zh: 销售与订单助理}",
            "periods: month",
            "groups:",
            "  - {id: hard, name: {en: Hard, zh: 硬指标}, share: 70 %}",
            "  - {id: soft, name: {en: Soft, zh: 软指标}, share: 30 %}",
            "indicators:",
        ]
        for entry in ScorecardText.entries { lines += ScorecardText.lines(entry, plan) }
        lines.append("outcomes:")
        for (outcome, planned) in zip(ScorecardText.outcomes, plan.outcomes) {
            lines += [
                "  - id: \(outcome.id)",
                "    name: \(ScorecardText.name(planned.name))",
                "    direction: \(planned.higherIsBetter ? "higher" : "lower")",
                "    unit: \(ScorecardText.unit(planned.unit))",
                "    priority: \(outcome.priority)",
            ]
            if outcome.id == "on-time" {
                lines +=
                    ["    formula: |"] + ScorecardText.onTime.map { "      \($0)" } + ["    aggregate: share"]
            }
        }
        let peak = ScorecardPlan.peakMonths.map(String.init).joined(separator: ", ")
        lines += [
            "balance:",
            "  - {speed: entry-24h, quality: order-errors, ratio: 1.5}",
            "  - {speed: overdue-reminders, quality: complaint-closure, ratio: 1.5}",
            "limits: {floor: 2 %, cap: 30 %, step: 5 %, grid: 0.5 %}",
            "cycles:",
            "  peak: {name: {en: Peak season, zh: 旺季}, months: [\(peak)]}",
            "  normal: {name: {en: Rest of the year, zh: 平季}, months: rest}",
            "pay: {base: 60 %, groups: {hard: 20 %, soft: 20 %}, pool: {share-of-sales: 0.5 %, cap: 2}}",
            "people: {table: people, groups: [team, hours]}",
            "views:",
            "  # What each assistant entered, with the order as a whole.",
            "  entries: |",
            "    SELECT e.resource AS person, e.\"end\" AS entered, e.event_id AS event, o.\"order\", o.arrival, o.promise,",
            "      coalesce(o.completed, o.last_end) AS finished",
            "    FROM event_log AS e JOIN order_log AS o ON o.\"order\" = e.\"order\"",
            "    WHERE e.activity IN ('Enter order', '录入订单')",
            "  # Orders that had to be corrected.",
            "  corrections: |",
            "    SELECT \"order\" FROM event_log WHERE activity IN ('Correct order', '更正订单')",
        ]
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ entry: Entry, _ plan: ScorecardPlan) -> [String] {
        let planned = entry.planned.map { plan.indicators[$0] }
        let esg = BilingualName("supplier checks of environment and labour (ESG)", "供应商ESG核查率")
        var lines = [
            "  - id: \(entry.id)",
            "    name: \(name(planned?.name ?? esg))",
            "    group: \(entry.group)",
            "    weight: \(entry.weight) %",
            "    unit: \(unit(planned?.unit ?? "%"))",
            "    direction: \(planned?.higherIsBetter ?? true ? "higher" : "lower")",
            "    floor: \(entry.floor)",
            "    target: \(entry.target)",
        ]
        if let stretch = entry.stretch { lines.append("    stretch: \(stretch)") }
        lines.append("    source: \(entry.source)")
        if let minimum = entry.minimum { lines.append("    minimum-n: \(minimum)") }
        if !entry.formula.isEmpty { lines += ["    formula: |"] + entry.formula.map { "      \($0)" } }
        if let aggregate = entry.aggregate { lines.append("    aggregate: \(aggregate)") }
        return lines
    }

    private static func name(_ name: BilingualName) -> String {
        "{en: \"\(name.english)\", zh: \"\(name.chinese)\"}"
    }

    private static func unit(_ unit: String) -> String {
        switch unit {
        case "%": "\"%\""
        case "visits": "{en: visits, zh: 次}"
        case "per 1000 orders": "per-1000"
        case "thousand": "{en: thousand, zh: 千元}"
        default: unit
        }
    }
}
