import LinearAlgebra

/// A named column of numbers that may hold more digits than a double: decimals such as 1000000000000.4, or powers.
public struct PreciseColumn: Sendable {
    public let name: String
    public let values: DoubleDoubleVector

    public init(name: String, values: DoubleDoubleVector) {
        self.name = name
        self.values = values
    }

    public init(name: String, values: [Double]) {
        self.init(name: name, values: DoubleDoubleVector(values))
    }

    public init(_ column: NumericColumn) {
        self.init(name: column.name, values: column.values)
    }

    /// The columns `x`, `x^2` … of a polynomial, formed in double-double: rounded to doubles they would change a
    /// badly conditioned fit in its eighth digit (NIST's Filip).
    public func powers(upTo degree: Int) -> [PreciseColumn] {
        values.powers(upTo: degree).enumerated().map { index, values in
            PreciseColumn(name: index == 0 ? name : "\(name)^\(index + 1)", values: values)
        }
    }
}
