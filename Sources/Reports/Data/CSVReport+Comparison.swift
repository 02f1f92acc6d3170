import Delays

extension CSVReport {
    /// A comparison, a row for each stage and cause; what changed from week to week where nothing was compared.
    public static func comparison(_ report: ComparisonReport) -> String {
        if let comparison = report.comparison { return parts(comparison) }
        return report.weeks.map { changes($0) } ?? ""
    }

    private static func parts(_ report: Comparison) -> String {
        let header = [
            "activity", "cause", "rework", "a_microseconds", "b_microseconds", "difference_microseconds",
            "mix_microseconds", "unmatched_microseconds", "pace_microseconds", "difference_hours",
            "difference_lower", "difference_upper", "mix_hours", "mix_lower", "mix_upper", "pace_hours",
            "pace_lower", "pace_upper", "mix_p", "pace_p", "orders_a", "orders_b", "example_a", "example_b",
        ]
        return lines(
            [header]
                + report.parts.map { part in
                    let split = part.split
                    let whole = [
                        split.aMicroseconds, split.bMicroseconds, split.difference.microseconds,
                        split.mix.microseconds, split.unmatchedMicroseconds, split.pace.microseconds,
                    ]
                    let effects = [split.difference, split.mix, split.pace].flatMap {
                        [String($0.hours), number($0.lower), number($0.upper)]
                    }
                    return [part.activity, part.cause.rawValue, String(part.rework)]
                        + whole.map { String($0) }
                        + effects + [
                            number(part.mixP), number(part.paceP), String(part.ordersA), String(part.ordersB),
                            part.exampleA ?? "", part.exampleB ?? "",
                        ]
                }
        )
    }

    /// What changed from week to week, a row for each change.
    public static func changes(_ scan: WeeklyScan) -> String {
        let header = [
            "week", "activity", "hours_before", "hours_after", "difference_hours", "lower", "upper", "p",
            "weeks_before", "weeks_after", "orders_before", "orders_after",
        ]
        return lines(
            [header]
                + scan.changes.map { change in
                    [
                        change.week, change.activity ?? "", String(change.hoursBefore),
                        String(change.hoursAfter), String(change.differenceHours), number(change.lower),
                        number(change.upper), String(change.p), String(change.weeksBefore),
                        String(change.weeksAfter), String(change.ordersBefore), String(change.ordersAfter),
                    ]
                }
        )
    }

    /// The ways of the map, a row for each.
    public static func ways(_ report: CriticalPathReport) -> String {
        let header = [
            "from", "to", "count", "waiting_microseconds", "mean_waiting_hours", "on_path",
            "waiting_on_path_microseconds",
        ]
        return lines(
            [header]
                + report.ways.map { way in
                    [
                        way.from ?? "", way.to ?? "", String(way.count), String(way.waitingMicroseconds),
                        String(way.meanWaitingHours), String(way.onPath),
                        String(way.waitingOnPathMicroseconds),
                    ]
                }
        )
    }

    private static func number(_ value: Double?) -> String { value.map { String($0) } ?? "" }
}
