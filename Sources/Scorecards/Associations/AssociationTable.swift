import Parallelism
import Statistics

/// How each indicator of a panel goes with each outcome, and what the indicators themselves are worth as measurements.
///
/// Every interval and p value is made of whole people: each is left out in turn (`ClusteredCorrelation`). What is found are
/// associations; that an indicator moves an outcome does not follow.
public struct AssociationTable: Sendable, Equatable {
    public let settings: AssociationSettings
    public let indicators: [IndicatorTraits]
    public let outcomes: [IndicatorTraits]
    /// Of the panel.
    public let people: Int
    public let periods: [Period]
    /// Outcome by outcome, within it indicator by indicator.
    public let associations: [Association]
    /// How many p values the adjustment is over: pooled, partial and within at each lag, as far as they exist.
    public let tests: Int
    /// For each indicator, then each outcome.
    public let measurements: [MeasurementQuality]
    public let collinearity: IndicatorCollinearity
    /// Places of the indicators that no row has together with any outcome. Held fixed, they would leave no row to any other; so
    /// partial correlations and the collinearity are those of the others.
    public let setAside: [Int]

    /// - Throws: ``AssociationError``.
    /// - Complexity: O(n · indicators · (indicators + outcomes)) for each combination of gaps, and people · (indicators³ + periods³ + periods² ·
    ///   indicators) for each lag, on all processors; the same on every number of threads.
    public init(
        _ panel: Panel,
        indicators: [IndicatorTraits],
        outcomes: [IndicatorTraits],
        settings: AssociationSettings = AssociationSettings()
    ) throws {
        let columns = try panel.numericColumns(indicators)
        let results = try panel.numericColumns(outcomes)
        self.settings = settings
        self.indicators = indicators
        self.outcomes = outcomes
        people = panel.people.count
        periods = panel.periods
        let together = columns.indices.filter { column in
            outcomes.isEmpty || results.contains { panel.extent(columns[column], $0).rows > 0 }
        }
        setAside = columns.indices.filter { !together.contains($0) }
        collinearity = try IndicatorCollinearity(columns, of: together)
        measurements = try MeasurementQuality.all(
            of: panel,
            indicators + outcomes,
            columns: columns + results,
            settings: settings
        )
        var associations = try AssociationTable.associations(
            panel,
            indicators: (indicators, columns),
            outcomes: (outcomes, results),
            together: together,
            settings: settings
        )
        let family = associations.flatMap { cell in
            [cell.pooled.pValue, cell.partial.pValue] + cell.within.map(\.estimate.pValue)
        }
        let adjusted = try AdjustedPValues(family, by: .benjaminiHochberg)
        tests = adjusted.tests
        let width = 2 + settings.lags.count
        for cell in associations.indices {
            associations[cell].pooled.adjustedPValue = adjusted.values[cell * width]
            associations[cell].partial.adjustedPValue = adjusted.values[cell * width + 1]
            for lag in settings.lags.indices {
                associations[cell].within[lag].estimate.adjustedPValue =
                    adjusted.values[cell * width + 2 + lag]
            }
        }
        self.associations = associations
    }

    public subscript(indicator: Int, outcome: Int) -> Association {
        associations[outcome * indicators.count + indicator]
    }

    /// Where people who are better at one are worse at the other while each of them moves the other way, or the reverse.
    public var reversals: [Association] { associations.filter { $0.isReversed(level: settings.level) } }

