import LinearAlgebra
import Statistics

/// How many orders tell a level from all other columns.
///
/// A level of thousands of orders may go with others in all but a few of them. Its effect is then an effect of these few, told
/// with all the certainty that robust errors give to orders that are fitted nearly exactly.
struct TellingOrders: Sendable {
    /// Below this a level counts as determined by the others.
    static let fewest = 10.0

    private let regression: LinearRegression

    init(_ regression: LinearRegression) { self.regression = regression }

    /// What the other columns leave of a column's sum of squares: of zeros and ones that are told apart fully, the number of
    /// ones less their share. The inverse of (X'X)⁻¹ⱼⱼ.
    /// - Parameter position: among the columns of the regression.
    func count(ofPosition position: Int) -> Double { 1 / inverse(position, position) }

    /// The columns that a column goes with: those whose factor in its regression on all others is a half or more.
    func companions(ofPosition position: Int) -> [Int] {
        let own = inverse(position, position)
        return regression.columns.indices.filter {
            $0 != position && abs(inverse($0, position)) >= own / 2
        }
    }

    /// An element of (X'X)⁻¹ = T T', T being upper triangular.
    private func inverse(_ row: Int, _ column: Int) -> Double {
        let root = regression.inverseRoot
        var sum = 0.0
        for inner in max(row, column)..<root.columns { sum += root[row, inner] * root[column, inner] }
        return sum
    }
}
