import LinearAlgebra
import Parallelism

/// The rows of the columns of a design that have a coefficient, in blocks: a column of ones first where there is an
/// intercept, then the columns, centred.
struct ModelRows: Sendable {
    let design: Design
    /// The columns of the expanded design that have a coefficient, rising.
    let columns: [Int]
    /// What is taken from each column of the expanded design: its mean, or zero without an intercept.
    let centres: [Double]

    /// Rows in a block: 512 rows of 20 columns are 80 kB, which stay in the second-level cache.
    private static let blockRows = 512

    var hasIntercept: Bool { design.hasIntercept }

    /// How many coefficients there are, the intercept included.
    var width: Int { columns.count + (hasIntercept ? 1 : 0) }

    /// The same columns of other rows.
    func replacing(design: Design) -> ModelRows {
        ModelRows(design: design, columns: columns, centres: centres)
    }

    /// Sums something over all rows, on all processors; parts are merged in the order of the rows, so that the
    /// result is the same on every number of threads.
    /// - Parameters:
    ///   - zero: the sum of no rows.
    ///   - rowsInPart: how many rows are summed by one thread before merging.
    ///   - add: adds a block of rows, which it may overwrite.
    ///   - merge: adds the sum of later rows.
    func sum<Sum: Sendable>(
        from zero: Sum,
        rowsInPart: Int = Gram.rowsInPart,
        add: @Sendable (inout Sum, Block) -> Void,
        merge: (inout Sum, Sum) -> Void
    ) -> Sum {
        let rows = design.rowCount
        let parts = concurrentMap((rows + rowsInPart - 1) / rowsInPart) { part in
            let start = part * rowsInPart
            var sum = zero
            forEachBlock(of: start..<min(start + rowsInPart, rows)) { add(&sum, $0) }
            return sum
        }
        guard var total = parts.first else { return zero }
        for part in parts.dropFirst() { merge(&total, part) }
        return total
    }

    private func forEachBlock(of rows: Range<Int>, _ body: (Block) -> Void) {
        let leading = Self.blockRows
        let first = hasIntercept ? 1 : 0
        let entries = UnsafeMutablePointer<Double>.allocate(capacity: leading * (design.columnCount + first))
        let vectors = UnsafeMutablePointer<Double>.allocate(capacity: 2 * leading)
        defer {
            entries.deallocate()
            vectors.deallocate()
        }
        var start = rows.lowerBound
        while start < rows.upperBound {
            let part = start..<min(start + leading, rows.upperBound)
            if hasIntercept { entries.update(repeating: 1, count: part.count) }
            design.fill(entries + first * leading, rows: part, leading: leading, shift: centres)
            for (target, column) in columns.enumerated() where target != column {
                (entries + (first + target) * leading)
                    .update(from: entries + (first + column) * leading, count: part.count)
            }
            body(
                Block(
                    rows: part,
                    width: width,
                    leading: leading,
                    entries: entries,
                    predictor: vectors,
                    factors: vectors + leading
                )
            )
            start = part.upperBound
        }
    }
}

extension ModelRows {
    /// Some rows of the model, column by column, with room for two vectors of one number for each row.
    struct Block {
        let rows: Range<Int>
        let width: Int
        let leading: Int
        let entries: UnsafeMutablePointer<Double>
        /// The linear predictor, once `predict` was called.
        let predictor: UnsafeMutablePointer<Double>
        /// Anything by which rows are weighted.
        let factors: UnsafeMutablePointer<Double>

        /// Writes Xb to `predictor`.
        func predict(_ coefficients: [Double]) {
            multiply(entries, rows: rows.count, leading: leading, by: coefficients, into: predictor)
        }

        /// Multiplies each row by its factor.
        func scaleRows() {
            for column in 0..<width {
                let target = entries + column * leading
                for offset in 0..<rows.count { target[offset] *= factors[offset] }
            }
        }

        /// Adds X'X to the upper triangle of `target`.
        func addCrossProduct(to target: inout Matrix) {
            target.withUnsafeMutableElements {
                guard let target = $0.baseAddress else { return }
                LinearAlgebra.addCrossProduct(
                    of: entries,
                    rows: rows.count,
                    columns: width,
                    leading: leading,
                    to: target
                )
            }
        }

        /// Adds X' times the factors to `target`.
        func addFactoredSum(to target: inout [Double]) {
            addTransposedProduct(
                of: entries,
                rows: rows.count,
                leading: leading,
                by: factors,
                to: &target
            )
        }
    }
}

extension ModelRows {
    /// Coefficients of the columns as they are, from those of the centred columns.
    func uncentred(_ coefficients: [Double]) -> [Double] {
        guard hasIntercept else { return coefficients }
        var result = coefficients
        for (position, column) in columns.enumerated() {
            result[0] -= centres[column] * coefficients[position + 1]
        }
        return result
    }

    /// The covariance of the coefficients of the columns as they are: A V A' with A = [1, -centres'; 0, I].
    func uncentred(covariance: Matrix) -> Matrix {
        guard hasIntercept else { return covariance }
        let own = columns.map { centres[$0] }
        var result = covariance
        for column in 0..<width {
            for row in own.indices { result[0, column] -= own[row] * covariance[row + 1, column] }
        }
        let halfway = result
        for row in 0..<width {
            for column in own.indices { result[row, 0] -= own[column] * halfway[row, column + 1] }
        }
        return result
    }
}

extension ModelRows {
    /// The coefficients, of the columns as they are, that are not zero along a direction given in those of the
    /// centred columns: those that are more than rounding, taken in units of each column's spread.
    func movingCoefficients(along direction: [Double]) -> [(name: String, value: Double)] {
        let zero = [Double](repeating: 0, count: width)
        let squares = sum(from: zero) { sum, block in
            for column in 0..<block.width {
                let entries = block.entries + column * block.leading
                for offset in 0..<block.rows.count { sum[column] += entries[offset] * entries[offset] }
            }
        } merge: { sum, later in
            for index in sum.indices { sum[index] += later[index] }
        }
        let spreads = squares.map { ($0 / Double(max(1, design.rowCount))).squareRoot() }
        let limit = 1e-6 * (zip(direction, spreads).map { abs($0 * $1) }.max() ?? 0)
        let names =
            (hasIntercept ? [LinearRegression.interceptName] : []) + columns.map { design.columnNames[$0] }
        return zip(zip(names, spreads), uncentred(direction)).compactMap { named, value in
            abs(value * named.1) > limit ? (named.0, value) : nil
        }
    }
}
