import EventLogs

/// A span of waiting, to be told apart by what the queue worked on meanwhile.
struct WaitingSpan {
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
    func workedDuring(_ spans: [WaitingSpan]) -> [(total: Microseconds, overtaking: Microseconds)] {
        var result = [(total: Microseconds, overtaking: Microseconds)](repeating: (0, 0), count: spans.count)
        guard count > 0 else { return result }
        let pieceOrder = starts.indices.sorted { readySince[$0] > readySince[$1] }
        let spanOrder = spans.indices.sorted { spans[$0].ready > spans[$1].ready }
        var all = FenwickTree(count: count)
        for piece in starts.indices { all.add(ends[piece] - starts[piece], at: piece) }
        var overtaking = FenwickTree(count: count)
        var added = 0
        for index in spanOrder {
            let span = spans[index]
            guard span.to > span.from else { continue }
            while added < pieceOrder.count, readySince[pieceOrder[added]] > span.ready {
                let piece = pieceOrder[added]
                overtaking.add(ends[piece] - starts[piece], at: piece)
                added += 1
            }
            let first = firstIndex(endingAfter: span.from)
            let last = firstIndex(endingAfter: span.to)
            var total = all.sum(before: last) - all.sum(before: first)
            var later = overtaking.sum(before: last) - overtaking.sum(before: first)
            // The first piece may have begun before the span, and the last may go on after it.
            if first < count, starts[first] < span.from, first < last {
                total -= span.from - starts[first]
                if readySince[first] > span.ready { later -= span.from - starts[first] }
            }
            if last < count, starts[last] < span.to {
                let part = span.to - max(span.from, starts[last])
                total += part
                if readySince[last] > span.ready { later += part }
            }
            result[index] = (total, later)
        }
        return result
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
