import EventLogs

/// What is really true of a generated log: every hour by stage and cause, and all that was planted.
///
/// Times are sums of exact integers; hours beside them are for reading.
public struct DeskTruth: Codable, Sendable, Equatable {
    public var desk: String
    public var seed: UInt64
    public var language: Language
    public var zone: String
    public var orders: Int
    public var instances: Int
    /// The first arrival and the last completion.
    public var from: String
    public var to: String
    public var leadTime: LeadTime
    public var late: Late
    /// Waiting and processing along the critical paths of all orders; adds up to the lead time exactly.
    public var criticalPath: [Entry]
    /// The same for late orders alone.
    public var criticalPathOfLateOrders: [Entry]
    /// Waiting and processing of every instance, parallel ones counted each.
    public var allInstances: [Entry]
    /// Sums of the entries above over activities.
    public var totals: [Total]
    public var planted: Planted
    /// Orders grouped by what was known at their arrival, with what happened to them.
    public var drivers: [Driver]
    public var scorecard: ScorecardTruth

    public struct LeadTime: Codable, Sendable, Equatable {
        public var totalMicroseconds: Microseconds
        public var meanHours: Double
    }

    public struct Late: Codable, Sendable, Equatable {
        public var orders: Int
        public var share: Double
    }

    /// The time of one activity that went to one cause.
    public struct Entry: Codable, Sendable, Equatable {
        public var activity: String
        /// `processing`, or a ``WaitingCause``.
        public var cause: String
        /// Whether nobody had touched the order yet: the wait from its arrival to its first start.
        public var firstTouch: Bool
        public var microseconds: Microseconds
        public var hours: Double
    }

    public struct Total: Codable, Sendable, Equatable {
        public var cause: String
        public var criticalPathMicroseconds: Microseconds
        public var criticalPathHours: Double
        public var criticalPathShare: Double
        public var allInstancesMicroseconds: Microseconds
        public var allInstancesHours: Double
    }

    /// Orders that have one value of an attribute in common.
    public struct Driver: Codable, Sendable, Equatable {
        public var attribute: String
        public var value: String
        public var orders: Int
        public var lateShare: Double
        public var meanLeadTimeHours: Double
        /// Mean hours an order along the critical path, by cause.
        public var meanHoursByCause: [String: Double]
    }
}
