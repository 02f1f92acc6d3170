import Parallelism
import Statistics

/// What the values of an indicator or an outcome are worth as measurements: whether they still spread, whether they drift, and whether
/// they tell people apart the same way twice.
public struct MeasurementQuality: Sendable, Equatable {
    public let traits: IndicatorTraits
    /// How many values there are, and of how many people and periods.
    public let rows: Int
    public let people: Int
    public let periods: Int
    /// How many rows of the panel have none.
    public let missing: Int
    public let spread: Spread?
    public internal(set) var drift: Drift
    public let reliability: Reliability

    /// How far values differ at all.
    public struct Spread: Sendable, Equatable {
        public let mean: Double
        /// Over all rows; nil with one.
        public let standardDeviation: Double?
        public let least: Double
        public let most: Double
        /// The share of rows at the best value that occurs.
        public let shareAtBest: Double
        /// The value that occurs most often (of several the best), and the share of rows that have it.
        public let commonest: Double
        public let shareAtCommonest: Double
        /// The share of rows that meet the target; nil without one.
        public let shareMeetingTarget: Double?

        /// Whether so many values are equal that the indicator tells nearly nobody apart.
        public func isSaturated(share: Double) -> Bool { shareAtCommonest >= share }
    }

    /// Whether the level moves over periods, who is there in each taken into account.
    public struct Drift: Sendable, Equatable {
        /// For each period of the panel its mean, adjusted for the people in it; not a number in periods without values.
        public let periodMeans: [Double]
        /// For one period of the calendar, of the period means, with neighbours hanging together (`LinearTrend`); nil where `gap` says why.
        public let slope: Double?
        public let interval: ClosedRange<Double>?
        public let pValue: Double?
        /// Over the slopes and shifts of all indicators and outcomes.
        public internal(set) var adjustedPValue: Double?
        /// Of a change of level at all.
        public let shiftPValue: Double?
        public internal(set) var adjustedShiftPValue: Double?
        /// In order; meaningful where the test for a change rejects.
        public let shifts: [Shift]
        public let gap: Gap?

        public struct Shift: Sendable, Equatable {
            /// The first of the new level.
            public let period: Period
            public let before: Double
            public let after: Double
            public let interval: ClosedRange<Double>?
        }

        public enum Gap: Sendable, Equatable {
            case tooFewPeriods(Int, needed: Int)
            case noVariation
        }
    }

    /// How well the values of odd and of even periods agree on who is better.
    public struct Reliability: Sendable, Equatable {
        /// How many people have both.
        public let people: Int
        /// Of a person's mean over all periods, stepped up from the halves by Spearman and Brown; nil where `gap` says why.
        public let value: Double?
        public let interval: ClosedRange<Double>?
        /// Between the halves.
        public let halves: Double?
        public let gap: Gap?

        public enum Gap: Sendable, Equatable {
            case tooFewPeople(Int, needed: Int)
            case noVariation
            /// Who is better in odd periods is worse in even ones.
            case halvesContradict
        }
    }

    /// - Complexity: O(n · columns), and the level shifts' permutations.
    static func all(
        of panel: Panel,
        _ traits: [IndicatorTraits],
        columns: [NumericColumn],
        settings: AssociationSettings
    ) throws -> [MeasurementQuality] {
        var measurements = try concurrentMap(columns.count) { index in
            Result { try MeasurementQuality(panel, traits[index], columns[index].values, settings: settings) }
        }
        .map { try $0.get() }
        let family = measurements.flatMap { [$0.drift.pValue, $0.drift.shiftPValue] }
        let adjusted = try AdjustedPValues(family, by: .benjaminiHochberg)
        for index in measurements.indices {
            measurements[index].drift.adjustedPValue = adjusted.values[2 * index]
            measurements[index].drift.adjustedShiftPValue = adjusted.values[2 * index + 1]
        }
        return measurements
    }

    private init(
        _ panel: Panel,
        _ traits: IndicatorTraits,
        _ values: [Double],
        settings: AssociationSettings
    ) throws {
        let present = values.indices.filter { !values[$0].isNaN }
        let effects = try PeriodEffects(panel, traits.id, values, rows: present)
        self.traits = traits
        rows = present.count
        people = Set(present.map { panel.personCodes[$0] }).count
        periods = effects.means.count { !$0.isNaN }
        missing = values.count - present.count
        spread = Spread(present.map { values[$0] }, traits)
        drift = try Drift(effects.means, periods: panel.periods, settings: settings)
        reliability = try Reliability(
            panel,
            rows: present,
            values: effects.withoutPeriods,
            settings: settings
        )
    }
}

/// The levels of periods, adjusted for the people in them.
private struct PeriodEffects {
    /// For each period; not a number without values.
    let means: [Double]
    /// For each of the rows its value less what its period is above the mean of all.
    let withoutPeriods: [Double]

    init(_ panel: Panel, _ id: String, _ values: [Double], rows: [Int]) throws {
        let column = NumericColumn(name: id, values: rows.map { values[$0] })
        guard !rows.isEmpty else {
            means = panel.periods.map { _ in .nan }
            withoutPeriods = []
            return
        }
        let effects = try panel.absorption(rows).effects(of: column)[1]
        let mean = column.values.reduce(0, +) / Double(rows.count)
        means = effects.map { mean + $0 }
        let rest = zip(rows, column.values).map { $1 - effects[Int(panel.periodCodes[$0])] }
        // What is left where periods explain everything is rounding.
        let isExplained = rest.allSatisfy { abs($0 - mean) <= 1e-9 * max(1, abs(mean)) }
        withoutPeriods = isExplained ? rest.map { _ in mean } : rest
    }
}

extension MeasurementQuality.Spread {
    fileprivate init?(_ values: [Double], _ traits: IndicatorTraits) {
        let sorted = values.sorted { ($0 * traits.orientation) > ($1 * traits.orientation) }
        guard let best = sorted.first, let worst = sorted.last else { return nil }
        let count = Double(values.count)
        let mean = values.reduce(0) { $0 + ($1 - best) } / count + best
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        var (commonest, most) = (best, 0)
        var first = 0
        // From the best on, so that of several the best stays.
        for index in 1...sorted.count where index == sorted.count || sorted[index] != sorted[first] {
            if index - first > most { (commonest, most) = (sorted[first], index - first) }
            first = index
        }
        self.init(
            mean: mean,
            standardDeviation: values.count > 1 ? (squares / (count - 1)).squareRoot() : nil,
            least: min(best, worst),
            most: max(best, worst),
            shareAtBest: Double(sorted.count { $0 == best }) / count,
            commonest: commonest,
            shareAtCommonest: Double(most) / count,
            shareMeetingTarget: traits.target.map { target in
                Double(values.count { ($0 - target) * traits.orientation >= 0 }) / count
            }
        )
    }
}
