import EventLogs
import WorkCalendars

/// Who works at a desk, on what, when, and which work is next.
public struct ReplayDesk: Sendable {
    public var resources: [Resource]
    /// By code of the activity.
    public var activities: [Activity]

    public init(resources: [Resource], activities: [Activity]) {
        self.resources = resources
        self.activities = activities
    }

    public struct Resource: Sendable, Equatable {
        /// Codes of the activities that it does.
        public var skills: Set<Int32>
        /// When it works; nil for always. Work that is not done when the set ends waits for the next interval, and after the last
        /// it stays undone.
        public var onDuty: IntervalSet?
        /// How many pieces of work it has in hand at once, each at full speed, as somebody who starts one while another runs.
        public var capacity: Int
        /// Work that would be done so soon after the end of an interval is done then, and does not wait for the next one.
        public var overtime: Microseconds
        /// Whether work that is favoured in its own queue (``Activity/favouredBelow``) goes before the work of all other queues, too, and not
        /// only when it is ready first.
        public var favoursAcrossQueues = false

        public init(
            skills: Set<Int32>,
            onDuty: IntervalSet? = nil,
            capacity: Int = 1,
            overtime: Microseconds = 0
        ) {
            precondition(capacity > 0, "a resource does something")
            self.skills = skills
            self.onDuty = onDuty
            self.capacity = capacity
            self.overtime = overtime
        }
    }

    public struct Activity: Sendable, Equatable {
        public var queue: QueueRule
        public var batch: BatchRule?
        /// Moments, ascending, at which work that is ready is let into the queue, as where the clock says when an activity is done; none
        /// where it is let in at once.
        public var releases: [Microseconds]
        /// Whether it needs nobody: it begins when it is ready.
        public var isUnstaffed: Bool
        /// Ranks are held against those of other activities only where both have the same scale.
        public var rankScale: Int
        /// Work of a rank below it is favoured: the queue goes by classes, and it is of no last one. Nil where there are no classes.
        public var favouredBelow: Double?

        public init(
            queue: QueueRule = .firstInFirstOut,
            batch: BatchRule? = nil,
            releases: [Microseconds] = [],
            isUnstaffed: Bool = false,
            rankScale: Int = 0
        ) {
            self.queue = queue
            self.batch = batch
            self.releases = releases
            self.isUnstaffed = isUnstaffed
            self.rankScale = rankScale
        }
    }

    /// Which of the work that waits is next. Of equals the one that is ready first, and then the first in the log.
    public enum QueueRule: Sendable, Equatable {
        case firstInFirstOut
        case lastInFirstOut
        case shortestFirst
        /// The lowest ``ReplayWork/rank``, such as a promise date or the value of an attribute.
        case lowestRank
    }

    /// Work that is done together.
    public struct BatchRule: Sendable, Equatable {
        /// Nobody begins before so many wait,
        public var least: Int
        /// or the one that waits longest has waited so long; nil for never.
        public var patience: Microseconds?
        /// Nobody takes more at once.
        public var most: Int
        public var work: Work

        public enum Work: Sendable, Equatable {
            /// All begin and end together; it takes as long as the longest.
            case atOnce
            /// One after the other, without anything in between.
            case inTurn
        }

        public init(least: Int, most: Int? = nil, patience: Microseconds? = nil, work: Work) {
            precondition(least > 0 && most.map { $0 >= least } ?? true, "from the least to the most")
            self.least = least
            self.most = most ?? .max
            self.patience = patience
            self.work = work
        }
    }
}
