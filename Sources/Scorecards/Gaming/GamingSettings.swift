/// What gaming checks look at and when they find something.
public struct GamingSettings: Sendable, Equatable {
    public var confidence = 0.95
    /// Up to which adjusted p value something counts as found.
    public var level = 0.05
    /// With fewer values, people or periods a check is not made.
    public var minimumValues = 40
    public var minimumPeople = 5
    public var minimumPeriods = 6
    /// The correlation up to which a trade-off, or fewer checks under load, is too weak to speak of.
    public var allowedCorrelation = 0.1
    /// The excess up to which round numbers are too few to speak of.
    public var allowedRounding = 0.05
    /// The excess up to which work at the end of periods is too little to speak of.
    public var allowedEndOfPeriod = 0.02
    /// How many working days are the end of a period.
    public var lastDays = 3
    /// At most so many person-periods are shown.
    public var examples = 5

    public init() {}
}

/// Which columns are looked at together.
public struct GamingPairs: Sendable, Equatable {
    public struct Pair: Sendable, Equatable {
        public let indicator: String
        public let other: String

        public init(_ indicator: String, _ other: String) {
            self.indicator = indicator
            self.other = other
        }
    }

    /// Speed, and the quality that may pay for it.
    public var tradeOffs: [Pair]
    /// A check, and the column that holds the load; more is more load.
    public var checks: [Pair]

    public init(tradeOffs: [Pair] = [], checks: [Pair] = []) {
        self.tradeOffs = tradeOffs
        self.checks = checks
    }
}
