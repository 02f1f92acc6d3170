import EventLogs

/// How long a queue worked during a wait, and how long on what became ready after the waiting order.
struct WorkedDuring: BitwiseCopyable, Sendable, Equatable {
    var total: Microseconds = 0
    var overtaking: Microseconds = 0
}

extension BusyPieces {
    /// Waits with more pieces than this are looked up in a tree, all together.
    static let mostScanned = 2_048

    /// The pieces of a wait, the first of which may have begun before it; the last of the range goes on after it, or
    /// begins after it, or is beyond the last.
    @inline(__always)
    func pieces(during span: WaitingSpan) -> Range<Int> {
        pieces.withUnsafeBufferPointer { pieces in
            byEnd.count(through: span.from, of: pieces.count) {
                pieces[$0].end
            }..<byEnd.count(through: span.to, of: pieces.count) { pieces[$0].end }
        }
    }

    /// What was worked on during a span, piece by piece; blocks of pieces that all overtook the waiting order, or none,
    /// are taken whole.
    /// - Parameter range: the pieces of the span.
    /// - Complexity: O(pieces of the span).
    @inline(__always)
    func worked(during span: WaitingSpan, pieces range: Range<Int>) -> WorkedDuring {
        var worked = WorkedDuring()
        pieces.withUnsafeBufferPointer { pieces in
            var piece = range.lowerBound
            var start = piece > 0 ? pieces[piece &- 1].end : span.from
            while piece < range.upperBound {
                if piece & (BusyPieces.blockSize - 1) == 0, piece + BusyPieces.blockSize <= range.upperBound {
                    let block = blocks[piece / BusyPieces.blockSize]
                    if block.latestReady <= span.ready || block.earliestReady > span.ready {
                        worked.total += block.length
                        if block.earliestReady > span.ready { worked.overtaking += block.length }
                        piece += BusyPieces.blockSize
                        start = pieces[piece &- 1].end
                        continue
                    }
                }
                let length = pieces[piece].worked(since: start)
                worked.total &+= length
                worked.overtaking &+= pieces[piece].ready > span.ready ? length : 0
                start = pieces[piece].end
                piece &+= 1
            }
            worked.clip(span, range, pieces)
        }
        return worked
    }
}

extension WorkedDuring {
    /// Takes off what the first piece did before the span, and adds what the one after the last did inside it.
    @inline(__always)
    mutating func clip(_ span: WaitingSpan, _ range: Range<Int>, _ pieces: UnsafeBufferPointer<BusyPiece>) {
        // The first of all is a gap, so that there is one before each that is none.
        if let first = range.first, !pieces[first].isGap {
            let outside = max(0, span.from - pieces[first - 1].end)
            total -= outside
            if pieces[first].ready > span.ready { overtaking -= outside }
        }
        let next = range.upperBound
        if next < pieces.count, !pieces[next].isGap {
            let inside = max(0, span.to - max(span.from, pieces[next - 1].end))
            total += inside
            if pieces[next].ready > span.ready { overtaking += inside }
        }
    }
}
