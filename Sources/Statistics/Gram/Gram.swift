import LinearAlgebra

/// The weighted cross-products of some rows: all that a linear regression needs to know of them.
///
/// A row x is taken as the augmented row [1, x - shift]. The sum of the outer products of these rows holds the
/// weight, the sums and the products at once, so that the Grams of two sets of rows with the same shift simply
/// add up: one Gram for each cluster and month serves inference, bootstrap, jackknife, importance and
/// validation. A shift near the means keeps what is added well conditioned; Grams with different shifts are
/// merged exactly by moving one to the shift of the other (Chan, Golub and LeVeque, "Algorithms for Computing
/// the Sample Variance", 1983).
public struct Gram: Sendable, Equatable {
    /// How many columns a row has: those of the design first, then the outcomes.
    public let columnCount: Int
    /// What was taken from each column.
    public let shift: [Double]
    /// How many rows there were whose weight is not zero.
    public internal(set) var rowCount: Int
    /// The upper triangle, column by column: entry (i, j), i ≤ j, is at `j * (j + 1) / 2 + i`; index 0 is the
    /// constant 1, index c + 1 is column c.
    public internal(set) var packed: [Double]

    /// The Gram of no rows.
    public init(columnCount: Int, shift: [Double]? = nil) {
        self.init(
            columnCount: columnCount,
            shift: shift ?? Array(repeating: 0, count: columnCount),
            rowCount: 0,
            packed: Array(repeating: 0, count: Self.packedCount(columnCount: columnCount))
        )
    }

    /// - Precondition: `packed` has the length `packedCount(columnCount:)`.
    public init(columnCount: Int, shift: [Double], rowCount: Int, packed: [Double]) {
        precondition(shift.count == columnCount, "a shift for each column")
        precondition(packed.count == Self.packedCount(columnCount: columnCount), "a packed triangle")
        self.columnCount = columnCount
        self.shift = shift
        self.rowCount = rowCount
        self.packed = packed
    }

    /// How many numbers the Gram of `columnCount` columns keeps.
    public static func packedCount(columnCount: Int) -> Int {
        Statistics.packedCount(columnCount + 1)
    }

    /// Where the entries of a column begin, with its sum.
    @inline(__always)
    static func start(ofColumn column: Int) -> Int { Statistics.packedCount(column + 1) }

    /// The sum of the weights; the number of rows where there are none.
    public var weight: Double { packed[0] }

    /// The weighted sum of a column, less its shift.
    @inline(__always)
    func shiftedSum(_ column: Int) -> Double {
        packed[Self.start(ofColumn: column)]
    }

    /// The weighted sum of products of two columns, less their shifts; `first ≤ second`.
    @inline(__always)
    func shiftedProduct(_ first: Int, _ second: Int) -> Double {
        packed[Self.start(ofColumn: second) + first + 1]
    }
}

extension Gram {
    /// The Gram of the rows of both.
    /// - Complexity: O(columns²).
    public static func + (left: Gram, right: Gram) -> Gram {
        var sum = left
        sum += right
        return sum
    }

    public static func += (left: inout Gram, right: Gram) {
        left.add(right, times: 1)
    }

    /// Takes away rows that are part of this Gram: what is left when a cluster is left out.
    public static func -= (left: inout Gram, right: Gram) {
        left.add(right, times: -1)
    }

    private mutating func add(_ other: Gram, times sign: Double) {
        precondition(columnCount == other.columnCount, "Grams of the same columns")
        let other = other.shift == shift ? other : other.moved(to: shift)
        rowCount += sign > 0 ? other.rowCount : -other.rowCount
        packed.withUnsafeMutableBufferPointer { target in
            other.packed.withUnsafeBufferPointer { source in
                for index in target.indices { target[index] += sign * source[index] }
            }
        }
    }

    /// The same rows about another shift.
    ///
    /// With δ the move of the shift, x - new = (x - old) - δ; the products are those about the mean, which do not
    /// depend on a shift, plus weight · mean · mean'.
    /// - Complexity: O(columns²).
    public func moved(to newShift: [Double]) -> Gram {
        precondition(newShift.count == columnCount, "a shift for each column")
        var result = Gram(columnCount: columnCount, shift: newShift)
        result.rowCount = rowCount
        result.packed[0] = weight
        guard weight != 0 else { return result }
        let oldMeans = (0..<columnCount).map { shiftedSum($0) / weight }
        let newMeans = (0..<columnCount).map { oldMeans[$0] + (shift[$0] - newShift[$0]) }
        for column in 0..<columnCount {
            let start = Self.start(ofColumn: column)
            result.packed[start] = weight * newMeans[column]
            for row in 0...column {
                let aboutMean = packed[start + row + 1] - weight * oldMeans[row] * oldMeans[column]
                result.packed[start + row + 1] = aboutMean + weight * newMeans[row] * newMeans[column]
            }
        }
        return result
    }

    /// The Gram of some of the columns, in the given order.
    public func selecting(_ columns: [Int]) -> Gram {
        var result = Gram(columnCount: columns.count, shift: columns.map { shift[$0] })
        result.rowCount = rowCount
        result.packed[0] = weight
        for (target, column) in columns.enumerated() {
            let start = Self.start(ofColumn: target)
            result.packed[start] = shiftedSum(column)
            for (row, other) in columns[0...target].enumerated() {
                result.packed[start + row + 1] = shiftedProduct(min(column, other), max(column, other))
            }
        }
        return result
    }
}
