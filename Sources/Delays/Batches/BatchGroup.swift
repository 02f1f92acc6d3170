import EventLogs
import Sorting

/// Instances of one activity that one resource worked off as a group, all of which were waiting when it began.
struct BatchGroup: Sendable {
    let activity: Int32
    let resource: Int32
    /// Where its members are in ``BatchGroups/members``.
    let places: Range<Int>
    /// Whether all began at the same moment.
    let startsTogether: Bool
    let firstStart: Microseconds
    let firstEnabled: Microseconds
    let lastEnabled: Microseconds

    var size: Int { places.count }
}

/// All groups of one resource that have the shape of a batch, by activity and time, as ranges of one list of members.
struct BatchGroups: Sendable {
    fileprivate(set) var groups: [BatchGroup] = []
    /// The members of all groups, each group's in order of (start, end, instance).
    fileprivate(set) var members: [Int32] = []

    func members(of group: BatchGroup) -> ArraySlice<Int32> { members[group.places] }

    /// - Parameters:
    ///   - ownEnabled: when each instance could begin, in the order of the work.
    ///   - sameOrder: which instances belong together.
    /// - Complexity: O(n log n) in the resource's instances; O(n) where hardly any make a group.
    init(
        of resource: Int,
        in work: ResourceWork,
        log: EventLog,
        ownEnabled: [Microseconds],
        sameOrder: SameOrder,
        shape: BatchShape
    ) {
        let instances = work[resource]
        let byActivity = ActivityLists(work.activities(of: resource), activityCount: log.activities.count)
        var found = self
        instances.withUnsafeBufferPointer { instances in
            work.starts(of: resource).withUnsafeBufferPointer { starts in
                work.ends(of: resource).withUnsafeBufferPointer { ends in
                    ownEnabled[work.places(of: resource)].withUnsafeBufferPointer { enabled in
                        let columns = OwnColumns(
                            resource: Int32(resource),
                            instances: instances,
                            starts: starts,
                            ends: ends,
                            enabled: enabled
                        )
                        var search = BatchSearch(columns, sameOrder, shape)
                        byActivity.forEach { search.addRuns(of: $0, $1) }
                        found = search.found
                    }
                }
            }
        }
        self = found
    }

    fileprivate init() {}
}

/// One resource's instances, place by place in order of start.
private struct OwnColumns {
    let resource: Int32
    let instances: UnsafeBufferPointer<Int32>
    let starts: UnsafeBufferPointer<Microseconds>
    let ends: UnsafeBufferPointer<Microseconds>
    let enabled: UnsafeBufferPointer<Microseconds>
}

/// The places of each activity among one resource's instances, ascending.
private struct ActivityLists {
    private var offsets: [Int]
    private var places: [Int32]

    /// A counting sort.
    init(_ activities: ArraySlice<Int32>, activityCount: Int) {
        var next = [Int](repeating: 0, count: activityCount + 1)
        for activity in activities { next[Int(activity) + 1] += 1 }
        for activity in 0..<activityCount { next[activity + 1] += next[activity] }
        offsets = next
        places = Array(repeating: 0, count: activities.count)
        places.withUnsafeMutableBufferPointer { places in
            next.withUnsafeMutableBufferPointer { next in
                for (place, activity) in activities.enumerated() {
                    places[next[Int(activity)]] = Int32(truncatingIfNeeded: place)
                    next[Int(activity)] &+= 1
                }
            }
        }
    }

    func forEach(_ body: (Int32, UnsafeBufferPointer<Int32>) -> Void) {
        places.withUnsafeBufferPointer { places in
            for activity in 0..<offsets.count - 1 where offsets[activity] < offsets[activity + 1] {
                let list = places[offsets[activity]..<offsets[activity + 1]]
                body(Int32(activity), UnsafeBufferPointer(rebasing: list))
            }
        }
    }
}

/// Cuts runs of work into groups. Room that is needed for a run is kept for the next.
private struct BatchSearch {
    private(set) var found = BatchGroups()
    private let columns: OwnColumns
    private let sameOrder: SameOrder
    private let shape: BatchShape
    /// For each member of a run, the number of its group.
    private var groupOf: [Int32] = []
    /// For each group of a run, when it began, ascending, and how many it has.
    private var firstStarts: [Microseconds] = []
    private var sizes: [Int32] = []
    /// The places of a run, group by group.
    private var grouped: [Int32] = []

