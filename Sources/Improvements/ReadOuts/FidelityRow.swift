import Delays
import EventLogs

/// How near the replay with nothing changed comes to the log; figures are nil where it completed no order.
public struct FidelityRow: Codable, Sendable, Equatable {
    public var isFaithful: Bool
    /// Why it is not; empty where it is.
    public var shortfalls: [ShortfallRow]
    /// The earth mover's distance of the lead times as a share of their mean, and the most that is believed.
    @ExplicitNull public var distance: Double?
    public var mostDistance: Double
    /// The same within each week of arrival, and by how much one and the same order is off: shares of the mean too.
    @ExplicitNull public var weeklyDistance: Double?
    @ExplicitNull public var orderError: Double?
    /// Orders that the replay completed, and that it did not.
    public var orders: Int
    public var uncompleted: Int
    @ExplicitNull public var meanHours: LoggedAndReplayed?
    @ExplicitNull public var medianHours: LoggedAndReplayed?
    @ExplicitNull public var p90Hours: LoggedAndReplayed?
    @ExplicitNull public var lateShare: LoggedAndReplayed?
    /// Hours that an order waits at the desk, for people, its turn or its batch: what changes act on.
    @ExplicitNull public var atDeskHours: LoggedAndReplayed?
    public var stages: [StageFidelityRow]
    public var causes: [CauseFidelityRow]
    public var weeks: [WeekFidelityRow]
    /// By what the replay goes where several wait.
    public var disciplines: [DisciplineRow]
}

public struct LoggedAndReplayed: Codable, Sendable, Equatable {
    public var log: Double
    public var replay: Double
}

/// Where the replay is farther off than is believed.
public struct ShortfallRow: Codable, Sendable, Equatable {
    public enum Figure: String, Codable, Sendable, CaseIterable {
        case orders, uncompleted, mean, p90, late, distance, atDesk
    }

    public var figure: Figure
    /// By what share it is off; nil where the log has nothing to be off from. Shares of late orders differ by so much; of ``Figure/orders``
    /// it is how many were completed.
    @ExplicitNull public var off: Double?
    /// The most that is believed; of ``Figure/orders`` the fewest.
    public var most: Double
}

/// Mean hours that an instance of an activity waits.
public struct StageFidelityRow: Codable, Sendable, Equatable {
    public var activity: String
    public var instances: Int
    public var waitingHours: LoggedAndReplayed
    /// Whether that is near enough.
    public var isFaithful: Bool
}

/// Mean hours an order of a cause.
public struct CauseFidelityRow: Codable, Sendable, Equatable {
    public var cause: Cause
    public var hours: LoggedAndReplayed
}

/// Orders that came in during a week.
public struct WeekFidelityRow: Codable, Sendable, Equatable {
    /// The Monday of the week, as a date.
    public var week: String
    public var orders: Int
    /// Mean lead time.
    public var meanHours: LoggedAndReplayed
}
