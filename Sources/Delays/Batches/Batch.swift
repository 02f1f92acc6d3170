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

    /// A group of one activity's and one resource's instances.
    /// - Precondition: it is not empty.
    init(_ group: [Int32], filled: Microseconds, log: EventLog) {
        let group = group.sorted {
            (log.start[Int($0)], log.end[Int($0)], $0) < (log.start[Int($1)], log.end[Int($1)], $1)
        }
        let starts = group.map { log.start[Int($0)] }
        let ends = group.map { log.end[Int($0)] }
        startsTogether = starts.allSatisfy { $0 == starts[0] }
        let oneByOne = group.indices.dropFirst().allSatisfy { starts[$0] >= ends[$0 - 1] }
        kind =
            startsTogether && ends.allSatisfy { $0 == ends[0] }
            ? .simultaneous : oneByOne ? .sequential : .concurrent
        activity = log.activity[Int(group[0])]
        resource = log.resource[Int(group[0])]
        instances = group
        firstStart = starts[0]
        self.filled = filled
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
