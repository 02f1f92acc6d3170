import EventLogs

/// The work that one resource did: a start and an end in UTC for each activity instance, sorted by start.
public struct WorkSpans: Sendable {
    private let columns: Columns

    private enum Columns: Sendable {
        case times(starts: [Microseconds], ends: [Microseconds])
        case work(ResourceWork, resource: Int)
    }

    /// Spans that are asked for at a time: they stay in the processor's first cache.
    private static let blockSize = 512

    /// - Precondition: columns of one length, sorted by start; an end is never before its start.
    public init(starts: [Microseconds], ends: [Microseconds]) {
        precondition(starts.count == ends.count, "a start and an end for each span")
        columns = .times(starts: starts, ends: ends)
    }

    /// Those of a resource, which are not copied: its times are read anew whenever they are walked over.
    public init(of resource: Int, in work: ResourceWork) { columns = .work(work, resource: resource) }

    var count: Int {
        switch columns {
        case .times(let starts, _): starts.count
        case .work(let work, let resource): work.count(of: resource)
        }
    }

    /// Calls `body` with the starts and the ends, some at a time, in order.
    /// - Complexity: O(n).
    @inline(__always)
    func forEachBlock(
        _ body: (_ starts: UnsafeBufferPointer<Microseconds>, _ ends: UnsafeBufferPointer<Microseconds>) ->
            Void
    ) {
        withUnsafeTemporaryAllocation(of: Microseconds.self, capacity: 2 * WorkSpans.blockSize) { room in
            let starts = UnsafeMutableBufferPointer(rebasing: room[..<WorkSpans.blockSize])
            let ends = UnsafeMutableBufferPointer(rebasing: room[WorkSpans.blockSize...])
            let count = count
            var first = 0
            while first < count {
                let block = first..<min(first + WorkSpans.blockSize, count)
                copy(block, starts, ends)
                body(
                    UnsafeBufferPointer(rebasing: starts[..<block.count]),
                    UnsafeBufferPointer(rebasing: ends[..<block.count])
                )
                first = block.upperBound
            }
        }
    }

    private func copy(
        _ block: Range<Int>,
        _ starts: UnsafeMutableBufferPointer<Microseconds>,
        _ ends: UnsafeMutableBufferPointer<Microseconds>
    ) {
        switch columns {
        case .times(let ownStarts, let ownEnds):
            _ = starts.update(fromContentsOf: ownStarts[block])
            _ = ends.update(fromContentsOf: ownEnds[block])
        case .work(let work, let resource): work.copyTimes(of: resource, block, starts: starts, ends: ends)
        }
    }
}
