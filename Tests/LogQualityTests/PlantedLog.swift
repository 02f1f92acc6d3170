import EventLogs
import TestInputs

/// A clean, seeded log of an order desk with people who work from 9 to 17 on weekdays, in which tests plant defects.
struct PlantedLog {
    struct Row {
        var order: String
        var activity: String
        var resource: String
        /// On the clock of the desk; nil for a blank.
        var start: Microseconds?
        var end: Microseconds?
        /// Further columns, by name.
        var values: [String: String]
    }

    var rows: [Row] = []
    /// The zone that the clock times are written in; with an offset, as instants.
    var zone = ZoneRules.utc
    /// Columns besides order, activity, resource, start and end.
    var columns: [SourceColumn] = [
        SourceColumn(name: "region", role: .attribute), SourceColumn(name: "value", role: .attribute),
        SourceColumn(name: "promised", role: .promise),
    ]
    var hasStarts = true
    var generator: SeededGenerator

    static let firstDay = CivilDate(year: 2024, month: 1, day: 1).daysSinceEpoch
    static let activities = ["Enter", "Check credit", "Pick", "Ship", "Invoice"]

    init(seed: UInt64 = 1, orders: Int = 600, days: Int = 200) {
        generator = SeededGenerator(seed: seed)
        for order in 0..<orders {
            var clock =
                Microseconds(Self.firstDay + order * days / orders) * .day + 9 * .hour
                + random(8 * 3_600) * .second
            let arrival = clock
            var values = [
                "region": ["North", "South", "East", "West"].randomElement(using: &generator) ?? "",
                "value": String(Int.random(in: 100..<90_000, using: &generator)),
            ]
            let first = rows.count
            for activity in Self.activities {
                clock = Self.workingTime(clock + random(5 * 3_600) * .second)
                let start = clock
                clock += (600 + random(2_400)) * .second
                rows.append(
                    Row(
                        order: "SO-\(10_000 + order)",
                        activity: activity,
                        resource: "Assistant \(Int.random(in: 1...8, using: &generator))",
                        start: start,
                        end: clock,
                        values: [:]
                    )
                )
            }
            // Some promises are broken, without rhyme or reason.
            let isLate = Int.random(in: 0..<10, using: &generator) < 2
            let slack = (3_600 + random(86_400)) * .second
            values["promised"] = Self.text(
                max(arrival + .minute, isLate ? clock - slack / 20 : clock + slack)
            )
            for index in first..<rows.count { rows[index].values = values }
        }
    }

    private mutating func random(_ below: Int) -> Microseconds {
        Microseconds(Int.random(in: 0..<below, using: &generator))
    }

    /// The time, or the next at which people work.
    static func workingTime(_ time: Microseconds) -> Microseconds {
        var day = time.floored(by: .day)
        var ofDay = time - day * .day
        if ofDay > 17 * .hour {
            day += 1
            ofDay = 9 * .hour + ofDay % .hour
        }
        while CivilDate.weekday(daysSinceEpoch: Int(day)) >= 5 { day += 1 }
        return day * .day + max(ofDay, 9 * .hour)
    }

    static func text(_ time: Microseconds) -> String { ZoneRules.utc.iso8601(time) }

    /// The rows of each order, in the order of the log.
    var rowsByOrder: [Range<Int>] {
        var ranges: [Range<Int>] = []
        var first = 0
        for index in rows.indices where index + 1 == rows.count || rows[index + 1].order != rows[first].order
        {
            ranges.append(first..<index + 1)
            first = index + 1
        }
        return ranges
    }

    mutating func setValue(_ column: String, _ value: (Int, Range<Int>) -> String) {
        if !columns.contains(where: { $0.name == column }) {
            columns.append(SourceColumn(name: column, role: .attribute))
        }
        for (order, range) in rowsByOrder.enumerated() {
            let text = value(order, range)
            for row in range { rows[row].values[column] = text }
        }
    }

    /// Whether each order was late, as its rows say.
    var late: [Bool] {
        rowsByOrder.map { range in
            Self.text(rows[range.upperBound - 1].end ?? 0) > rows[range.lowerBound].values["promised"] ?? ""
        }
    }

    func assembled(shownIn named: ZoneRules? = nil) throws -> AssembledLog {
        var source = [
            SourceColumn(name: "order", role: .order), SourceColumn(name: "activity", role: .activity),
            SourceColumn(name: "resource", role: .resource),
            SourceColumn(name: "start", role: hasStarts ? .start : .ignored),
            SourceColumn(name: "end", role: .end),
        ]
        source.append(contentsOf: columns)
        var assembler = try EventLogAssembler(source: "planted", columns: source, zone: named)
        var builder = RowBuilder(columns: source.count)
        for (index, row) in rows.enumerated() {
            builder.clear()
            builder.set(0, to: row.order)
            builder.set(1, to: row.activity)
            builder.set(2, to: row.resource)
            for (column, time) in [(3, row.start), (4, row.end)] {
                if let time { builder.set(column, to: Self.text(zone.instant(local: time))) }
            }
            for (column, description) in columns.enumerated() {
                builder.set(5 + column, to: row.values[description.name] ?? "")
            }
            builder.withFields { assembler.append($0, line: index + 2) }
        }
        return try assembler.finish()
    }
}
