import Foundation

/// How strongly two columns move together, between -1 and 1.
public struct Correlation: Sendable, Equatable {
    public enum Measure: Sendable, CaseIterable {
        /// Pearson's r, of the values.
        case pearson
        /// Spearman's ρ, of the average ranks.
        case spearman
        /// Kendall's τ_b, of the order of each two observations, corrected for ties.
        case kendall
    }

    public let measure: Measure
    /// Nil if there are less than two pairs or if either side does not vary over them.
    public let coefficient: Double?
    /// How many rows have a value on both sides (and of all controls, and a group): those that were used.
    public let pairs: Int
    /// How many rows were left out because a value is missing.
    public let missing: Int
    /// How many dimensions were removed from both sides before: independent controls, or groups less one.
    public let removed: Int
    /// The two-sided p value of no association; nil where there is no coefficient or no degree of freedom is left.
    ///
    /// Pearson and Spearman: Student's t of r √(df / (1 - r²)) with df = `degreesOfFreedom`; for Spearman that is an
    /// approximation, good from some ten pairs on. Kendall: exact for less than 50 pairs without ties, else normal
    /// with the variance corrected for ties.
    public let pValue: Double?

    /// Pairs less two and less what was removed; what t and the intervals are based on.
    public var degreesOfFreedom: Int { pairs - 2 - removed }
}

extension Correlation {
    /// The correlation of two columns over the rows in which both have a value.
    /// - Parameters:
    ///   - left: not-a-number stands for a missing value; so on the right.
    /// - Throws: `CorrelationError`.
    /// - Complexity: O(n); Kendall O(n log n).
    public init(of left: NumericColumn, and right: NumericColumn, measure: Measure = .pearson) throws {
        let table = try CorrelationTable(columns: [left], outcomes: [right], measure: measure)
        self = table[0, 0]
    }

    /// A Pearson or Spearman correlation, which share their test.
    init(_ measure: Measure, coefficient: Double?, pairs: Int, rows: Int, removed: Int = 0) {
        self.measure = measure
        self.coefficient = coefficient
        self.pairs = pairs
        missing = rows - pairs
        self.removed = removed
        let freedom = Double(pairs - 2 - removed)
        pValue = coefficient.flatMap { r in
            guard freedom > 0 else { return nil }
            let t = r * (freedom / ((1 - r) * (1 + r))).squareRoot()
            return StudentT(degreesOfFreedom: freedom).twoSidedTail(t)
        }
    }

    init(_ kendall: KendallCounts, rows: Int) {
        measure = .kendall
        coefficient = kendall.tauB
        pairs = kendall.pairs
        missing = rows - kendall.pairs
        removed = 0
        pValue = kendall.pValue
    }

    /// A confidence interval, by Fisher's transformation artanh r with the standard error 1 / √(df - 1) for Pearson
    /// ("On the Probable Error of a Coefficient of Correlation", Metron 1, 1921), √((1 + r²/2) / (df - 1)) for Spearman
    /// and √(0.437 / (df - 2)) for Kendall (Bonett and Wright, "Sample Size Requirements for Estimating Pearson,
    /// Kendall and Spearman Correlations", Psychometrika 65, 2000).
    /// - Parameter confidence: the probability that the interval holds the true correlation.
    /// - Returns: nil where there is no coefficient, or where there are too few pairs for the standard error.
    /// - Precondition: the confidence is between 0 and 1.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        guard let coefficient else { return nil }
        let freedom = Double(degreesOfFreedom)
        let variance =
            switch measure {
            case .pearson: 1 / (freedom - 1)
            case .spearman: (1 + coefficient * coefficient / 2) / (freedom - 1)
            case .kendall: 0.437 / (freedom - 2)
            }
        guard variance > 0, variance.isFinite else { return nil }
        let centre = atanh(coefficient)
        let halfWidth = Normal(standardDeviation: variance.squareRoot()).halfWidth(confidence: confidence)
        return tanh(centre - halfWidth)...tanh(centre + halfWidth)
    }
}

/// Why a correlation cannot be computed.
public enum CorrelationError: Error, Equatable {
    /// A column does not have one value for each row.
    case lengths(column: String, rows: Int, expected: Int)
    /// A value is infinite; the row counts from 0.
    case infinite(column: String, row: Int)
}

extension CorrelationError {
    /// Checks that all columns have `rows` values, none of them infinite.
    static func check(_ columns: [NumericColumn], rows: Int) throws {
        for column in columns {
            if column.values.count != rows {
                throw lengths(column: column.name, rows: column.values.count, expected: rows)
            }
            if let row = column.values.firstIndex(where: \.isInfinite) {
                throw infinite(column: column.name, row: row)
            }
        }
    }
}
