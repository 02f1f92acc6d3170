import EventLogs

/// Indicators and outcomes of each person and month, made by a linear model whose weights are known.
///
/// An outcome is, in standardised units in which more is better, the weighted sum of the indicators of the same
/// person and month, and an effect of the person, an effect of the month, and noise. The indicators themselves have
/// such effects too, so that persons differ for other reasons as well.
public struct GeneratedScorecard: Sendable {
    public var indicators: [Value]
    public var outcomes: [Value]
    public var truth: ScorecardTruth

    /// The value of one indicator or outcome.
    public struct Value: Sendable, Equatable {
        public var person: String
        /// A month, such as `2024-03`.
        public var period: String
        public var name: String
        public var value: Double
        public var decimals: Int
    }
}

/// What is planted in the scorecard.
public struct ScorecardTruth: Codable, Sendable, Equatable {
    public var persons: Int
    public var months: Int
    /// Standard deviations of what moves outcomes besides the indicators, in standardised units.
    public var personEffect: Double
    public var periodEffect: Double
    public var noise: Double
    public var indicators: [Indicator]
    public var outcomes: [Outcome]
    public var saturated: [Saturated]
    public var gamed: [Gamed]
    public var conflicting: [Conflict]
    /// Of the raters in the colleagues' marks.
    public var leniency: [Leniency]

    public struct Indicator: Codable, Sendable, Equatable {
        public var name: String
        public var unit: String
        public var higherIsBetter: Bool
        /// The value that is standardised to 0, and how much of the unit is standardised to 1.
        public var mean: Double
        public var spread: Double
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public var name: String
        public var unit: String
        public var higherIsBetter: Bool
        public var mean: Double
        public var spread: Double
        /// Those that are not listed have no effect.
        public var effects: [Effect]
        /// When the effects are others; empty where they are the same all year.
        public var seasons: [Season]
    }

    /// Months in which an outcome follows the indicators in another way.
    public struct Season: Codable, Sendable, Equatable {
        /// From 1 to 12.
        public var months: [Int]
        /// All effects in these months.
        public var effects: [Effect]
    }

    public struct Effect: Codable, Sendable, Equatable {
        public var indicator: String
        /// In standardised units, in which more is better on both sides.
        public var weight: Double
        /// Units of the outcome for one unit of the indicator.
        public var perUnit: Double
    }

    public struct Saturated: Codable, Sendable, Equatable {
        public var indicator: String
        public var shareAtTop: Double
    }

    public struct Gamed: Codable, Sendable, Equatable {
        public var indicator: String
        public var target: Double
        /// Missed by at most that much, it is reported as the target; the outcome follows what was really done.
        public var reach: Double
        public var valuesRaised: Int
        public var shareRaised: Double
    }

    public struct Leniency: Codable, Sendable, Equatable {
        public var rater: String
        /// Points that the rater gives more than others would.
        public var effect: Double
    }

    public struct Conflict: Codable, Sendable, Equatable {
        public var indicators: [String]
        /// Of the underlying performance, as more is better.
        public var correlation: Double
    }
}
