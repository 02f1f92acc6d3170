import Statistics

/// How far the indicators say the same as each other, over the rows that have all of them.
public struct IndicatorCollinearity: Sendable, Equatable {
    public let rows: Int
    /// For each indicator 1 / (1 - R²) of it on the others; nil where it does not vary, or where it and others make each
    /// other up.
    public let varianceInflation: [Double?]
    /// The largest singular value of the indicators, centred and scaled to unit length, over the smallest; nil with fewer than two
    /// indicators that vary.
    public let conditionNumber: Double?
    /// Those that others make up exactly, with those others; with none, they do not vary.
    public let madeUp: [MadeUp]

    public struct MadeUp: Sendable, Equatable {
        public let indicator: String
        public let others: [String]
    }

    /// - Parameter chosen: places of the columns that are looked at; the others have no factor.
    init(_ all: [NumericColumn], of chosen: [Int]) throws {
        try self.init(chosen.map { all[$0] }, places: chosen, count: all.count)
    }

    private init(_ columns: [NumericColumn], places: [Int], count all: Int) throws {
        /// Of the columns looked at, among all.
        func spread(_ factors: [Double?]) -> [Double?] {
            var spread = [Double?](repeating: nil, count: all)
            for (place, factor) in zip(places, factors) { spread[place] = factor }
            return spread
        }
        let count = columns.first?.values.count ?? 0
        let complete = (0..<count).filter { row in !columns.contains { $0.values[row].isNaN } }
        rows = complete.count
        let chosen = columns.map { column in
            NumericColumn(name: column.name, values: complete.map { column.values[$0] })
        }
        guard rows > columns.count + 1, !columns.isEmpty else {
            varianceInflation = spread([])
            conditionNumber = nil
            madeUp = []
            return
        }
        // Nothing depends on the outcome, which a regression has to have.
        let none = NumericColumn(name: "", values: Array(repeating: 0, count: rows))
        let gram = try Gram(Design(chosen), outcomes: [none])
        let regression = try LinearRegression(
            gram: gram,
            columnNames: columns.map(\.name),
            outcomeNames: [none.name]
        )
        var factors: [Double?] = columns.map { _ in nil }
        for (column, inflation) in zip(regression.columns, regression.varianceInflation) {
            factors[column] = inflation.factor
        }
        let spreads = Dictionary(
            zip(columns.map(\.name), gram.covariance.diagonal.map { $0.squareRoot() })
        ) { first, _ in first }
        madeUp = regression.aliased.map { column in
            // What is left of a summand that has no part is rounding.
            let least = 1e-6 * (spreads[column.name] ?? 0)
            return MadeUp(
                indicator: column.name,
                others: column.combination.filter { abs($0.factor) * (spreads[$0.name] ?? 0) > least }.map(
                    \.name
                )
            )
        }
        let involved = Set(madeUp.flatMap { [$0.indicator] + $0.others })
        varianceInflation = spread(zip(columns, factors).map { involved.contains($0.name) ? nil : $1 })
        conditionNumber =
            regression.columns.count < 2
            ? nil : try regression.collinearity(centred: true).conditionIndices.last
    }
}
