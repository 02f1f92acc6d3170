import LinearAlgebra
import Parallelism
import Statistics

/// How many orders tell a column from all others.
///
/// A level of thousands of orders may go with others in all but a few of them, and a number may be the same in all but a few. Its
/// effect is then an effect of these few, told with all the certainty that robust errors give to orders that are fitted nearly
/// exactly.
struct TellingOrders: Sendable {
    /// Below this a column counts as determined by the others.
    static let fewest = 10.0

    private let regression: LinearRegression

    private static let parts = 16

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

extension TellingOrders {
    /// Of numbers: (Σ d²)² / Σ d⁴ over their deviations from the mean, which is the number of orders if all deviate by as much, and 1 if one
    /// does. For zeros and few ones it is about the number of ones.
    /// - Complexity: O(numbers).
    static func count(ofNumbers numbers: [Double]) -> Double {
        guard let least = numbers.min(), let most = numbers.max(), least < most else { return 0 }
        // Between 0 and 1, so that no power is too large; halves first, for their difference can be.
        let width = most / 2 - least / 2
        let scaled = numbers.map { ($0 / 2 - least / 2) / width }
        let mean = scaled.reduce(0, +) / Double(scaled.count)
        var (squares, fourths) = (0.0, 0.0)
        for value in scaled {
            let square = (value - mean) * (value - mean)
            squares += square
            fourths += square * square
        }
        return squares * squares / fourths
    }

    /// The same of what all other columns leave of each number in the regression, by its position.
    /// - Parameter design: what was fitted.
    /// - Complexity: O(rows · numbers · terms), on all processors.
    func countsOfNumbers(_ design: Design) -> [(position: Int, count: Double)] {
        let positions = design.terms.indices.compactMap { term -> Int? in
            guard case .numeric = design.terms[term] else { return nil }
            return regression.columns.firstIndex(of: design.columnRanges[term].lowerBound)
        }
        guard !positions.isEmpty else { return [] }
        let rests = positions.map { rest(ofPosition: $0, design) }
        let ranges = evenRanges(of: design.rowCount, parts: TellingOrders.parts)
        let sums = concurrentMap(ranges.count) { part -> [(squares: Double, fourths: Double)] in
            let own = ranges[part]
            return rests.map { rest in
                var values = [Double](repeating: -rest.mean, count: own.count)
                for term in design.terms.indices {
                    let added = design.contribution(ofTerm: term, slopes: rest.slopes, rows: own)
                    for index in values.indices { values[index] += added[index] }
                }
                return values.reduce(into: (0.0, 0.0)) { sums, value in
                    sums.0 += value * value
                    sums.1 += value * value * value * value
                }
            }
        }
        return positions.indices.map { index in
            let squares = sums.reduce(0) { $0 + $1[index].squares }
            let fourths = sums.reduce(0) { $0 + $1[index].fourths }
            return (positions[index], squares * squares / fourths)
        }
    }

    /// The features of which a unit-free share of a number is made: those with a factor of a half or more in its regression on all others,
    /// both in their standard deviations.
    func companions(ofNumber position: Int, _ design: Design) -> Set<String> {
        let rest = rest(ofPosition: position, design)
        let spread = { (values: [Double]) -> Double in
            let mean = values.reduce(0, +) / Double(values.count)
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }.squareRoot()
        }
        var spreads = design.terms.indices.map {
            spread(design.contribution(ofTerm: $0, slopes: rest.slopes))
        }
        guard
            let own = design.columnRanges.firstIndex(where: { $0.contains(regression.columns[position]) })
        else { return [] }
        let least = spreads[own] / 2
        spreads[own] = 0
        return Set(
            spreads.indices.filter { spreads[$0] >= least }.flatMap { term in
                design.columnRanges[term].map { design.columnNames[$0] }
            }
        )
    }

    /// The slopes, and their value at the means, of what all other columns leave of a column, scaled so that its squares add up to one.
    private func rest(ofPosition position: Int, _ design: Design) -> (slopes: [Double], mean: Double) {
        let length = inverse(position, position).squareRoot()
        var slopes = [Double](repeating: 0, count: design.columnCount)
        var mean = 0.0
        for (other, column) in regression.columns.enumerated() {
            slopes[column] = inverse(other, position) / length
            mean += slopes[column] * regression.columnMeans[other]
        }
        return (slopes, mean)
    }
}
