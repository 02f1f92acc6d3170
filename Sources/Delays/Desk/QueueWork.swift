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
    /// One member's work of a portion: when it began, ended, and became ready.
    private var starts: [Microseconds] = []
    private var ends: [Microseconds] = []
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
            let (earliest, isBeforeAll) = from.subtractingReportingOverflow(longest[Int(member)])
            let first = isBeforeAll ? 0 : work.count(of: Int(member), startingBefore: earliest)
            count += work.count(of: Int(member), startingBefore: to) - first
            return first
        }
        let first = work.count(of: Int(busiest), startingBefore: from)
        pacemaker = Int(busiest)
        pace = max(
            1,
            (work.count(of: Int(busiest), startingBefore: to) - first) * QueueWork.portionSize / max(1, count)
        )
        nextCut = first + pace
    }

    /// Calls `body` with all work of the window in hand before an instant, each piece once, and the instant; the last
    /// is the window's end.
    mutating func forEachPortion(_ body: (UnsafeBufferPointer<Work>, _ until: Microseconds) -> Void) {
        var until = from
        while until < to {
            until =
                nextCut < work.count(of: pacemaker)
                ? max(until, min(to, work.times(of: pacemaker, at: nextCut).start)) : to
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
            work.count(of: Int(members[index]), startingBefore: until, near: cursors[index])
        }
        let most = zip(cursors, ends).reduce(0) { $0 + $1.1 - $1.0 }
        if portion.count < most {
            let room = most + most / 4
            portion = Array(repeating: Work(start: 0, end: 0, ready: 0, instance: 0), count: room)
            scratch = members.count > 1 ? portion : []
            readySince = Array(repeating: 0, count: room)
            starts = readySince
            self.ends = readySince
        }
        var count = 0
        for (index, member) in members.lazy.map({ Int($0) }).enumerated() {
            count = fill(with: member, cursors[index]..<ends[index], at: count)
        }
        cursors = ends
        return count
    }

    /// Puts some of a member's work into the portion.
    /// - Returns: how much the portion then has.
    private mutating func fill(with member: Int, _ places: Range<Int>, at first: Int) -> Int {
        let instances = work[member].dropFirst(places.lowerBound).prefix(places.count)
        return readySince.withUnsafeMutableBufferPointer { readySince in
            starts.withUnsafeMutableBufferPointer { starts in
                ends.withUnsafeMutableBufferPointer { ends in
                    work.copyTimes(of: member, places, starts: starts, ends: ends)
                    return portion.withUnsafeMutableBufferPointer { portion in
                        instances.withUnsafeBufferPointer { instances in
                            ready.gather(
                                instances,
                                into: UnsafeMutableBufferPointer(rebasing: readySince[..<places.count])
                            )
                            var count = first
                            for index in instances.indices {
                                portion[count] = Work(
                                    start: starts[index],
                                    end: ends[index],
                                    ready: readySince[index],
                                    instance: instances[index]
                                )
                                count &+= ends[index] > max(from, starts[index]) ? 1 : 0
                            }
                            return count
                        }
                    }
                }
            }
        }
    }
}

extension ResourceWork {
    /// The longest piece of work of each resource.
    /// - Complexity: O(instances), on all processors.
    var longest: [Microseconds] {
        concurrentMapResources { resource in
            let (starts, ends) = times(of: resource)
            var longest: Microseconds = 0
            for place in starts.indices { longest = max(longest, ends[place] &- starts[place]) }
            return longest
        }
    }
}
