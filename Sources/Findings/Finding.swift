import EventLogs

/// One thing that the analyses found: what it is about, what shows it, what it costs and what could be done.
///
/// It holds numbers and names, and no sentences: those are made where it is read, in the reader's language. Every export says a
/// finding in the order of good feedback: what happens, for instance on which order; what it costs; what to change.
public struct Finding: Codable, Sendable, Equatable, Identifiable {
    /// The same in every run that finds the same thing, whatever its figures: runs are compared by it.
    public var id: String
    public var tone: Tone
    public var subject: FindingSubject
    /// What shows it, the figure that matters most first.
    public var evidence: [Measure]
    public var impact: Impact
    /// Up to ``mostExamples`` orders that show it best.
    public var examples: [ExampleOrder]
    /// Ids of the findings that say what would help, best first.
    public var answers: [String]
    public var grade: Grade
    public var caveats: [Caveat]
    /// Ids of findings that say the opposite of the same thing.
    public var contradicts: [String]
    /// Ids of findings that say the same by other means and were taken into this one.
    public var supportedBy: [String]

    public static let mostExamples = 5

    public init(
        _ subject: FindingSubject,
        _ tone: Tone,
        _ grade: Grade,
        evidence: [Measure],
        impact: Impact = Impact(),
        examples: [ExampleOrder] = [],
        caveats: [Caveat] = []
    ) {
        id = subject.id
        self.tone = tone
        self.subject = subject
        self.evidence = evidence
        self.impact = impact
        self.examples = Array(examples.prefix(Finding.mostExamples))
        answers = []
        self.grade = grade
        self.caveats = caveats
        contradicts = []
        supportedBy = []
    }

    /// What a reader should make of it.
    public enum Tone: String, Codable, Sendable, CaseIterable {
        /// It costs time, or makes orders late.
        case problem
        /// It goes well: worth keeping, or copying.
        case strength
        /// Something that could be done.
        case action
        /// It makes other findings doubtful.
        case doubt
    }

    /// How far it can be relied on.
    public enum Grade: String, Codable, Sendable, CaseIterable, Comparable {
        /// Counted from recorded times, or confirmed on orders or periods that did not suggest it.
        case confirmed = "A"
        /// Told from chance, with the number of questions asked allowed for, but on the data that suggested it, or by forecast.
        case supported = "B"
        /// Not more than a place to look at.
        case hint = "C"

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a reader has to keep in mind.
    public enum Caveat: String, Codable, Sendable, CaseIterable {
        /// That things go together does not show that one brings about the other.
        case association
        /// It is a forecast by replay, and not what has been seen.
        case forecast
        /// It is the most that could be gained, from the ledger; the replay is not near enough to the log to say how much would be.
        case boundOnly
        /// Start times are estimated.
        case estimatedStarts
        /// The time is booked to no cause that the log shows.
        case unseenCause
    }
}

/// An order that shows a finding.
public struct ExampleOrder: Codable, Sendable, Equatable {
    public var order: String
    /// The hours that the finding is about, in this order; nil where the order as a whole is what shows it.
    @ExplicitNull public var hours: Double?
    /// Of a forecast: the lead time in hours as it is in the replay, and with the change.
    @ExplicitNull public var before: Double?
    @ExplicitNull public var after: Double?

    public init(_ order: String, hours: Double? = nil, before: Double? = nil, after: Double? = nil) {
        self.order = order
        self.hours = hours
        self.before = before
        self.after = after
    }
}
