import Delays
import EventLogs
import Workspace

/// Where every order's time went, as tables of the workspace that the log is from.
enum LedgerTables {
    /// - Precondition: the log is the workspace's, so that codes are ids less one.
    static func tables(_ ledger: DelayLedger, lateness: [Lateness]?) -> [ResultTable] {
        [entries(LedgerColumns(ledger)), orderTimes(ledger, lateness: lateness)]
    }

    /// A row for each order, activity, cause, and whether it was rework; the rows of an order add up to its lead time.
    private static func entries(_ columns: LedgerColumns) -> ResultTable {
        ResultTable(
            name: "ledger",
            columns: [
                TableColumn(name: "order_id", values: .ids(codes: columns.order)),
                TableColumn(name: "activity_id", values: .ids(codes: columns.activity)),
                TableColumn(
                    name: "cause",
                    values: .names(codes: columns.cause, table: NameTable(Cause.allCases.map(\.rawValue)))
                ),
                TableColumn(name: "rework", values: .bytes(columns.rework)),
                TableColumn(name: "microseconds", values: .integers(columns.microseconds)),
            ]
        )
    }

    /// A row for each order; times are NULL for an order without events, and `late` where there is nothing to judge it by.
    private static func orderTimes(_ ledger: DelayLedger, lateness: [Lateness]?) -> ResultTable {
        let orders = 0..<ledger.log.orderCount
        func times(_ time: (Int) -> Microseconds) -> TableColumn.Values {
            .integers(orders.map { ledger.path.lastInstance[$0] < 0 ? EventLog.missingTime : time($0) })
        }
        let late = orders.map { order -> Int64 in
            switch lateness?[order] {
            case .late: 1
            case .onTime: 0
            case .unknown, nil: .min
            }
        }
        return ResultTable(
            name: "order_times",
            columns: [
                TableColumn(name: "order_id", values: .ids(codes: orders.map { Int32($0) })),
                TableColumn(name: "arrival", values: times { ledger.enablement.arrival[$0] }),
                TableColumn(
                    name: "completion",
                    values: times { ledger.enablement.arrival[$0] + ledger.leadTime(ofOrder: $0) }
                ),
                TableColumn(name: "lead_microseconds", values: times { ledger.leadTime(ofOrder: $0) }),
                TableColumn(name: "late", values: .integers(late)),
            ]
        )
    }
}
