import EventLogs
import Sorting

/// A span of waiting, to be told apart by what the queue worked on meanwhile.
struct WaitingSpan: BitwiseCopyable {
    var from: Microseconds
    var to: Microseconds
    /// When the waiting order became ready: work that became ready later has overtaken it.
    var ready: Microseconds
}

extension BusyPieces {
    /// For each span, how long the queue worked in all, and how long on what became ready after the waiting order.
    ///
    /// Pieces and spans are taken in order of falling readiness, so that a Fenwick tree over the pieces always holds
    /// just those that overtook the span at hand.
    /// - Complexity: O((pieces + spans) log pieces).
    func workedDuring(_ spans: [WaitingSpan]) -> [WorkedDuring] {
        var result = [WorkedDuring](repeating: WorkedDuring(), count: spans.count)
        guard count > 0 else { return result }
        let pieceOrder = BusyPieces.order(byFalling: pieces.map(\.ready))
        let spanOrder = BusyPieces.order(byFalling: spans.map(\.ready))
        var all = FenwickTree(count: count)
        for place in pieces.indices { all.add(length(of: place), at: place) }
        var overtaking = FenwickTree(count: count)
        var added = 0
        for index in spanOrder.lazy.map({ Int($0) }) {
            let span = spans[index]
            guard span.to > span.from else { continue }
            while added < pieceOrder.count, pieces[Int(pieceOrder[added])].ready > span.ready {
                let place = Int(pieceOrder[added])
                overtaking.add(length(of: place), at: place)
                added += 1
            }
            let range = pieces(during: span)
            let (first, last) = (range.lowerBound, range.upperBound)
            var worked = WorkedDuring(
                total: all.sum(before: last) - all.sum(before: first),
                overtaking: overtaking.sum(before: last) - overtaking.sum(before: first)
            )
            pieces.withUnsafeBufferPointer { worked.clip(span, range, $0) }
            result[index] = worked
        }
        return result
    }

    private static func order(byFalling times: [Microseconds]) -> [Int32] {
        var order = times.indices.map { KeyedIndex(key: ~times[$0].radixKey, index: Int32($0)) }
        order.radixSort { $0.key }
        return order.map(\.index)
    }
}

/// Prefix sums that can be added to: Fenwick, "A New Data Structure for Cumulative Frequency Tables" (1994).
private struct FenwickTree {
    private var nodes: [Microseconds]

    init(count: Int) { nodes = Array(repeating: 0, count: count + 1) }

    mutating func add(_ value: Microseconds, at index: Int) {
        var node = index + 1
        while node < nodes.count {
            nodes[node] += value
            node += node & -node
        }
    }

    func sum(before index: Int) -> Microseconds {
        var node = index
        var sum: Microseconds = 0
        while node > 0 {
            sum += nodes[node]
            node -= node & -node
        }
        return sum
    }
}
