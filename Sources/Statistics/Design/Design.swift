/// The right-hand side of a linear model: named columns of data, numeric and categorical, and an intercept.
///
/// The design matrix itself never exists. It is delivered in blocks of rows (`fill`), in which categorical
/// columns are expanded; cross-products of categorical columns are counted (`Gram`).
public struct Design: Sendable {
    public enum Term: Sendable {
        case numeric(NumericColumn)
        case categorical(CategoricalColumn)
    }

    public let terms: [Term]
    public let rowCount: Int
    public let hasIntercept: Bool
    /// The columns of the expanded design in order, without the intercept: `price`, `region[North]`.
    public let columnNames: [String]
    /// For each term the columns of the expanded design that it makes.
    public let columnRanges: [Range<Int>]

    /// - Parameter terms: at least one, or `rowCount` says how many rows there are.
    /// - Throws: `RegressionError.lengths` where columns differ in length.
    public init(_ terms: [Term], rowCount: Int? = nil, hasIntercept: Bool = true) throws {
        let rows = rowCount ?? terms.first?.rowCount ?? 0
        if let odd = terms.first(where: { $0.rowCount != rows }) {
            throw RegressionError.lengths(column: odd.name, rows: odd.rowCount, expected: rows)
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

    /// How many columns the expanded design has, without the intercept.
    public var columnCount: Int { columnNames.count }
}

extension Design.Term {
    public var name: String {
        switch self {
        case .numeric(let column): column.name
        case .categorical(let column): column.name
        }
    }

    var rowCount: Int {
        switch self {
        case .numeric(let column): column.values.count
        case .categorical(let column): column.codes.count
        }
    }

    var columnCount: Int {
        switch self {
        case .numeric: 1
        case .categorical(let column): max(0, column.levels.count - 1)
        }
    }

    var columnNames: [String] {
        switch self {
        case .numeric(let column): [column.name]
        case .categorical(let column): column.codedLevels.map { "\(column.name)[\(column.levels[$0])]" }
        }
    }
}
