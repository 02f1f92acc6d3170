import Delays
import EventLogs
import Statistics

/// How near a replay with nothing changed comes to what did happen.
///
/// All is of the orders that the replay completed; those that it did not are counted in ``uncompleted``.
public struct Fidelity: Sendable, Equatable {
    /// Orders that were completed in both.
    public let orders: Int
    /// Orders that the replay did not complete.
    public let uncompleted: Int
    /// The share of the instances whose starts the log does not say, so that they were estimated, or are taken for their ends.
    public let unknownStarts: Double
    /// Hours from arrival to completion.
    public let mean: Pair
    public let median: Pair
    /// The lead time that nine in ten orders keep to, in hours.
    public let ninetieth: Pair
    /// The share of the orders that were late; nil where nothing says which are, or what says so cannot be replayed.
    public let late: Late?
    /// How far lead times have to be moved, on average over the orders, to make the replay's of the log's (the earth mover's distance),
    /// as a share of the log's mean.
    public let distance: Double
    /// By how much the lead time of one and the same order is off, on average, as a share of the log's mean: at least ``distance``.
    public let orderError: Double
    /// Hours that an order waits at the desk: for people, for its turn, for its batch; summed over its instances, side by side or not.
    /// This is what a replay makes of itself, and what changes act on.
    public let atDesk: Pair
    /// Hours that an order waits for something outside the desk, summed over its instances: taken over from the log as they are.
    public let outside: Double
    /// By week of the arrival, oldest first.
    public let weeks: [Week]
    /// ``Week/distance`` of all weeks, each with its orders' weight, as a share of the log's mean: between ``distance`` and
    /// ``orderError``.
    public let weeklyDistance: Double
    /// By code of the activity; activities that never happened have no instances.
    public let stages: [Stage]
    /// What the ledger books, of the log and of the replay: all causes that either has, in the order of `Cause`.
    public let causes: [CauseHours]

    /// A figure of the log, and the replay's.
    public struct Pair: Sendable, Equatable {
        public let log: Double
        public let replay: Double

        public init(log: Double, replay: Double) {
            self.log = log
            self.replay = replay
        }

        /// By what share of the log's the replay is off; infinite where the log has zero and the replay not.
        public var error: Double { replay == log ? 0 : (replay - log) / abs(log) }
    }

    public struct Late: Sendable, Equatable {
        /// Orders that can be judged in both.
        public let judged: Int
        public let share: Pair

        /// By how much the replay's share is off.
        public var error: Double { share.replay - share.log }
    }

    public struct Week: Sendable, Equatable {
        /// Monday 0:00 in the log's zone.
        public let from: Microseconds
        /// Orders that came in during the week, and were completed in both.
        public let orders: Int
        /// Mean hours from arrival to completion.
        public let mean: Pair
        /// The earth mover's distance of the week's lead times, in hours.
        public let distance: Double
    }

    /// One activity.
    public struct Stage: Sendable, Equatable {
        public let activity: Int32
        public let instances: Int
        /// Mean hours from when an instance could begin, as far as its order is concerned, to when it did.
        public let waiting: Pair
        /// Mean hours of that for something outside the desk, in the log.
        public let outside: Double
        /// Mean hours of that at the desk.
        public let atDesk: Pair
        /// The wait that nine in ten instances keep to, in hours.
        public let ninetieth: Pair
        /// Mean hours from when it began to when it ended, with the nights in between.
        public let span: Pair
    }

    /// What orders spend on one cause along their critical paths.
    public struct CauseHours: Sendable, Equatable {
        public let cause: Cause
        /// Mean hours of an order.
        public let hours: Pair
    }
}
