import Delays

extension Finding {
    /// From which week on times are others than before.
    public static func changes(of scan: WeeklyScan) -> [Finding] {
        scan.changes.map { row in
            var impact = Impact(
                hoursEach: row.differenceHours,
                lower: row.lower,
                upper: row.upper,
                orders: row.ordersAfter
            )
            impact.orders = row.ordersAfter
            return Finding(
                .change(activity: row.activity, week: row.week),
                row.differenceHours > 0 ? .problem : .strength,
                .supported,
                evidence: [
                    Measure(
                        .leadTimeChange,
                        row.differenceHours,
                        interval: (row.lower, row.upper, 1 - scan.level),
                        count: row.ordersBefore + row.ordersAfter,
                        adjustedPValue: row.p
                    )
                ],
                impact: impact,
                caveats: [.association]
            )
        }
    }
}
