import Foundation
import LinearAlgebra

/// Pearson's correlation of each column with each outcome over all rows in which both have a value, whatever they owe to
/// differences between clusters and whatever to changes within them; the error is made of whole clusters.
/// - Parameters:
///   - columns: not-a-number stands for a missing value; so among the outcomes.
///   - clustering: for each row its cluster.
/// - Returns: outcome by outcome, within it column by column.
/// - Throws: `CorrelationError`; `InferenceError.clusteringLength`.
/// - Complexity: O(n · (columns + outcomes)²) for each combination of gaps, and clusters · (columns + outcomes)².
public func pooledCorrelations(
    columns: [NumericColumn],
    outcomes: [NumericColumn],
    clusteredBy clustering: Clustering
) throws -> [ClusteredCorrelation] {
    try CorrelationError.check(columns + outcomes, rows: clustering.codes.count)
    var table = PairTable<ClusteredCorrelation>(columns: columns.count, outcomes: outcomes.count)
    for group in PairsOfSameRows.groups(columns: columns, outcomes: outcomes) {
        let width = group.columns.count
        let correlations = try jackknifedCorrelations(
            columns: group.columns.map { columns[$0].rows(group.rows) },
            outcomes: group.outcomes.map { outcomes[$0].rows(group.rows) },
            clusteredBy: clustering.rows(group.rows)
        ) { gram in
            let correlation = gram.correlation
            return (width..<gram.columnCount).flatMap { outcome in
                (0..<width).map { correlation[$0, outcome] }
            }
        }
        table.put(correlations, columns: group.columns, outcomes: group.outcomes)
    }
    return table.values
}

/// The correlation of each column with each outcome when all other columns are held fixed, over the rows in which all columns
/// and the outcome have a value; the error is made of whole clusters.
///
/// A column that the ones before it make up has no such correlation, and does not count among the others.
/// - Returns: outcome by outcome, within it column by column.
/// - Throws: `CorrelationError`; `InferenceError.clusteringLength`.
/// - Complexity: O(n · columns²) for each combination of gaps among the outcomes, and clusters · columns³.
public func partialCorrelations(
    columns: [NumericColumn],
    outcomes: [NumericColumn],
    clusteredBy clustering: Clustering
) throws -> [ClusteredCorrelation] {
    try CorrelationError.check(columns + outcomes, rows: clustering.codes.count)
    var table = PairTable<ClusteredCorrelation>(columns: columns.count, outcomes: outcomes.count)
    guard let first = columns.first else { return [] }
    let complete = columns.reduce(RowMask(first.values)) { $0.intersection(RowMask($1.values)) }
    for group in RowMask.distinct(outcomes) {
        let rows = complete.intersection(group.mask).rows
        let all = Array(columns.indices)
        let chosen = columns.map { $0.rows(rows) }
        let own = group.columns.map { outcomes[$0].rows(rows) }
        let independent = try independentColumns(chosen)
        let clusters = clustering.rows(rows)
        let count = clusters.clusterCount()
        table.fill(columns: all, outcomes: group.columns) { column, outcome in
            let varies = chosen[column].values.contains { $0 != chosen[column].values[0] }
            return ClusteredCorrelation(
                rows: rows.count,
                clusters: count,
                gap: varies ? (rows.count < 3 ? .tooFewRows : .explainedColumn) : .constantColumn
            )
        }
        let width = independent.count
        guard width > 0 else { continue }
        let correlations = try jackknifedCorrelations(
            columns: independent.map { chosen[$0] },
            outcomes: own,
            clusteredBy: clusters
        ) { gram in
            // Without a degree of freedom beyond the others nothing is left to correlate.
            guard gram.rowCount > width + 1 else { return nil }
            return partials(of: gram.correlation, columns: width)
        }
        table.put(correlations, columns: independent, outcomes: group.columns)
    }
    return table.values
}

/// Those that no combination of the ones before makes up.
private func independentColumns(_ columns: [NumericColumn]) throws -> [Int] {
    guard let rows = columns.first?.values.count, rows > 1 else { return [] }
    let gram = try Gram(Design(columns), outcomes: [])
    let scales = gram.correlation.diagonal
    let varying = columns.indices.filter { !scales[$0].isNaN }
    let kept = PivotedCholesky(
        gram.correlation.submatrix(rows: varying, columns: varying),
        tolerance: LinearRegression.aliasTolerance
    )
    return kept.pivots.prefix(kept.rank).map { varying[$0] }.sorted()
}

