import EventLogs
import Parallelism
import Sorting

/// A piece of work of a queue's people.
struct Work: BitwiseCopyable {
    var start: Microseconds
    var end: Microseconds
    var ready: Microseconds
    var instance: Int32
}

/// What some resources did that took time and was in hand at any time of a window, in order of start, handed out in
/// portions that stay in the processor's cache.
///
/// Invariant: for each member, work up to its cursor has been handed out; it began before the end of the latest portion.
struct QueueWork {
    private let members: [Int32]
    private let work: ResourceWork
    private let ready: Readiness
    private let from: Microseconds
    private let to: Microseconds
    /// For each member the place of its next work.
    private var cursors: [Int]
    /// The member whose work cuts the window into portions, its place from which to cut next, and how much it has of one.
    private let pacemaker: Int
    private var nextCut: Int
    private let pace: Int
    private var portion: [Work] = []
    private var scratch: [Work] = []
    /// When one member's work of a portion became ready.
    private var readySince: [Microseconds] = []

    /// About how many pieces of work are handed out at a time.
    private static let portionSize = 2_048

    /// - Parameters:
    ///   - busiest: the member that has the most work.
    ///   - longest: see ``EventLogs/ResourceWork/longest``.
    /// - Complexity: O(log n) for each member; handing out is O(*m*) in their work from the longest's length before
    ///   `from` on.
    init(
        of members: [Int32],
        busiest: Int32,
        from: Microseconds,
        to: Microseconds,
        in work: ResourceWork,
        ready: Readiness,
        longest: [Microseconds]
    ) {
        (self.members, self.work, self.ready, self.from, self.to) = (members, work, ready, from, to)
        var count = 0
        cursors = members.map { member in
            let starts = work.starts(of: Int(member))
            let (earliest, isBeforeAll) = from.subtractingReportingOverflow(longest[Int(member)])
            let first = isBeforeAll ? starts.startIndex : starts.partitionPoint { $0 < earliest }
            count += starts.partitionPoint { $0 < to } - first
            return first
        }
        let own = work.starts(of: Int(busiest))
        let first = own.partitionPoint { $0 < from }
        pacemaker = Int(busiest)
        pace = max(1, (own.partitionPoint { $0 < to } - first) * QueueWork.portionSize / max(1, count))
        nextCut = first + pace
    }

    /// Calls `body` with all work of the window in hand before an instant, each piece once, and the instant; the last
    /// is the window's end.
    mutating func forEachPortion(_ body: (UnsafeBufferPointer<Work>, _ until: Microseconds) -> Void) {
        var until = from
        while until < to {
            let starts = work.starts(of: pacemaker)
            until = nextCut < starts.endIndex ? max(until, min(to, starts[nextCut])) : to
            nextCut += pace
            let count = fill(before: until)
            portion.withUnsafeMutableBufferPointer { portion in
                let works = UnsafeMutableBufferPointer(rebasing: portion[..<count])
                if members.count > 1 {
                    scratch.withUnsafeMutableBufferPointer { scratch in
                        radixSort(works, scratch: scratch) { $0.start.radixKey }
                    }
                }
                body(UnsafeBufferPointer(works), until)
            }
        }
    }

    /// Puts what begins before an instant and has not been handed out into the portion, member by member.
    /// - Returns: how much that is.
    private mutating func fill(before until: Microseconds) -> Int {
        let ends = members.indices.map { index in
            work.starts(of: Int(members[index])).partitionPoint(near: cursors[index]) { $0 < until }
        }
        let most = zip(cursors, ends).reduce(0) { $0 + $1.1 - $1.0 }
        if portion.count < most {
            let room = most + most / 4
            portion = Array(repeating: Work(start: 0, end: 0, ready: 0, instance: 0), count: room)
            scratch = members.count > 1 ? portion : []
            readySince = Array(repeating: 0, count: room)
        }
        var count = 0
        portion.withUnsafeMutableBufferPointer { portion in
            readySince.withUnsafeMutableBufferPointer { readySince in
                for (index, member) in members.lazy.map({ Int($0) }).enumerated() {
                    let places = cursors[index]..<ends[index]
                    let own = UnsafeMutableBufferPointer(rebasing: readySince[..<places.count])
                    work[member][places].withUnsafeBufferPointer { instances in
                        ready.gather(instances, into: own)
                        work.starts(of: member)[places].withUnsafeBufferPointer { starts in
                            work.ends(of: member)[places].withUnsafeBufferPointer { ends in
                                for place in instances.indices {
                                    let (start, end) = (starts[place], ends[place])
                                    portion[count] = Work(
                                        start: start,
                                        end: end,
                                        ready: own[place],
                                        instance: instances[place]
                                    )
                                    count &+= end > max(from, start) ? 1 : 0
                                }
                            }
                        }
                    }
                }
            }
        }
        cursors = ends
        return count
    }
}

extension ResourceWork {
    /// The longest piece of work of each resource.
    /// - Complexity: O(instances), on all processors.
    var longest: [Microseconds] {
        concurrentMapResources { resource in
            starts(of: resource).withUnsafeBufferPointer { starts in
                ends(of: resource).withUnsafeBufferPointer { ends in
                    var longest: Microseconds = 0
                    for place in starts.indices { longest = max(longest, ends[place] &- starts[place]) }
                    return longest
                }
            }
        }
    }
}
