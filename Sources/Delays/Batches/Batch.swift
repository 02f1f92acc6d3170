import EventLogs

/// Instances of one activity that one resource worked off as a group, all of which were waiting when it began.
public struct Batch: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable {
        /// All began and ended together.
        case simultaneous
        /// One after the other.
        case sequential
        /// Overlapping.
        case concurrent
    }

    public let activity: Int32
    public let resource: Int32
    /// In order of (start, end): a part of a list that many batches share.
    public let instances: ArraySlice<Int32>
    /// Whether all instances began at the same moment, whenever they ended: nobody begins several by chance.
    public let startsTogether: Bool
    /// When the first instance began.
    public let firstStart: Microseconds
    /// When the last member was enabled: the batch was complete.
    public let filled: Microseconds

    public var size: Int { instances.count }

    /// Instances of one activity and one resource.
    /// - Parameters:
    ///   - members: not empty, in order of (start, end, instance).
    ///   - filled: when the batch was complete.
    init(_ members: ArraySlice<Int32>, filled: Microseconds, log: EventLog) {
        let first = Int(members[members.startIndex])
        firstStart = log.start[first]
        startsTogether = log.start[Int(members[members.endIndex - 1])] == log.start[first]
        activity = log.activity[first]
        resource = log.resource[first]
        instances = members
        self.filled = filled
    }

    /// - Parameter members: those of the group.
    init(_ group: BatchGroup, _ members: ArraySlice<Int32>, log: EventLog) {
        firstStart = group.firstStart
        startsTogether = group.startsTogether
        activity = group.activity
        resource = log.resource[Int(members[members.startIndex])]
        instances = members
        filled = group.lastEnabled
    }

    /// How the instances lay to each other.
    public func kind(in log: EventLog) -> Kind {
        let first = Int(instances[instances.startIndex])
        if startsTogether, instances.allSatisfy({ log.end[Int($0)] == log.end[first] }) {
            return .simultaneous
        }
        let areOneByOne = instances.indices.dropFirst().allSatisfy {
            log.start[Int(instances[$0])] >= log.end[Int(instances[$0 - 1])]
        }
        return areOneByOne ? .sequential : .concurrent
    }
}

/// Which groups a batch may be.
public struct BatchShape: Sendable {
    /// The fewest instances.
    public var leastSize = 2
    /// How long the resource may pause within a batch.
    public var longestGap: Microseconds = 0

    public init(leastSize: Int = 2, longestGap: Microseconds = 0) {
        self.leastSize = leastSize
        self.longestGap = longestGap
    }
}
