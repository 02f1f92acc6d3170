/// What one look at the values of an indicator found, or why it could not be taken.
///
/// It describes numbers, not people: what is found may have reasons that nobody has to answer for, such as how a value is recorded. It says
/// where a scorecard pays for something else than what it means to.
public struct GamingCheck: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Values crowd just inside the target and are missing just outside it.
        case bunching
        /// More values are round numbers than chance makes.
        case rounding
        /// Where a person's speed is better than usual, the quality is worse.
        case tradeOff
        /// Where a person's load is higher than usual, fewer checks are done.
        case skippedChecks
        /// More of the work falls on the last days of a period than on such days before.
        case endOfPeriod
    }

    public let kind: Kind
    /// The column that is looked at: for a trade-off the speed, for skipped checks the check; nil for what is done at the end of
    /// periods, which is of all facts.
    public let indicator: IndicatorTraits?
    /// The quality of a trade-off, the load of checks.
    public let other: String?
    /// Nil where `gap` says why.
    public internal(set) var result: Result?
    public let gap: Gap?
    /// What would answer it, if it is found.
    public let answer: CounterBalance

    public struct Result: Sendable, Equatable {
        /// Person-periods that were looked at (for the end of periods, facts), and of how many people.
        public let rows: Int
        public let people: Int
        /// Bunching: of the values next to the target, the share that lies inside beyond what a smooth distribution puts there.
        /// Rounding and end of periods: the share beyond the expected one. The others: the correlation within a person, better taken as more
        /// on both sides (of load, more).
        public let effect: Double
        public let interval: ClosedRange<Double>?
        public let pValue: Double
        /// By Benjamini and Hochberg over all checks that could be made.
        public internal(set) var adjustedPValue: Double
        public let detail: Detail
        /// Of those that show it most, at most as many as the settings say.
        public let examples: [Example]

        /// Whether it is told from chance.
        public func isFound(level: Double) -> Bool { adjustedPValue <= level }
    }

    public enum Detail: Sendable, Equatable {
        /// How many values lie in four bins of one width, from far outside the target to far inside, and in what unit the width is: that of the
        /// indicator, or facts.
        case bunching(counts: [Int], width: Double, inFacts: Bool)
        /// Which multiples, and which shares of values are expected to be some and are.
        case rounding(multiple: Double, expectedShare: Double, share: Double)
        /// Units of the indicator (for a trade-off, of the quality) for one unit of the other.
        case association(slope: Double, interval: ClosedRange<Double>?)
        case endOfPeriod(days: Int, expectedShare: Double, share: Double)
    }

    public struct Example: Sendable, Equatable {
        public let person: String
        public let period: Period
        /// Of the indicator; for the end of periods the share of facts on the last days.
        public let value: Double
        /// Of the other column.
        public let otherValue: Double?
    }

    public enum Gap: Sendable, Equatable {
        case noTarget
        case tooFewValues(Int, needed: Int)
        case tooFewPeople(Int, needed: Int)
        /// Values reach so little beyond the target, or are given in so few steps, that its neighbourhood cannot be told.
        case tooFewStepsAroundTarget
        /// A share of facts whose number is not known falls on round numbers by arithmetic.
        case factsNotCounted
        /// Values repeat elsewhere too, as numbers that are made of few facts do.
        case heapedValues
        /// Values lie closer together than the multiples that could be told.
        case tooNarrow
        /// They are given in no decimal steps.
        case noSteps
        case tooFewPeriods(Int, needed: Int)
        case noAssociation(AssociationGap)
    }
}

/// A change of the scorecard that would take away what a finding may come from.
public enum CounterBalance: Sendable, Equatable {
    /// Score gradually on both sides of the target, so that nothing jumps there, and read the value from the system.
    case scoreGradually(indicator: String)
    /// Read the value from records, with all its digits, rather than from entries.
    case readFromRecords(indicator: String)
    /// Weigh speed no more than quality: a counter-balance pair.
    case pair(speed: String, quality: String)
    /// Count skipped checks by themselves, and plan people for the load.
    case countChecks(check: String, load: String)
    /// Read the indicator on days through the period, not at its end.
    case readThroughPeriod
}