/// For each outcome and column b / √(b² + q (1 - R²)), b the column's coefficient in standard units and q its entry in the
/// inverse of the columns' correlations: what is left of t / √(t² + d) when the degrees of freedom cancel. A column that does not
/// vary has none, and does not count among the others.
private func partials(of correlation: Matrix, columns width: Int) -> [Double]? {
    let own = (0..<width).filter { !correlation[$0, $0].isNaN }
    let outcomes = Array(width..<correlation.columns)
    guard let factor = try? Cholesky(correlation.submatrix(rows: own, columns: own)) else { return nil }
    let inverse = factor.inverse.diagonal
    let products = correlation.submatrix(rows: own, columns: outcomes)
    let coefficients = factor.solve(products)
    return outcomes.indices.flatMap { outcome in
        let explained = zip(coefficients.column(outcome), products.column(outcome)).reduce(0) {
            $0 + $1.0 * $1.1
        }
        var partials = [Double](repeating: .nan, count: width)
        for (place, column) in own.enumerated() {
            let coefficient = coefficients[place, outcome]
            let left = inverse[place] * max(0, 1 - explained)
            partials[column] = coefficient / (coefficient * coefficient + left).squareRoot()
        }
        return partials
    }
}

/// Correlations that are functions of a Gram, with their jackknife over clusters.
/// - Parameter statistic: outcome by outcome, within it column by column; not a number, or nil, where there is none.
private func jackknifedCorrelations(
    columns: [NumericColumn],
    outcomes: [NumericColumn],
    clusteredBy clustering: Clustering,
    statistic: @escaping @Sendable (Gram) -> [Double]?
) throws -> [ClusteredCorrelation] {
    let rows = clustering.codes.count
    let clusters = clustering.clusterCount()
    func all(_ gap: CorrelationGap) -> [ClusteredCorrelation] {
        Array(
            repeating: ClusteredCorrelation(rows: rows, clusters: clusters, gap: gap),
            count: columns.count * outcomes.count
        )
    }
    guard clusters >= 3 else { return all(.tooFewClusters) }
    let grams = try ClusterGrams(Design(columns), outcomes: outcomes, clusteredBy: clustering)
    let count = columns.count * outcomes.count
    let jackknife = try grams.jackknife { gram in
        statistic(gram)?.map(atanhOrNothing) ?? Array(repeating: Double.nan, count: count)
    }
    guard let jackknife else { return all(.tooFewRows) }
    return (0..<count).map { index in
        let (column, outcome) = (columns[index % columns.count], outcomes[index / columns.count])
        let estimate = jackknife.estimate[index]
        if estimate.isNaN {
            let gap: CorrelationGap =
                if !column.varies { .constantColumn } else if !outcome.varies { .constantOutcome } else {
                    .tooFewRows
                }
            return ClusteredCorrelation(rows: rows, clusters: clusters, gap: gap)
        }
        guard abs(estimate) < perfectDistance else {
            return ClusteredCorrelation(
                rows: rows,
                clusters: clusters,
                coefficient: estimate < 0 ? -1 : 1,
                gap: .perfect
            )
        }
        var squares = 0.0
        for cluster in 0..<clusters {
            let deviation = jackknife.leaveOneOut[index, cluster] - estimate
            guard deviation.isFinite else {
                return ClusteredCorrelation(
                    rows: rows,
                    clusters: clusters,
                    coefficient: tanh(estimate),
                    gap: .dependsOnCluster(grams.codes[cluster])
                )
            }
            squares += deviation * deviation
        }
        return ClusteredCorrelation(
            rows: rows,
            clusters: clusters,
            coefficient: tanh(estimate),
            error: (squares * Double(clusters - 1) / Double(clusters)).squareRoot()
        )
    }
}

/// artanh of what rounding leaves of 1; what is farther is ±1.
let perfectDistance = 15.0

/// artanh, for ±1 as far as `perfectDistance` and more.
func atanhOrNothing(_ coefficient: Double) -> Double {
    abs(coefficient) >= 1 ? (coefficient < 0 ? -2 : 2) * perfectDistance : atanh(coefficient)
}

extension NumericColumn {
    var varies: Bool { values.contains { $0 != values[0] } }
}

/// A value for each pair of a column and an outcome, put in group by group.
struct PairTable<Value> {
    private let columns: Int
    private var filled: [Value?]

    init(columns: Int, outcomes: Int) {
        self.columns = columns
        filled = Array(repeating: nil, count: columns * outcomes)
    }

    /// Outcome by outcome, within it column by column.
    var values: [Value] { filled.compactMap { $0 } }

    mutating func put(_ values: [Value], columns own: [Int], outcomes: [Int]) {
        fill(columns: Array(own.indices), outcomes: Array(outcomes.indices), at: (own, outcomes)) {
            column,
            outcome in
            values[outcome * own.count + column]
        }
    }

    mutating func fill(columns own: [Int], outcomes: [Int], with value: (Int, Int) -> Value) {
        fill(columns: own, outcomes: outcomes, at: (own, outcomes), with: value)
    }

    private mutating func fill(
        columns own: [Int],
        outcomes: [Int],
        at places: (columns: [Int], outcomes: [Int]),
        with value: (Int, Int) -> Value
    ) {
        for (outcomePlace, outcome) in zip(places.outcomes, outcomes) {
            for (columnPlace, column) in zip(places.columns, own) {
                filled[outcomePlace * columns + columnPlace] = value(column, outcome)
            }
        }
    }
}
