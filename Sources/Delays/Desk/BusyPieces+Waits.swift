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
        ends.withUnsafeBufferPointer { ends in
            byEnd.count(through: span.from, in: ends)..<byEnd.count(through: span.to, in: ends)
        }
    }

    /// What was worked on during a span, piece by piece; blocks of pieces that all overtook the waiting order, or none,
    /// are taken whole.
    /// - Parameter pieces: those of the span.
    /// - Complexity: O(pieces of the span).
    @inline(__always)
    func worked(during span: WaitingSpan, pieces: Range<Int>) -> WorkedDuring {
        var worked = WorkedDuring()
        starts.withUnsafeBufferPointer { starts in
            ends.withUnsafeBufferPointer { ends in
                readySince.withUnsafeBufferPointer { readySince in
                    var piece = pieces.lowerBound
                    while piece < pieces.upperBound {
                        if piece & (BusyPieces.blockSize - 1) == 0,
                            piece + BusyPieces.blockSize <= pieces.upperBound
                        {
                            let block = blocks[piece / BusyPieces.blockSize]
                            if block.latestReady <= span.ready || block.earliestReady > span.ready {
                                worked.total += block.length
                                if block.earliestReady > span.ready { worked.overtaking += block.length }
                                piece += BusyPieces.blockSize
                                continue
                            }
                        }
                        let length = ends[piece] &- starts[piece]
                        worked.total &+= length
                        worked.overtaking &+= readySince[piece] > span.ready ? length : 0
                        piece &+= 1
                    }
                    worked.clip(span, pieces, starts, readySince)
                }
            }
        }
        return worked
    }
}

extension WorkedDuring {
    /// Takes off what the first piece did before the span, and adds what the one after the last did inside it.
    @inline(__always)
    mutating func clip(
        _ span: WaitingSpan,
        _ pieces: Range<Int>,
        _ starts: UnsafeBufferPointer<Microseconds>,
        _ readySince: UnsafeBufferPointer<Microseconds>
    ) {
        let (first, last) = (pieces.lowerBound, pieces.upperBound)
        if first < last, starts[first] < span.from {
            total -= span.from - starts[first]
            if readySince[first] > span.ready { overtaking -= span.from - starts[first] }
        }
        if last < starts.count, starts[last] < span.to {
            let part = span.to - max(span.from, starts[last])
            total += part
            if readySince[last] > span.ready { overtaking += part }
        }
    }
}
