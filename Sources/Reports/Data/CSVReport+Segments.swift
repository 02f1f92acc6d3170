import Delays

extension CSVReport {
    /// The segments, a row for each: the confirmed ones, the bright spots, and those that were not confirmed.
    public static func segments(_ report: SegmentsReport) -> String {
        let header = [
            "group", "conditions", "outcome", "orders", "confirming_orders", "share", "mean_hours",
            "late_share", "hours", "hours_lower", "hours_upper", "points", "points_lower", "points_upper",
            "own", "own_lower", "own_upper", "p_value", "adjusted_p_value", "examples",
        ]
        func effect(_ effect: SegmentEffect?) -> [String] {
            [text(effect?.estimate), text(effect?.lower), text(effect?.upper)]
        }
        func rows(_ segments: [SegmentRow], _ group: String) -> [[String]] {
            segments.map { row in
                [
                    group, row.conditions.map(plain).joined(separator: " & "), row.outcome.rawValue,
                    String(row.orders), String(row.confirmingOrders), String(row.share),
                    String(row.meanHours), text(row.lateShare),
                ] + effect(row.hours) + effect(row.late) + effect(row.own)
                    + [text(row.pValue), text(row.adjustedPValue), list(row.examples)]
            }
        }
        return lines(
            [header] + rows(report.segments, "segment") + rows(report.brightSpots, "bright spot")
                + rows(report.unconfirmed, "unconfirmed")
        )
    }

    private static func plain(_ condition: SegmentCondition) -> String {
        if let level = condition.level {
            return "\(condition.feature) = \(level)" + (condition.toLevel.map { " .. \($0)" } ?? "")
        }
        return [
            condition.above.map { "\(condition.feature) > \($0)" },
            condition.atMost.map { "\(condition.feature) <= \($0)" },
        ].compactMap(\.self).joined(separator: " & ")
    }
}
