import EventLogs

/// How an indicator goes with an outcome, for a report.
public struct AssociationRow: Codable, Sendable, Equatable {
    public var indicator: String
    public var outcome: String
    public var rows: Int
    public var people: Int
    public var periods: Int
    /// 1 where a higher correlation means that better goes with better, else -1.
    public var orientation: Int
    public var pooled: EstimateRow
    @ExplicitNull public var spearman: Double?
    public var partial: EstimateRow
    /// Within people, by lag.
    public var within: [LagRow]
    /// Whether the pooled correlation and that within people have different signs, both told from chance.
    public var reversed: Bool

    /// A correlation, with what people as clusters leave unsure of it.
    public struct EstimateRow: Codable, Sendable, Equatable {
        public var rows: Int
        public var people: Int
        @ExplicitNull public var correlation: Double?
        @ExplicitNull public var lower: Double?
        @ExplicitNull public var upper: Double?
        @ExplicitNull public var pValue: Double?
        @ExplicitNull public var adjustedPValue: Double?
        public var told: Bool
        @ExplicitNull public var missing: GapRow?
    }

    public struct LagRow: Codable, Sendable, Equatable {
        /// The indicator so many periods before the outcome.
        public var lag: Int
        public var estimate: EstimateRow
        /// Units of the outcome for one unit of the indicator.
        @ExplicitNull public var slope: Double?
        @ExplicitNull public var slopeLower: Double?
        @ExplicitNull public var slopeUpper: Double?
    }

    init(_ association: Association, level: Double) {
        indicator = association.indicator.id
        outcome = association.outcome.id
        rows = association.rows
        people = association.people
        periods = association.periods
        orientation = association.orientation > 0 ? 1 : -1
        pooled = EstimateRow(association.pooled, level: level)
        spearman = association.spearman
        partial = EstimateRow(association.partial, level: level)
        within = association.within.map { lagged in
            LagRow(
                lag: lagged.lag,
                estimate: EstimateRow(lagged.estimate, level: level),
                slope: lagged.slope,
                slopeLower: lagged.slopeInterval?.lowerBound,
                slopeUpper: lagged.slopeInterval?.upperBound
            )
        }
        reversed = association.isReversed(level: level)
    }
}

/// Why a number is missing, for a report.
public struct GapRow: Codable, Sendable, Equatable {
    /// A word of the published schema, such as `tooFewRows`.
    public var reason: String
    @ExplicitNull public var count: Int?
    @ExplicitNull public var needed: Int?
    @ExplicitNull public var person: String?

    init(_ reason: String, _ count: Int? = nil, needed: Int? = nil, person: String? = nil) {
        self.reason = reason
        self.count = count
        self.needed = needed
        self.person = person
    }

    init(_ gap: AssociationGap) {
        switch gap {
        case .tooFewRows(let count, let needed): self.init("tooFewRows", count, needed: needed)
        case .tooFewPeople(let count, let needed): self.init("tooFewPeople", count, needed: needed)
        case .constantIndicator: self.init("constantIndicator")
        case .constantOutcome: self.init("constantOutcome")
        case .explainedIndicator: self.init("explainedIndicator")
        case .explainedOutcome: self.init("explainedOutcome")
        case .noDegreesOfFreedom: self.init("noDegreesOfFreedom")
        case .perfect: self.init("perfect")
        case .dependsOnPerson(let person): self.init("dependsOnPerson", person: person)
        }
    }

    init(_ gap: GamingCheck.Gap) {
        switch gap {
        case .noTarget: self.init("noTarget")
        case .tooFewValues(let count, let needed): self.init("tooFewValues", count, needed: needed)
        case .tooFewPeople(let count, let needed): self.init("tooFewPeople", count, needed: needed)
        case .tooFewStepsAroundTarget: self.init("tooFewStepsAroundTarget")
        case .factsNotCounted: self.init("factsNotCounted")
        case .heapedValues: self.init("heapedValues")
        case .tooNarrow: self.init("tooNarrow")
        case .noSteps: self.init("noSteps")
        case .tooFewPeriods(let count, let needed): self.init("tooFewPeriods", count, needed: needed)
        case .noAssociation(let gap): self.init(gap)
        }
    }
}

extension AssociationRow.EstimateRow {
    init(_ estimate: Association.Estimate, level: Double) {
        self.init(
            rows: estimate.rows,
            people: estimate.people,
            correlation: estimate.correlation,
            lower: estimate.interval?.lowerBound,
            upper: estimate.interval?.upperBound,
            pValue: estimate.pValue,
            adjustedPValue: estimate.adjustedPValue,
            told: estimate.isTold(level: level),
            missing: estimate.gap.map { GapRow($0) }
        )
    }
}
