import EventLogs

/// The working calendar of one resource as its work shows it, with the evidence for it.
public struct DiscoveredCalendar: Sendable {
    public let kind: Kind
    /// Weekly hours in the log's zone, holidays and absences; nil where `kind` is `unknown`.
    public let calendar: WorkCalendar?
    /// Runs of dates on which the calendar expected work and none was done, and that are taken for leave.
    public let absences: [Absence]
    public let evidence: Evidence

    public enum Kind: String, Sendable, Codable {
        /// Works round the clock, all week.
        case always
        /// Works the hours of `calendar`.
        case hours
        /// Has too little work of its own to tell; the hours are those that its team keeps.
        case borrowedFromTeam
        /// Neither its own work nor its team's tells.
        case unknown
    }

    public struct Absence: Sendable, Equatable {
        public let from: CivilDate
        /// The last date, included.
        public let through: CivilDate
        /// How many such runs would be expected by chance, were the resource idle on dates as often as otherwise;
        /// 0 where work was waiting for it.
        public let expectedByChance: Double
    }

    public struct Evidence: Sendable, Equatable {
        public var spans = 0
        /// Dates with work.
        public var daysWorked = 0
        /// Dates of the horizon on which the calendar expects work, absences taken off.
        public var daysExpected = 0
        /// The share of the calendar's time in the horizon that is covered by work; not a number without a calendar.
        public var coverage = Double.nan
        /// Spans up to this length count as worked throughout; of longer ones, only the two ends.
        public var longestWholeSpan: Microseconds = 0
        /// Weekdays (0 is Monday) that the horizon does not contain, with hours taken from the others.
        public var assumedWeekdays: [Int] = []
    }
}
