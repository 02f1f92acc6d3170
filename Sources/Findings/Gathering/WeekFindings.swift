import Delays

extension Finding {
    /// From which week on times are others than before.
    public static func changes(of scan: WeeklyScan) -> [Finding] {
        scan.changes.map { row in
            let change = Measure(
                .leadTimeChange,
                row.differenceHours,
                interval: (row.lower, row.upper, 1 - scan.level),
                count: row.ordersBefore + row.ordersAfter,
                adjustedPValue: row.p
            )
            return Finding(
                .change(activity: row.activity, week: row.week),
                row.differenceHours > 0 ? .problem : .strength,
                .supported,
                evidence: [change],
                impact: Impact(hoursEach: change, lateShare: nil, of: row.ordersAfter),
                caveats: [.association]
            )
        }
    }
}
