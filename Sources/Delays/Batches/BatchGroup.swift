import EventLogs

/// Instances of one activity that one resource worked off as a group, all of which were waiting when it began.
struct BatchGroup: Sendable {
    let activity: Int32
    /// Where its members are in ``BatchGroups/members``.
    private let firstPlace: Int32
    private let memberCount: Int32
    /// Whether all began at the same moment.
    let startsTogether: Bool
    let firstStart: Microseconds
    let firstEnabled: Microseconds
    let lastEnabled: Microseconds

    init(
        activity: Int32,
        places: Range<Int>,
        startsTogether: Bool,
        firstStart: Microseconds,
        firstEnabled: Microseconds,
        lastEnabled: Microseconds
    ) {
        self.activity = activity
        firstPlace = Int32(places.lowerBound)
        memberCount = Int32(places.count)
        self.startsTogether = startsTogether
        self.firstStart = firstStart
        self.firstEnabled = firstEnabled
        self.lastEnabled = lastEnabled
    }

    /// Where its members are in ``BatchGroups/members``.
    var places: Range<Int> { Int(firstPlace)..<Int(firstPlace) + size }

    var size: Int { Int(memberCount) }
}

/// All groups of one resource that have the shape of a batch, by activity and time, as ranges of one list of members.
struct BatchGroups: Sendable {
    let groups: [BatchGroup]
    /// The members of all groups, each group's in order of (start, end, instance).
    let members: [Int32]

    func members(of group: BatchGroup) -> ArraySlice<Int32> { members[group.places] }

    /// - Parameters:
    ///   - byActivity: the resource's instances.
    ///   - sameOrder: which instances belong together.
    /// - Complexity: O(n log n) in the resource's instances; O(n) where hardly any make a group.
    init(of work: OwnWork, _ byActivity: ActivityLists, sameOrder: SameOrder, shape: BatchShape) {
        (groups, members) = work.instances.withUnsafeBufferPointer { instances in
            work.starts.withUnsafeBufferPointer { starts in
                work.ends.withUnsafeBufferPointer { ends in
                    work.enabled.withUnsafeBufferPointer { enabled in
                        let columns = OwnColumns(
                            instances: instances,
                            starts: starts,
                            ends: ends,
                            enabled: enabled
                        )
                        return BatchSearch.groups(columns, byActivity, sameOrder, shape)
                    }
                }
            }
        }
    }
}

/// The places of each activity among one resource's instances, ascending.
struct ActivityLists {
    private var offsets: [Int]
    private var places: [Int32]

    /// A counting sort.
    init(_ activities: [Int32], activityCount: Int) {
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
