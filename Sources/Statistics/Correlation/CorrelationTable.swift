import Parallelism

/// The correlations of many columns with many outcomes, each over the rows in which both have a value.
public struct CorrelationTable: Sendable, Equatable {
    public let measure: Correlation.Measure
    public let columnNames: [String]
    public let outcomeNames: [String]
    /// Outcome by outcome, within it column by column.
    private let correlations: [Correlation]

    /// Each column is sorted once, whatever the number of outcomes; the pairs are spread over all processors.
    /// - Parameters:
    ///   - columns: not-a-number stands for a missing value.
    ///   - outcomes: likewise, of as many rows.
    /// - Throws: `CorrelationError`.
    /// - Complexity: O(n · columns · outcomes); Kendall O(n log n · columns · outcomes).
    public init(
        columns: [NumericColumn],
        outcomes: [NumericColumn],
        measure: Correlation.Measure = .pearson
    ) throws {
        let all = columns + outcomes
        let rows = all.first?.values.count ?? 0
        try CorrelationError.check(all, rows: rows)
        let places = (0..<columns.count * outcomes.count).map {
            (column: $0 % max(1, columns.count), outcome: columns.count + $0 / max(1, columns.count))
        }
        switch measure {
        case .pearson:
            let prepared = concurrentMap(all.count) { ScaledColumn(all[$0].values) }
            correlations = concurrentMap(places.count) { index in
                let (left, right) = (prepared[places[index].column], prepared[places[index].outcome])
                let (coefficient, pairs) = left.correlation(with: right)
                return Correlation(.pearson, coefficient: coefficient, pairs: pairs, rows: rows)
            }
        case .spearman, .kendall:
            let prepared = concurrentMap(all.count) { RankedColumn(all[$0].values) }
            correlations = concurrentMap(places.count) { index in
                let ranks = PairedRanks(prepared[places[index].column], prepared[places[index].outcome])
                return measure == .kendall
                    ? Correlation(ranks.kendall, rows: rows)
                    : Correlation(.spearman, coefficient: ranks.spearman, pairs: ranks.pairs, rows: rows)
            }
        }
        self.measure = measure
        columnNames = columns.map(\.name)
        outcomeNames = outcomes.map(\.name)
    }

    public subscript(column: Int, outcome: Int) -> Correlation {
        correlations[column + outcome * columnNames.count]
    }
}

/// Spearman's rank correlation: Pearson's correlation of the average ranks.
/// - Returns: nil if there are fewer than two pairs or either side is constant.
/// - Precondition: as many values on both sides, none not-a-number.
/// - Complexity: O(n).
public func spearmanCorrelation(of left: [Double], and right: [Double]) -> Double? {
    PairedRanks(RankedColumn(left), RankedColumn(right)).spearman
}
