/// The rows in which no column of a model is missing (listwise deletion), and what is missing in the others.
///
/// A number is missing if it is not a number (NaN), a level if its code is -1. Infinite numbers are errors.
public struct CompleteRows: Sendable {
    public struct MissingCount: Sendable, Equatable {
        public let column: String
        /// How many rows have no value in this column.
        public let rows: Int
    }

    /// The complete rows in rising order.
    public let rows: [Int]
    /// How many rows there were.
    public let rowCount: Int
    /// Each column that misses values, in the order of the model; a row can be missing in several.
    public let missing: [MissingCount]
    /// The terms of the complete rows.
    public let terms: [Design.Term]
    /// The outcomes of the complete rows.
    public let outcomes: [NumericColumn]

    /// How many rows are left out because a value is missing.
    public var incompleteCount: Int { rowCount - rows.count }

    /// - Parameters:
    ///   - terms: of the design, interactions included.
    ///   - others: columns that have to be known too, such as clusters and factors to absorb.
    /// - Throws: `RegressionError.lengths` where columns differ in length, `.notFinite` where a number is infinite.
    /// - Complexity: O(rows · columns); memory for a copy of the columns if a row is missing.
    public init(
        _ terms: [Design.Term],
        outcomes: [NumericColumn] = [],
        others: [CategoricalColumn] = []
    ) throws {
        let numeric = terms.flatMap(\.numericFactors) + outcomes
        let categorical = terms.flatMap(\.categoricalFactors) + others
        let lengths =
            numeric.map { ($0.name, $0.values.count) } + categorical.map { ($0.name, $0.codes.count) }
        let rowCount = lengths.first?.1 ?? 0
        if let (name, count) = lengths.first(where: { $0.1 != rowCount }) {
            throw RegressionError.lengths(column: name, rows: count, expected: rowCount)
        }
        var isComplete = [Bool](repeating: true, count: rowCount)
        var counts: [MissingCount] = []
        func note(_ column: String, _ count: Int) {
            // A column may be part of several terms.
            guard count > 0, !counts.contains(where: { $0.column == column }) else { return }
            counts.append(MissingCount(column: column, rows: count))
        }
        for column in numeric {
            var count = 0
            for row in 0..<rowCount where !column.values[row].isFinite {
                guard column.values[row].isNaN else {
                    throw RegressionError.notFinite(column: column.name, row: row)
                }
                isComplete[row] = false
                count += 1
            }
            note(column.name, count)
        }
        for column in categorical {
            if column.missingCount > 0 {
                for row in 0..<rowCount where column.codes[row] < 0 { isComplete[row] = false }
            }
            note(column.name, column.missingCount)
        }
        let rows = (0..<rowCount).filter { isComplete[$0] }
        self.rows = rows
        self.rowCount = rowCount
        missing = counts
        let isWhole = rows.count == rowCount
        self.terms = isWhole ? terms : terms.map { $0.selecting(rows) }
        self.outcomes = isWhole ? outcomes : outcomes.map { $0.selecting(rows) }
    }

    /// The values of the complete rows: of weights, say.
    public func selecting(_ values: [Double]) -> [Double] {
        precondition(values.count == rowCount, "a value for each row")
        return rows.map { values[$0] }
    }

    /// The levels of the complete rows.
    public func selecting(_ column: CategoricalColumn) -> CategoricalColumn {
        precondition(column.codes.count == rowCount, "a level for each row")
        return rows.count == rowCount ? column : column.selecting(rows)
    }

    /// The design of the complete rows.
    /// - Throws: as `Design`.
    public func design(hasIntercept: Bool = true) throws -> Design {
        try Design(terms, rowCount: rows.count, hasIntercept: hasIntercept)
    }
}
