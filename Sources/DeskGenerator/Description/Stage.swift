import EventLogs
import WorkCalendars

/// One kind of work on an order, with the queue that stands before it.
public struct Stage: Sendable {
    public var name: BilingualName
    /// Working time of one instance.
    public var work: Distribution
    /// Which orders need it.
    public var appliesTo: OrderCondition
    public var queueRule: QueueRule
    /// Nil where each order is worked on by itself.
    public var batchRule: BatchRule?
    /// What has to happen outside the desk before the order is ready for this stage.
    public var externalWaits: [ExternalWait]

    public init(
        _ name: BilingualName,
        work: Distribution,
        appliesTo: OrderCondition = .always,
        queueRule: QueueRule = .firstInFirstOut,
        batchRule: BatchRule? = nil,
        externalWaits: [ExternalWait] = []
    ) {
        self.name = name
        self.work = work
        self.appliesTo = appliesTo
        self.queueRule = queueRule
        self.batchRule = batchRule
        self.externalWaits = externalWaits
    }
}

/// Who is served next.
public enum QueueRule: String, Sendable, Codable {
    /// Whoever became ready first.
    case firstInFirstOut
    /// Orders of key customers before all others; first in, first out among equals.
    case keyCustomersFirst
    /// The order that is promised first; first in, first out among equals.
    case earliestPromiseFirst
}

/// A rule by which orders are collected before a stage and worked on together by one assistant.
public struct BatchRule: Sendable, Equatable {
    public var trigger: Trigger
    public var processing: Processing
    /// How many one assistant takes at once; what is collected beyond that makes further batches.
    public var largest: Int

    public enum Trigger: Sendable, Equatable {
        /// As soon as that many have been collected, at the latest that long after the first of them was ready.
        case size(Int, atTheLatestAfter: Microseconds)
        /// At these times of the local day (microseconds since midnight), Monday to Friday except public
        /// holidays.
        case times([Microseconds])
    }

    public enum Processing: String, Sendable, Codable {
        /// One after the other.
        case sequential
        /// Overlapping: each begins when half of the working time of the one before it has gone.
        case concurrent
        /// All together, for the longest working time of any of them.
        case simultaneous
    }

    public init(_ trigger: Trigger, _ processing: Processing, largest: Int = .max) {
        self.trigger = trigger
        self.processing = processing
        self.largest = largest
    }
}

/// A wait for somebody outside the desk, from enablement on.
public struct ExternalWait: Sendable {
    public var name: BilingualName
    public var chance: Chance
    public var length: Distribution
    /// When the other side works: only that counts for the length. By default day and night.
    public var hours: WorkCalendar
    /// However long it would take, it is over after so much of these hours, as where somebody chases it; nil for no end.
    public var longest: Microseconds?

    public init(
        _ name: BilingualName,
        chance: Chance,
        length: Distribution,
        hours: WorkCalendar = .always,
        longest: Microseconds? = nil
    ) {
        self.name = name
        self.chance = chance
        self.length = length
        self.hours = hours
        self.longest = longest
    }
}
