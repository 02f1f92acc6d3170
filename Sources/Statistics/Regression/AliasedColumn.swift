import LinearAlgebra

/// A column of a design that is a linear combination of others.
public struct AliasedColumn: Sendable, Equatable {
    public struct Summand: Sendable, Equatable {
        public let name: String
        public let factor: Double
    }

    public let name: String
    /// The column is the sum of these times their factors, up to a constant where there is an intercept; empty if
    /// the column does not vary.
    public let combination: [Summand]
}

extension AliasedColumn {
    /// - Parameter factors: of `columns` × aliased `names`.
    static func all(_ names: [String], of columns: [String], factors: Matrix) -> [AliasedColumn] {
        names.enumerated().map { position, name in
            let summands = zip(columns, factors.column(position)).filter { $0.1 != 0 }
            return AliasedColumn(
                name: name,
                combination: summands.map { Summand(name: $0.0, factor: $0.1) }
            )
        }
    }
}
