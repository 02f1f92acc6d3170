import LinearAlgebra

extension Correlation {
    /// The partial correlation: Pearson's of what is left of both columns after regression on the controls (and a
    /// constant), over the rows in which all have a value. Controls that depend on others remove nothing more; `removed`
    /// says how many independent ones there were.
    ///
    /// The residuals are what a pivoted QR factorisation of the centred and scaled controls leaves: the rows of Q'x and
    /// Q'y beyond its rank.
    /// - Parameters:
    ///   - left: not-a-number stands for a missing value; so in the other columns.
    /// - Throws: `CorrelationError`.
    /// - Complexity: O(n · controls²).
    public init(of left: NumericColumn, and right: NumericColumn, controlling controls: [NumericColumn])
        throws
    {
        let rows = left.values.count
        let columns = controls + [left, right]
        try CorrelationError.check(columns, rows: rows)
        let complete = (0..<rows).filter { row in !columns.contains { $0.values[row].isNaN } }
        let units = columns.map { column in unitDeviations(of: complete.map { column.values[$0] }) }
        let varying = units.dropLast(2).compactMap { $0 }
        // With no more rows than controls nothing is left to correlate.
        guard complete.count > varying.count, let x = units[controls.count], let y = units[controls.count + 1]
        else {
            self.init(.pearson, coefficient: nil, pairs: complete.count, rows: rows, removed: varying.count)
            return
        }
        let elements = Array(varying.joined())
        let factors = try PivotedQR(
            Matrix(rows: complete.count, columns: varying.count, elements: elements)
        )
        let rank = factors.rank(tolerance: leastUnexplained)
        let rotated = factors.multiply(Matrix(columns: [x, y]), transposed: true)
        let (a, b) = (Array(rotated.column(0).dropFirst(rank)), Array(rotated.column(1).dropFirst(rank)))
        let (squaresOfA, squaresOfB) = (laneSum(a, a, *), laneSum(b, b, *))
        let isExplained = min(squaresOfA, squaresOfB).squareRoot() <= leastUnexplained
        self.init(
            .pearson,
            coefficient: isExplained || a.count < 3 ? nil : cosine(laneSum(a, b, *), squaresOfA, squaresOfB),
            pairs: complete.count,
            rows: rows,
            removed: rank
        )
    }

    /// The correlation within groups: Pearson's of the deviations from each group's means, over the rows that have both
    /// values and a group. It says how the columns move together inside a group, whatever the groups' own levels, and
    /// equals the partial correlation that controls for membership; `removed` is the number of groups less one.
    /// - Parameters:
    ///   - left: not-a-number stands for a missing value; so on the right.
    /// - Throws: `CorrelationError`.
    /// - Complexity: O(n).
    public init(of left: NumericColumn, and right: NumericColumn, within groups: CategoricalColumn) throws {
        let rows = left.values.count
        try CorrelationError.check([left, right], rows: rows)
        guard groups.codes.count == rows else {
            throw CorrelationError.lengths(column: groups.name, rows: groups.codes.count, expected: rows)
        }
        let complete = (0..<rows).filter {
            groups.codes[$0] >= 0 && !left.values[$0].isNaN && !right.values[$0].isNaN
        }
        let codes = complete.map { Int(groups.codes[$0]) }
        let x = GroupDeviations(complete.map { left.values[$0] }, codes: codes, groups: groups.levels.count)
        let y = GroupDeviations(complete.map { right.values[$0] }, codes: codes, groups: groups.levels.count)
        let coefficient =
            x.varies && y.varies && complete.count > x.groupCount
            ? cosine(
                laneSum(x.values, y.values, *),
                laneSum(x.values, x.values, *),
                laneSum(y.values, y.values, *)
            )
            : nil
        self.init(
            .pearson,
            coefficient: coefficient,
            pairs: complete.count,
            rows: rows,
            removed: max(0, x.groupCount - 1)
        )
    }
}

/// The length of a unit column below which what a regression leaves of it is rounding.
private let leastUnexplained = 1e-11

/// The deviations from the mean, of unit length; nil if the values do not vary.
private func unitDeviations(of values: [Double]) -> [Double]? {
    let scaled = ScaledColumn(values).values
    return CentralMoments(scaled).map { moments in
        let length = moments.squares.squareRoot()
        return scaled.map { ($0 - moments.mean) / length }
    }
}

/// The deviations of values, scaled, from the means of their groups.
private struct GroupDeviations {
    let values: [Double]
    /// Whether any group has two different values.
    let varies: Bool
    /// How many groups have a value.
    let groupCount: Int

    init(_ values: [Double], codes: [Int], groups: Int) {
        let scaled = ScaledColumn(values).values
        var firsts = [Double?](repeating: nil, count: groups)
        var (sums, counts) = ([Double](repeating: 0, count: groups), [Double](repeating: 0, count: groups))
        var varies = false
        for (value, code) in zip(scaled, codes) {
            let first = firsts[code] ?? value
            firsts[code] = first
            varies = varies || value != first
            // From the first value on, so that a group far from the others keeps its digits.
            sums[code] += value - first
            counts[code] += 1
        }
        self.values = zip(scaled, codes).map { value, code in
            (value - (firsts[code] ?? 0)) - sums[code] / counts[code]
        }
        self.varies = varies
        groupCount = counts.count { $0 > 0 }
    }
}