    init(_ columns: OwnColumns, _ sameOrder: SameOrder, _ shape: BatchShape) {
        self.columns = columns
        self.sameOrder = sameOrder
        self.shape = shape
    }

    /// A run is work without a longer pause than allowed. Most have one instance and are none of a batch's.
    mutating func addRuns(of activity: Int32, _ list: UnsafeBufferPointer<Int32>) {
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
        firstStarts.removeAll(keepingCapacity: true)
        sizes.removeAll(keepingCapacity: true)
        groupOf.removeAll(keepingCapacity: true)
        for place in run {
            let enabled = columns.enabled[Int(place)]
            if let last = firstStarts.last, last >= enabled {
                let group = firstStarts.partitionPoint { $0 < enabled }
                groupOf.append(Int32(group))
                sizes[group] += 1
            } else {
                groupOf.append(Int32(firstStarts.count))
                firstStarts.append(columns.starts[Int(place)])
                sizes.append(1)
            }
        }
        let least = Int32(shape.leastSize)
        guard sizes.contains(where: { $0 >= least }) else { return }
        var next: Int32 = 0
        for group in sizes.indices { (sizes[group], next) = (next, next + sizes[group]) }
        grouped.removeAll(keepingCapacity: true)
        grouped.append(contentsOf: run)
        for (place, group) in zip(run, groupOf) {
            grouped[Int(sizes[Int(group)])] = place
            sizes[Int(group)] += 1
        }
        // Now `sizes` holds where each group ends.
        var first = 0
        for end in sizes.map(Int.init) {
            if end - first >= shape.leastSize { addParts(first..<end, activity) }
            first = end
        }
    }

    /// Groups begun at one moment each are batches of their own, even back to back.
    private mutating func addParts(_ group: Range<Int>, _ activity: Int32) {
        func start(_ index: Int) -> Microseconds { columns.starts[Int(grouped[index])] }
        var parts: [Range<Int>] = []
        if start(group.lowerBound) < start(group.upperBound - 1) {
            var first = group.lowerBound
            for index in group.dropFirst() where start(index) != start(first) {
                parts.append(first..<index)
                first = index
                if parts[parts.count - 1].count == 1 { break }
            }
            parts.append(first..<group.upperBound)
        }
        if parts.count < 2 || parts.contains(where: { $0.count == 1 }) { parts = [group] }
        for part in parts where part.count >= shape.leastSize { add(part, activity) }
    }

    private mutating func add(_ part: Range<Int>, _ activity: Int32) {
        let first = found.members.count
        var firstEnabled = Microseconds.max
        var lastEnabled = Microseconds.min
        sortTies(part)
        for place in grouped[part] {
            found.members.append(columns.instances[Int(place)])
            firstEnabled = min(firstEnabled, columns.enabled[Int(place)])
            lastEnabled = max(lastEnabled, columns.enabled[Int(place)])
        }
        // The repetitions of one order do not make a batch.
        if part.count > 1, !sameOrder.areThere(max(shape.leastSize, 2), ordersIn: found.members[first...]) {
            found.members.removeSubrange(first...)
            return
        }
        let firstStart = columns.starts[Int(grouped[part.lowerBound])]
        found.groups.append(
            BatchGroup(
                activity: activity,
                resource: columns.resource,
                places: first..<found.members.count,
                startsTogether: firstStart == columns.starts[Int(grouped[part.upperBound - 1])],
                firstStart: firstStart,
                firstEnabled: firstEnabled,
                lastEnabled: lastEnabled
            )
        )
    }

    /// Sorts what starts together by end; it is in the log's order.
    private mutating func sortTies(_ part: Range<Int>) {
        let columns = columns
        grouped.withUnsafeMutableBufferPointer { grouped in
            func start(_ index: Int) -> Microseconds { columns.starts[Int(grouped[index])] }
            var first = part.lowerBound
            while first < part.upperBound {
                var next = first + 1
                while next < part.upperBound, start(next) == start(first) { next += 1 }
                if next - first > 1 {
                    let tied = UnsafeMutableBufferPointer(rebasing: grouped[first..<next])
                    withUnsafeTemporaryAllocation(of: Int32.self, capacity: tied.count) {
                        radixSort(tied, scratch: $0) { columns.ends[Int($0)].radixKey }
                    }
                }
                first = next
            }
        }
    }
}
