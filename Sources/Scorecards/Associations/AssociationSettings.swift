/// How the associations of a scorecard are computed and told from chance.
public struct AssociationSettings: Sendable, Equatable {
    /// Of every interval.
    public var confidence = 0.95
    /// The false discovery rate up to which an association, or a drift, counts as told from chance.
    public var level = 0.05
    /// How many periods the indicator is looked at before the outcome; 0 is the same period.
    public var lags = [0, 1, 2, 3]
    /// With fewer rows or people a number is withheld.
    public var minimumRows = 20
    public var minimumPeople = 5
    /// With fewer periods there is no drift.
    public var minimumPeriods = 8
    /// The share of equal values from which an indicator counts as saturated: it tells nearly nobody apart.
    public var saturatedShare = AssociationSettings.saturation

    /// The share that is used where nothing else is asked for, also for scores by the verdicts on weights.
    public static let saturation = 0.8
    /// Of the permutations that level shifts are tested by.
    public var seed: UInt64 = 6

    public init() {}
}

/// Why an association cannot be given.
public enum AssociationGap: Sendable, Equatable {
    case tooFewRows(Int, needed: Int)
    case tooFewPeople(Int, needed: Int)
    case constantIndicator
    case constantOutcome
    /// The other indicators, or the effects of people and periods, leave nothing of it.
    case explainedIndicator
    case explainedOutcome
    case noDegreesOfFreedom
    /// The correlation is ±1.
    case perfect
    /// Without this person there is none.
    case dependsOnPerson(String)
}

/// Why associations cannot be computed at all.
public enum AssociationError: Error, Equatable {
    case unknownColumn(String)
    case infinite(column: String, person: String, period: Period)
}
