import Statistics

/// How an indicator goes with an outcome.
public struct Association: Sendable, Equatable {
    public let indicator: IndicatorTraits
    public let outcome: IndicatorTraits
    /// Rows that have both, and how many people and periods those are of.
    public let rows: Int
    public let people: Int
    public let periods: Int
    /// Over all rows, whatever differs between people and whatever changes.
    public internal(set) var pooled: Estimate
    /// Of the ranks of the same rows: by how much it differs, the association is no straight line. It has no test of its own.
    public let spearman: Double?
    /// With all other indicators held fixed, over the rows that have every indicator.
    public internal(set) var partial: Estimate
    /// Within a person, the effects of people and periods taken out; for each lag how the indicator goes with the outcome so many
    /// periods later.
    public internal(set) var within: [Lagged]

    /// A correlation with what people as clusters leave unsure of it.
    public struct Estimate: Sendable, Equatable {
        public let rows: Int
        /// How many people it rests on: the clusters.
        public let people: Int
        public let correlation: Double?
        public let interval: ClosedRange<Double>?
        public let pValue: Double?
        /// By Benjamini and Hochberg over the whole table.
        public internal(set) var adjustedPValue: Double?
        /// Why there is no correlation, or else no interval.
        public let gap: AssociationGap?
    }

    public struct Lagged: Sendable, Equatable {
        /// In periods.
        public let lag: Int
        public internal(set) var estimate: Estimate
        /// Units of the outcome for one unit of the indicator.
        public let slope: Double?
        public let slopeError: Double?
        public let slopeInterval: ClosedRange<Double>?
    }

    /// In the same period.
    public var withinNow: Estimate? { within.first { $0.lag == 0 }?.estimate }

    /// 1 where a higher correlation means that better goes with better, else -1.
    public var orientation: Double { indicator.orientation * outcome.orientation }

    /// Whether people who are better at one are worse at the other while each of them moves the other way, or the reverse: the pooled
    /// correlation and that within people have different signs, and both are told from chance.
    public func isReversed(level: Double) -> Bool {
        guard let within = withinNow, pooled.isTold(level: level), within.isTold(level: level) else {
            return false
        }
        return (pooled.correlation ?? 0) * (within.correlation ?? 0) < 0
    }
}

extension Association.Estimate {
    /// Whether it is told from chance.
    public func isTold(level: Double) -> Bool { adjustedPValue.map { $0 <= level } ?? false }

    init(_ correlation: ClusteredCorrelation, people names: [String], settings: AssociationSettings) {
        func make(_ gap: AssociationGap?, withheld: Bool) -> Self {
            Self(
                rows: correlation.rows,
                people: correlation.clusters,
                correlation: withheld ? nil : correlation.coefficient,
                interval: withheld ? nil : correlation.interval(confidence: settings.confidence),
                pValue: withheld ? nil : correlation.pValue,
                adjustedPValue: nil,
                gap: gap
            )
        }
        if correlation.rows < settings.minimumRows {
            self = make(.tooFewRows(correlation.rows, needed: settings.minimumRows), withheld: true)
        } else if correlation.clusters < settings.minimumPeople {
            self = make(.tooFewPeople(correlation.clusters, needed: settings.minimumPeople), withheld: true)
        } else {
            let gap: AssociationGap? =
                switch correlation.gap {
                case nil: nil
                case .tooFewClusters: .tooFewPeople(correlation.clusters, needed: 3)
                case .constantColumn: .constantIndicator
                case .constantOutcome: .constantOutcome
                case .explainedColumn: .explainedIndicator
                case .explainedOutcome: .explainedOutcome
                case .tooFewRows: .noDegreesOfFreedom
                case .perfect: .perfect
                case .dependsOnCluster(let code): .dependsOnPerson(names[code])
                }
            self = make(gap, withheld: false)
        }
    }
}
