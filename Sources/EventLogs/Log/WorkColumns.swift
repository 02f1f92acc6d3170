import Parallelism
import Sorting

/// Where one resource's work is.
struct WorkPlace: Sendable {
    let column: Int
    let range: Range<Int>

    /// Resources share columns until these are so long, or there would be too many: such columns fit where rows were when
    /// the log was read; three of the log's length would not.
    private static let (columnLength, mostColumns) = (1 << 18, 1 << 8)

    static func all(_ counts: [Int]) -> [WorkPlace] {
        let columnLength = max(columnLength, counts.reduce(0, +) / mostColumns)
        var (column, length) = (0, 0)
        return counts.map { count in
            if length > 0, length + count > columnLength { (column, length) = (column + 1, 0) }
            length += count
            return WorkPlace(column: column, range: length - count..<length)
        }
    }

    static func columnLengths(_ places: [WorkPlace]) -> [Int] {
        var lengths: [Int] = []
        for place in places {
            if place.column == lengths.count { lengths.append(0) }
            lengths[place.column] = place.range.upperBound
        }
        return lengths
    }
}

/// The work of some resources, one after the other.
struct WorkColumns<Time: KeptTime>: Sendable {
    let instances: [Int32]
    let starts: [Time]
    let ends: [Time]

    func copy(
        _ first: Int,
        _ count: Int,
        _ origin: Microseconds,
        _ copiedStarts: UnsafeMutableBufferPointer<Microseconds>,
        _ copiedEnds: UnsafeMutableBufferPointer<Microseconds>
    ) {
        starts.withUnsafeBufferPointer { starts in
            for index in 0..<count { copiedStarts[index] = starts[first &+ index].time(since: origin) }
        }
        ends.withUnsafeBufferPointer { ends in
            for index in 0..<count { copiedEnds[index] = ends[first &+ index].time(since: origin) }
        }
    }

    func count(_ range: Range<Int>, _ instant: Microseconds, _ origin: Microseconds, _ near: Int) -> Int {
        starts[range].withUnsafeBufferPointer {
            $0.partitionPoint(near: near) { $0.time(since: origin) < instant }
        }
    }

    /// Columns of those lengths, all of which `fill` writes.
    static func filled(_ lengths: [Int], _ fill: ([OpenWork<Time>]) -> Void) -> [WorkColumns] {
        var (starts, ends): ([[Time]], [[Time]]) = ([], [])
        let instances = filledArrays(lengths) { (openInstances: [UnsafeMutablePointer<Int32>]) in
            starts = filledArrays(lengths) { openStarts in
                ends = filledArrays(lengths) { openEnds in
                    fill(
                        lengths.indices.map {
                            OpenWork(
                                instances: openInstances[$0],
                                starts: openStarts[$0],
                                ends: openEnds[$0]
                            )
                        }
                    )
                }
            }
        }
        return lengths.indices.map {
            WorkColumns(instances: instances[$0], starts: starts[$0], ends: ends[$0])
        }
    }
}

/// Work under construction. Different threads only touch different places.
struct OpenWork<Time: KeptTime>: @unchecked Sendable {
    let instances: UnsafeMutablePointer<Int32>
    let starts: UnsafeMutablePointer<Time>
    let ends: UnsafeMutablePointer<Time>

    func advanced(by count: Int) -> OpenWork {
        OpenWork(instances: instances + count, starts: starts + count, ends: ends + count)
    }

    /// What moves along when starts are sorted.
    struct Rest {
        let end: Time
        let instance: Int32
    }

    /// Sorts so much work, which is there in the log's order, by start.
    func sortByStart(_ count: Int) {
        withUnsafeTemporaryAllocation(of: KeyedIndex.self, capacity: 2 * count) { room in
            let byStart = UnsafeMutableBufferPointer(rebasing: room[..<count])
            let scratch = UnsafeMutableBufferPointer(rebasing: room[count...])
            for place in 0..<count {
                byStart[place] = KeyedIndex(
                    key: starts[place].sortingKey,
                    index: Int32(truncatingIfNeeded: place)
                )
            }
            radixSort(byStart, scratch: scratch) { $0.key }
            withUnsafeTemporaryAllocation(of: Rest.self, capacity: count) { rest in
                for place in 0..<count { rest[place] = Rest(end: ends[place], instance: instances[place]) }
                for place in 0..<count {
                    let moved = rest[Int(byStart[place].index)]
                    starts[place] = Time(sortingKey: byStart[place].key)
                    ends[place] = moved.end
                    instances[place] = moved.instance
                }
            }
        }
    }
}
