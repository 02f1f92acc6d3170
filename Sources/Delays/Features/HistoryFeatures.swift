import EventLogs
import Parallelism

extension OrderFeature {
    /// What became of the orders, from one walk over their instances.
    /// - Parameter changeActivities: nil for those whose names say so.
    static func history(of ledger: DelayLedger, changeActivities: Set<String>?) -> [OrderFeature] {
        let log = ledger.log
        let isChange = log.activities.names.map { name in
            changeActivities.map { $0.contains(name) } ?? ChangeNames.suggests(name)
        }
        var history = OrderHistory(orderCount: log.orderCount)
        history.fill(ledger, isChange: isChange)
        return [
            OrderFeature(.rework, .numeric(history.rework), unit: .times),
            OrderFeature(.handOffs, .numeric(history.handOffs), unit: .times),
            OrderFeature(
                .firstResource,
                .categorical(codes: history.firstResource, levels: log.resources.names)
            ),
            OrderFeature(.resourceCount, .numeric(history.resourceCount), unit: .resources),
            OrderFeature(.batched, .categorical(codes: history.batched, levels: Subject.noYes)),
            OrderFeature(.changes, .numeric(history.changes), unit: .times),
        ]
    }
}

/// Words in the name of an activity that say that it changes an order.
public enum ChangeNames {
    public static func suggests(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return words.contains(where: lowered.contains)
    }

    private static let words = [
        "change", "amend", "modif", "update", "correct", "revise", "edit order", "修改", "变更", "更改", "更正", "改单",
    ]
}

private struct OrderHistory {
    var rework: [Double]
    var handOffs: [Double]
    var firstResource: [Int32]
    var resourceCount: [Double]
    var batched: [Int32]
    var changes: [Double]

    init(orderCount: Int) {
        rework = Array(repeating: .nan, count: orderCount)
        (handOffs, resourceCount, changes) = (rework, rework, rework)
        firstResource = Array(repeating: -1, count: orderCount)
        batched = firstResource
    }

    mutating func fill(_ ledger: DelayLedger, isChange: [Bool]) {
        let ranges = ledger.log.orderRanges(count: 16)
        rework.withUnsafeMutableBufferPointer { rework in
            handOffs.withUnsafeMutableBufferPointer { handOffs in
                firstResource.withUnsafeMutableBufferPointer { firstResource in
                    resourceCount.withUnsafeMutableBufferPointer { resourceCount in
                        batched.withUnsafeMutableBufferPointer { batched in
                            changes.withUnsafeMutableBufferPointer { changes in
                                let columns = HistoryColumns(
                                    rework: rework,
                                    handOffs: handOffs,
                                    firstResource: firstResource,
                                    resourceCount: resourceCount,
                                    batched: batched,
                                    changes: changes
                                )
                                concurrently(ranges.count) {
                                    columns.fill(ranges[$0], of: ledger, isChange: isChange)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Columns under construction. Different threads only touch different orders.
private struct HistoryColumns: @unchecked Sendable {
    let rework: UnsafeMutableBufferPointer<Double>
    let handOffs: UnsafeMutableBufferPointer<Double>
    let firstResource: UnsafeMutableBufferPointer<Int32>
    let resourceCount: UnsafeMutableBufferPointer<Double>
    let batched: UnsafeMutableBufferPointer<Int32>
    let changes: UnsafeMutableBufferPointer<Double>

    func fill(_ orders: Range<Int>, of ledger: DelayLedger, isChange: [Bool]) {
        let log = ledger.log
        // The order that each resource last had a hand in.
        var lastOrder = [Int32](repeating: -1, count: log.resources.count)
        for order in orders {
            let instances = log.instances(ofOrder: order)
            guard let first = instances.first else { continue }
            var (reworked, handedOff, resources, changed) = (0, 0, 0, 0)
            var isBatched = false
            for instance in instances {
                if ledger.isRework[instance] { reworked += 1 }
                if ledger.isHandOff(instance) { handedOff += 1 }
                if isChange[Int(log.activity[instance])] { changed += 1 }
                if let policies = ledger.batchPolicies, policies.filled(instance) != nil { isBatched = true }
                let resource = Int(log.resource[instance])
                if resource >= 0, lastOrder[resource] != Int32(order) {
                    lastOrder[resource] = Int32(order)
                    resources += 1
                }
            }
            rework[order] = Double(reworked)
            handOffs[order] = Double(handedOff)
            firstResource[order] = log.resource[first]
            resourceCount[order] = Double(resources)
            batched[order] = isBatched ? 1 : 0
            changes[order] = Double(changed)
        }
    }
}