    private static func associations(
        _ panel: Panel,
        indicators: (traits: [IndicatorTraits], columns: [NumericColumn]),
        outcomes: (traits: [IndicatorTraits], columns: [NumericColumn]),
        together: [Int],
        settings: AssociationSettings
    ) throws -> [Association] {
        let clustering = panel.personClustering
        let pooled = try pooledCorrelations(
            columns: indicators.columns,
            outcomes: outcomes.columns,
            clusteredBy: clustering
        )
        let partialsTogether = try partialCorrelations(
            columns: together.map { indicators.columns[$0] },
            outcomes: outcomes.columns,
            clusteredBy: clustering
        )
        let placeTogether = Dictionary(uniqueKeysWithValues: together.enumerated().map { ($1, $0) })
        // Of an indicator set aside there is no row, for the one as for the other.
        let partial = pooled.indices.map { cell in
            let (outcome, column) = cell.quotientAndRemainder(dividingBy: indicators.columns.count)
            return placeTogether[column].map { partialsTogether[outcome * together.count + $0] }
                ?? pooled[cell]
        }
        let ranks = try CorrelationTable(
            columns: indicators.columns,
            outcomes: outcomes.columns,
            measure: .spearman
        )
        let within = try settings.lags.map { lag in
            let rows = LaggedRows(panel, lag: lag)
            let later = rows.later.map { Int($0) }
            return try withinAssociations(
                columns: indicators.columns.map { column in
                    NumericColumn(name: column.name, values: rows.earlier.map { column.values[Int($0)] })
                },
                outcomes: outcomes.columns.map { column in
                    NumericColumn(name: column.name, values: later.map { column.values[$0] })
                },
                units: panel.personClustering(of: later),
                periods: panel.periodClustering(of: later)
            )
        }
        let width = indicators.columns.count
        return concurrentMap(width * outcomes.columns.count) { cell in
            let (column, outcome) = (cell % width, cell / width)
            let extent = panel.extent(indicators.columns[column], outcomes.columns[outcome])
            return Association(
                indicator: indicators.traits[column],
                outcome: outcomes.traits[outcome],
                rows: extent.rows,
                people: extent.people,
                periods: extent.periods,
                pooled: Association.Estimate(pooled[cell], people: panel.people, settings: settings),
                spearman: extent.rows < settings.minimumRows || extent.people < settings.minimumPeople
                    ? nil : ranks[column, outcome].coefficient,
                partial: Association.Estimate(partial[cell], people: panel.people, settings: settings),
                within: settings.lags.indices.map { lag in
                    Association.Lagged(
                        lag: settings.lags[lag],
                        within[lag][cell],
                        people: panel.people,
                        settings: settings
                    )
                }
            )
        }
    }
}

extension Association.Lagged {
    fileprivate init(lag: Int, _ within: WithinAssociation, people: [String], settings: AssociationSettings) {
        let estimate = Association.Estimate(within.correlation, people: people, settings: settings)
        let isWithheld = estimate.correlation == nil
        self.init(
            lag: lag,
            estimate: estimate,
            slope: isWithheld ? nil : within.slope,
            slopeError: isWithheld ? nil : within.slopeError,
            slopeInterval: isWithheld ? nil : within.slopeInterval(confidence: settings.confidence)
        )
    }
}

/// Rows of a person so many periods apart.
private struct LaggedRows {
    private(set) var earlier: [Int32] = []
    private(set) var later: [Int32] = []

    /// - Complexity: O(rows).
    init(_ panel: Panel, lag: Int) {
        precondition(lag >= 0, "an indicator before its outcome")
        var candidate = 0
        for row in 0..<panel.rowCount {
            let wanted = (panel.personCodes[row], panel.periodCodes[row] - Int32(lag))
            while (panel.personCodes[candidate], panel.periodCodes[candidate]) < wanted { candidate += 1 }
            if (panel.personCodes[candidate], panel.periodCodes[candidate]) == wanted {
                earlier.append(Int32(candidate))
                later.append(Int32(row))
            }
        }
    }
}

extension Panel {
    /// - Throws: ``AssociationError/unknownColumn(_:)`` and `.infinite`.
    func numericColumns(_ traits: [IndicatorTraits]) throws(AssociationError) -> [NumericColumn] {
        var columns: [NumericColumn] = []
        for trait in traits {
            guard let column = self[trait.id] else { throw .unknownColumn(trait.id) }
            if let row = column.values.firstIndex(where: \.isInfinite) {
                throw .infinite(
                    column: trait.id,
                    person: people[Int(personCodes[row])],
                    period: periods[Int(periodCodes[row])]
                )
            }
            columns.append(NumericColumn(name: column.name, values: column.values))
        }
        return columns
    }

    /// How many rows have a value in both, and of how many people and periods.
    fileprivate func extent(_ left: NumericColumn, _ right: NumericColumn) -> (
        rows: Int, people: Int, periods: Int
    ) {
        var result = (rows: 0, people: 0, periods: 0)
        var seen = [Bool](repeating: false, count: periods.count)
        var previous: Int32 = -1
        for row in left.values.indices where !left.values[row].isNaN && !right.values[row].isNaN {
            result.rows += 1
            if personCodes[row] != previous { result.people += 1 }
            previous = personCodes[row]
            if !seen[Int(periodCodes[row])] {
                seen[Int(periodCodes[row])] = true
                result.periods += 1
            }
        }
        return result
    }
}
