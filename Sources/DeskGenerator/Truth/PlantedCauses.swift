import EventLogs

extension DeskTruth {
    /// What was built into the desk.
    public struct Planted: Codable, Sendable, Equatable {
        public var assistants: [Assistant]
        public var queueRules: [QueueRule]
        public var batchRules: [BatchRule]
        public var externalWaits: [ExternalWait]
        public var rework: [Rework]
        /// Activities that run in parallel.
        public var parallel: [[String]]
        public var publicHolidays: [String]
        public var overtimeLimitMinutes: Double
        public var ordersPerWeek: Double

        public struct Assistant: Codable, Sendable, Equatable {
            public var name: String
            public var activities: [String]
            public var hoursPerWeek: Double
            /// Periods of leave, in local time, as `from/to` with the end not included.
            public var leave: [String]
            public var isMachine: Bool
            /// How many tasks run at the same time; nil where there is no limit.
            public var capacity: Int?
        }

        public struct QueueRule: Codable, Sendable, Equatable {
            public var activity: String
            public var rule: String
        }

        public struct BatchRule: Codable, Sendable, Equatable {
            public var activity: String
            /// The number of orders collected; nil where the clock decides.
            public var size: Int?
            /// The longest collecting in hours; nil where the clock decides.
            public var atTheLatestAfterHours: Double?
            /// Local times of day; nil where the number decides.
            public var times: [String]?
            public var processing: String
            public var batches: Int
            public var instances: Int
        }

        public struct ExternalWait: Codable, Sendable, Equatable {
            public var activity: String
            public var name: String
            public var chances: [Chance]
            /// In hours of the other side's working time.
            public var meanHours: Double
            /// How long the other side works in a week.
            public var hoursPerWeek: Double
            /// What really happened.
            public var times: Int
            public var microseconds: Microseconds
            public var hours: Double
        }

        public struct Rework: Codable, Sendable, Equatable {
            public var name: String
            public var after: [String]
            public var backTo: [String]
            public var chances: [Chance]
            /// What really happened.
            public var orders: Int
            public var share: Double
            public var times: Int
        }

        /// The first line of a list that holds gives the probability.
        public struct Chance: Codable, Sendable, Equatable {
            public var when: String
            public var probability: Double
        }
    }
}
