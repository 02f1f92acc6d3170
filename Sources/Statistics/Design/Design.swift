/// The right-hand side of a linear model: named columns of data, numeric and categorical, chosen interactions, and
/// an intercept.
///
/// The design matrix itself never exists. It is delivered in blocks of rows (`fill`), in which categorical
/// columns are expanded; cross-products of categorical columns are counted (`Gram`).
public struct Design: Sendable {
    public let terms: [Term]
    public let rowCount: Int
    public let hasIntercept: Bool
    /// The columns of the expanded design in order, without the intercept: `price`, `region[North]`.
    public let columnNames: [String]
    /// For each term the columns of the expanded design that it makes.
    public let columnRanges: [Range<Int>]

    /// - Parameter terms: at least one, or `rowCount` says how many rows there are.
    /// - Throws: `RegressionError.lengths` where columns differ in length; `.missingLevel` where a categorical
    ///   column is not known everywhere (see `CompleteRows`).
    public init(_ terms: [Term], rowCount: Int? = nil, hasIntercept: Bool = true) throws {
        let columns = terms.flatMap { term in
            term.numericFactors.map { ($0.name, $0.values.count) }
                + term.categoricalFactors.map { ($0.name, $0.codes.count) }
        }
        let rows = rowCount ?? columns.first?.1 ?? 0
        if let (name, count) = columns.first(where: { $0.1 != rows }) {
            throw RegressionError.lengths(column: name, rows: count, expected: rows)
        }
        for column in terms.flatMap(\.categoricalFactors) where column.missingCount > 0 {
            let row = column.codes.firstIndex(of: CategoricalColumn.missing) ?? 0
            throw RegressionError.missingLevel(column: column.name, row: row)
        }
        self.terms = terms
        self.rowCount = rows
        self.hasIntercept = hasIntercept
        columnNames = terms.flatMap(\.columnNames)
        var first = 0
        columnRanges = terms.map { term in
            defer { first += term.columnCount }
            return first..<first + term.columnCount
        }
    }

    /// A design of numeric columns.
    public init(_ columns: [NumericColumn], hasIntercept: Bool = true) throws {
        try self.init(columns.map(Term.numeric), hasIntercept: hasIntercept)
    }

    /// The same columns with other rows.
    init(_ terms: [Term], rowCount: Int, of design: Design) {
        self.terms = terms
        self.rowCount = rowCount
        hasIntercept = design.hasIntercept
        columnNames = design.columnNames
        columnRanges = design.columnRanges
    }

    /// How many columns the expanded design has, without the intercept.
    public var columnCount: Int { columnNames.count }

    /// Whether a term has a column for each level.
    public var hasCategoricalTerms: Bool {
        terms.contains { !$0.categoricalFactors.isEmpty }
    }
}
