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
    /// In order of (start, end).
    public let instances: [Int32]
    public let kind: Kind
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
        let oneByOne = members.indices.dropFirst().allSatisfy {
            log.start[Int(members[$0])] >= log.end[Int(members[$0 - 1])]
        }
        kind =
            startsTogether && members.allSatisfy { log.end[Int($0)] == log.end[first] }
            ? .simultaneous : oneByOne ? .sequential : .concurrent
        activity = log.activity[first]
        resource = log.resource[first]
        instances = Array(members)
        self.filled = filled
    }

    init(_ group: BatchGroup, _ members: ArraySlice<Int32>, log: EventLog) {
        self.init(members, filled: group.lastEnabled, log: log)
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
