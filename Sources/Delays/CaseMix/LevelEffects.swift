import LinearAlgebra
import Statistics

/// What each level of the features of orders adds to an outcome, among orders that the same people worked on in the same month.
///
/// People and months are absorbed and levels drawn to nothing by ridge regression. A level that only one person handles cannot be told
/// from that person, so it adds nothing: who works slowly is not taken for one with hard orders (Kalbfleisch and Wolfe, "On monitoring
/// outcomes of medical providers", Statistics in Biosciences 5, 2013, on effects of patients within hospitals).
struct LevelEffects: Sendable {
    /// For each feature what its levels add.
    private let effects: [[Double]]
    /// What an order has without them, so that expectations have the mean of the outcomes.
    private let base: Double

    /// As how many orders without an effect the penalty counts.
    private static let pull = [1.0, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000]

    /// - Parameters:
    ///   - features: of all orders.
    ///   - factors: absorbed.
    ///   - rows: of the orders that it is learnt from, at least one.
    ///   - outcomes: one for each of the rows.
    /// - Throws: ``Statistics/AbsorptionError/notConverged``.
    /// - Complexity: O(rows · levels · (factors + levels)); memory for rows · levels twice.
    init(
        _ features: [OrderLevels],
        absorbing factors: [CategoricalColumn],
        rows: [Int32],
        outcomes: [Double]
    ) throws {
        let indicators = features.flatMap { $0.indicators(rows) }
        let outcome = NumericColumn(name: "outcome", values: outcomes)
        let within = try Absorption(factors.map { $0.rows(rows) }).demeaned(indicators + [outcome])
        // What people and months explain would otherwise be a level of rounding errors.
        let told = indicators.indices.filter { within.remainingShares[$0] > LinearRegression.aliasTolerance }
        var slopes = [Double](repeating: 0, count: indicators.count)
        if !told.isEmpty {
            let columns = told.map { within.columns[$0] }
            let ridge = try RidgeRegression(
                gram: Gram(
                    Design(
                        columns.map(Design.Term.numeric),
                        rowCount: rows.count,
                        hasIntercept: false
                    ),
                    outcomes: [within.columns[indicators.count]]
                ),
                columnNames: columns.map(\.name),
                outcomeNames: [outcome.name],
                penalties: LevelEffects.pull.map { $0 / Double(rows.count) },
                hasIntercept: false,
                isStandardizing: false
            )
            let best = ridge.bestPenalties[0] ?? LevelEffects.pull.count - 1
            for (place, indicator) in told.enumerated() {
                slopes[indicator] = ridge.coefficients[best][place, 0]
            }
        }
        var (effects, first) = ([[Double]](), 0)
        for feature in features {
            effects.append(Array(slopes[first..<first + feature.count]))
            first += feature.count
        }
        self.effects = effects
        let added = rows.reduce(0) { $0 + LevelEffects.sum(effects, features, Int($1)) }
        base = (outcomes.reduce(0, +) - added) / Double(rows.count)
    }

    /// The expected outcome of the order in that row.
    func expected(_ features: [OrderLevels], row: Int) -> Double {
        base + LevelEffects.sum(effects, features, row)
    }

    private static func sum(_ effects: [[Double]], _ features: [OrderLevels], _ row: Int) -> Double {
        zip(effects, features).reduce(0) { $0 + $1.0[Int($1.1.codes[row])] }
    }
}
