import EventLogs
import Parallelism
import Sorting

/// One resource's instances, place by place in order of start.
struct OwnColumns {
    let instances: UnsafeBufferPointer<Int32>
    let starts: UnsafeBufferPointer<Microseconds>
    let ends: UnsafeBufferPointer<Microseconds>
    let enabled: UnsafeBufferPointer<Microseconds>
}

/// Cuts one resource's runs of work into groups.
///
/// All room is taken once for the resource: a run has no more groups, and no more members, than the resource instances.
struct BatchSearch {
    private(set) var groups: [BatchGroup] = []
    private let columns: OwnColumns
    private let sameOrder: SameOrder
    private let shape: BatchShape
    /// For each member of a run, the number of its group.
    private let groupOf: UnsafeMutablePointer<Int32>
    /// For each group of a run, when it began, ascending.
    private let firstStarts: UnsafeMutablePointer<Microseconds>
    /// For each group of a run, how many it has; then where it ends in `grouped`.
    private let sizes: UnsafeMutablePointer<Int32>
    /// The places of a run, group by group.
    private let grouped: UnsafeMutablePointer<Int32>
    private let members: UnsafeMutablePointer<Int32>
    private var memberCount = 0

    /// The groups of the activities.
    static func groups(
        _ columns: OwnColumns,
        _ byActivity: ActivityLists,
        _ sameOrder: SameOrder,
        _ shape: BatchShape
    ) -> (groups: [BatchGroup], members: [Int32]) {
        let count = columns.instances.count
        return withUnsafeTemporaryAllocation(of: Microseconds.self, capacity: count) { firstStarts in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 4 * count) { room in
                guard let starts = firstStarts.baseAddress, let room = room.baseAddress, count > 0 else {
                    return ([], [])
                }
                var search = BatchSearch(columns, sameOrder, shape, starts, room)
                byActivity.forEach { search.addRuns(of: $0, $1) }
                let members = UnsafeBufferPointer(start: search.members, count: search.memberCount)
                return (search.groups.withoutSpareRoom, Array(members))
            }
        }
    }

    private init(
        _ columns: OwnColumns,
        _ sameOrder: SameOrder,
        _ shape: BatchShape,
        _ firstStarts: UnsafeMutablePointer<Microseconds>,
        _ room: UnsafeMutablePointer<Int32>
    ) {
        self.columns = columns
        self.sameOrder = sameOrder
        self.shape = shape
        self.firstStarts = firstStarts
        let count = columns.instances.count
        (groupOf, sizes, grouped, members) = (room, room + count, room + 2 * count, room + 3 * count)
    }

    /// A run is work without a longer pause than allowed. Most have one instance and are none of a batch's.
    private mutating func addRuns(of activity: Int32, _ list: UnsafeBufferPointer<Int32>) {
        var first = 0
        var latestEnd = columns.ends[Int(list[0])]
        // Whether anything in the run was enabled when the one before it began: else nothing waited together.
        var mayGroup = shape.leastSize < 2
        for index in 1..<list.count + 1 {
            let isOver =
                index == list.count || columns.starts[Int(list[index])] > latestEnd + shape.longestGap
            if isOver {
                if mayGroup, index - first >= shape.leastSize {
                    addGroups(of: UnsafeBufferPointer(rebasing: list[first..<index]), activity)
                }
                guard index < list.count else { return }
                first = index
                latestEnd = columns.ends[Int(list[index])]
                mayGroup = shape.leastSize < 2
            } else {
                if columns.enabled[Int(list[index])] <= columns.starts[Int(list[index - 1])] {
                    mayGroup = true
                }
                latestEnd = max(latestEnd, columns.ends[Int(list[index])])
            }
        }
    }

    /// Each instance joins the earliest group that began after it was enabled, or opens one.
    private mutating func addGroups(of run: UnsafeBufferPointer<Int32>, _ activity: Int32) {
        var groupCount = 0
        var mostMembers: Int32 = 0
        for index in run.indices {
            let enabled = columns.enabled[Int(run[index])]
            var group = groupCount
            // Mostly it is one of the last.
            while group > 0, group + 8 > groupCount, firstStarts[group &- 1] >= enabled { group &-= 1 }
            if group > 0, firstStarts[group &- 1] >= enabled {
                let known = UnsafeBufferPointer(start: firstStarts, count: group)
                group = known.partitionPoint { $0 < enabled }
            }
            if group == groupCount {
                firstStarts[group] = columns.starts[Int(run[index])]
                sizes[group] = 0
                groupCount &+= 1
            }
            groupOf[index] = Int32(truncatingIfNeeded: group)
            sizes[group] &+= 1
            mostMembers = max(mostMembers, sizes[group])
        }
        guard Int(mostMembers) >= shape.leastSize else { return }
        var next: Int32 = 0
        for group in 0..<groupCount { (sizes[group], next) = (next, next &+ sizes[group]) }
        for index in run.indices {
            let group = Int(groupOf[index])
            grouped[Int(sizes[group])] = run[index]
            sizes[group] &+= 1
        }
        var first = 0
        for group in 0..<groupCount {
            let end = Int(sizes[group])
            if end - first >= shape.leastSize { addParts(first..<end, activity) }
            first = end
        }
    }

    @inline(__always)
    private func start(_ index: Int) -> Microseconds { columns.starts[Int(grouped[index])] }

    /// How far from `first` on all begin together.
    @inline(__always)
    private func endOfPart(from first: Int, in group: Range<Int>) -> Int {
        var next = first &+ 1
        while next < group.upperBound, start(next) == start(first) { next &+= 1 }
        return next
    }

    /// Groups begun at one moment each are batches of their own, even back to back.
    private mutating func addParts(_ group: Range<Int>, _ activity: Int32) {
        var first = group.lowerBound
        var areAllSeveral = true
        while areAllSeveral, first < group.upperBound {
            let next = endOfPart(from: first, in: group)
            areAllSeveral = next - first > 1
            first = next
        }
        guard areAllSeveral else {
            add(group, activity)
            return
        }
        first = group.lowerBound
        while first < group.upperBound {
            let next = endOfPart(from: first, in: group)
            if next - first >= shape.leastSize { add(first..<next, activity) }
            first = next
        }
    }

    private mutating func add(_ part: Range<Int>, _ activity: Int32) {
        sortTies(part)
        let added = UnsafeMutableBufferPointer(start: members + memberCount, count: part.count)
        var firstEnabled = Microseconds.max
        var lastEnabled = Microseconds.min
        for index in part {
            let place = Int(grouped[index])
            added[index - part.lowerBound] = columns.instances[place]
            firstEnabled = min(firstEnabled, columns.enabled[place])
            lastEnabled = max(lastEnabled, columns.enabled[place])
        }
        // The repetitions of one order do not make a batch.
        if part.count > 1, !sameOrder.areThere(max(shape.leastSize, 2), ordersIn: UnsafeBufferPointer(added))
        {
            return
        }
        groups.append(
            BatchGroup(
                activity: activity,
                places: memberCount..<memberCount + part.count,
                startsTogether: start(part.lowerBound) == start(part.upperBound - 1),
                firstStart: start(part.lowerBound),
                firstEnabled: firstEnabled,
                lastEnabled: lastEnabled
            )
        )
        memberCount += part.count
    }

    /// Sorts what starts together by end; it is in the log's order.
    private func sortTies(_ part: Range<Int>) {
        var first = part.lowerBound
        while first < part.upperBound {
            let next = endOfPart(from: first, in: part)
            if next - first > 1 {
                let tied = UnsafeMutableBufferPointer(start: grouped + first, count: next - first)
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: tied.count) {
                    radixSort(tied, scratch: $0) { columns.ends[Int($0)].radixKey }
                }
            }
            first = next
        }
    }
}
