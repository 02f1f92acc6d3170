import EventLogs
import Statistics

/// Who worked on orders, and when they came in: what expectations have to be free of.
///
/// A factor for each activity that nearly all orders have, of who did it first; activities that only some orders have are part of what
/// these orders are. And one of the months of arrival.
struct Handling: Sendable {
    /// With a level for each of the orders.
    let factors: [CategoricalColumn]

    /// The share of the orders that an activity has to be in.
    static let fewestShare = 0.9

    /// - Parameters:
    ///   - orders: of the log, each with an instance.
    ///   - isLearntFrom: whether the order is one that expectations are learnt from.
    /// - Complexity: O(instances).
    init(_ ledger: DelayLedger, orders: [Int32], isLearntFrom: [Bool]) {
        let log = ledger.log
        let nobody = Int32(log.resources.count)
        var first = [[Int32]](
            repeating: [Int32](repeating: nobody, count: orders.count),
            count: log.activities.count
        )
        var counts = [Int](repeating: 0, count: log.activities.count)
        for (row, order) in orders.enumerated() {
            for instance in log.instances(ofOrder: Int(order)) where log.resource[instance] >= 0 {
                let activity = Int(log.activity[instance])
                guard first[activity][row] == nobody else { continue }
                first[activity][row] = log.resource[instance]
                if isLearntFrom[row] { counts[activity] += 1 }
            }
        }
        let all = Double(isLearntFrom.count { $0 })
        let levels = log.resources.names + [""]
        let people = first.indices.filter { Double(counts[$0]) >= Handling.fewestShare * all }.map {
            CategoricalColumn(name: log.activities.names[$0], levels: levels, codes: first[$0])
        }
        factors = people + [Handling.months(ledger, orders)]
    }

    private static func months(_ ledger: DelayLedger, _ orders: [Int32]) -> CategoricalColumn {
        var zone = ZoneCursor(ledger.log.zone)
        let months = orders.map { order -> Int in
            let local = zone.local(ledger.enablement.arrival[Int(order)])
            let date = CivilDate(daysSinceEpoch: Int(local.floored(by: .day)))
            return date.year * 12 + date.month - 1
        }
        let sorted = Set(months).sorted()
        let codes = Dictionary(uniqueKeysWithValues: zip(sorted, (0..<Int32(sorted.count))))
        return CategoricalColumn(
            name: "month",
            levels: sorted.map { "\($0)" },
            codes: months.map { codes[$0] ?? 0 }
        )
    }
}

extension CategoricalColumn {
    /// Of some rows, with all levels.
    func rows(_ rows: [Int32]) -> CategoricalColumn {
        CategoricalColumn(name: name, levels: levels, codes: rows.map { codes[Int($0)] })
    }
}
