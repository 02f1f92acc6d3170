/// The numbers whose mean is to be unusual in a subgroup, as deviations that depend on the columns which describe it.
///
/// A subgroup on some columns is compared with rows that are the same in all *other* columns: its outcome is the residual of the
/// regression on all columns plus what that regression books to the subgroup's own columns (partial residuals; Larsen and
/// McCleary, "The Use of Partial Residual Plots in Regression Analysis", Technometrics 14, 1972). So one regression serves
/// all subgroups. Without contributions it is the plain outcome.
public struct SubgroupOutcome: Sendable {
    /// About zero on average.
    public let residuals: [Double]
    /// For each column what the regression books to it, for each row, about zero on average; empty for nothing.
    public let contributions: [[Double]]
    /// Of the residuals.
    public let deviation: Double
    /// The least and the largest contribution of each column.
    let contributionRanges: [ClosedRange<Double>]

    /// - Precondition: no contributions, or an array for each column, that is empty or has a number for each row.
    public init(residuals: [Double], contributions: [[Double]] = []) {
        precondition(
            contributions.allSatisfy { $0.isEmpty || $0.count == residuals.count },
            "a number for each row"
        )
        self.residuals = residuals
        self.contributions = contributions
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        deviation = residuals.isEmpty ? 0 : (squares / Double(residuals.count)).squareRoot()
        contributionRanges = contributions.map { values in
            guard let least = values.min(), let most = values.max() else { return 0...0 }
            return min(0, least)...max(0, most)
        }
    }

    /// The plain outcome about its mean.
    public init(_ values: [Double]) {
        let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        self.init(residuals: values.map { $0 - mean })
    }

    func contribution(_ column: Int) -> [Double]? {
        contributions.isEmpty || contributions[column].isEmpty ? nil : contributions[column]
    }

    func contributionRange(_ column: Int) -> ClosedRange<Double> {
        contributionRanges.isEmpty ? 0...0 : contributionRanges[column]
    }

    /// The sum of the outcome of subgroups on those columns over some rows.
    /// - Complexity: O(rows of the set · columns).
    public func sum(over rows: RowSet, columns: [Int]) -> Double {
        var sum = 0.0
        residuals.withUnsafeBufferPointer { values in rows.forEach { sum += values[$0] } }
        for column in columns {
            contribution(column)?.withUnsafeBufferPointer { values in rows.forEach { sum += values[$0] } }
        }
        return sum
    }
}
