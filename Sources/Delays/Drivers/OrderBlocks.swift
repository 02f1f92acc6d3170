import EventLogs
import Parallelism
import Sorting
import Statistics

/// The rows of the models in blocks that are drawn or left out as a whole: whole clusters; without clusters, orders that
/// arrived one after the other, so that what hangs together in time stays together.
struct OrderBlocks: Sendable {
    static let most = 200
    static let fewestRows = 10

    /// Rows, rising within each block.
    let blocks: [[Int32]]

    /// - Complexity: O(rows log rows) without clusters.
    init(_ ledger: DelayLedger, _ rows: DriverRows) {
        let count = rows.orders.count
        let most = max(1, min(OrderBlocks.most, count / OrderBlocks.fewestRows))
        if let clustering = rows.clustering {
            let grouped = clustering.grouped(most: most)
            var blocks = [[Int32]](repeating: [], count: grouped.codeCount)
            for (row, code) in grouped.codes.enumerated() { blocks[Int(code)].append(Int32(row)) }
            self.blocks = blocks
        } else {
            let arrival = ledger.enablement.arrival
            var byArrival = Array(0..<Int32(count))
            byArrival.radixSort { arrival[Int(rows.orders[Int($0)])].radixKey }
            blocks = evenRanges(of: count, parts: most).map { byArrival[$0].sorted() }
        }
    }

    /// The Gram of each block, the outcome last.
    /// - Throws: `RegressionError`.
    /// - Complexity: that of counting the Gram of all rows.
    func grams(_ design: Design, outcome: NumericColumn) throws -> [Gram] {
        try concurrentMap(blocks.count) { block in
            Result {
                try Gram(
                    design.selecting(rows: blocks[block]),
                    outcomes: [outcome.selecting(rows: blocks[block])]
                )
            }
        }.map { try $0.get() }
    }
}
