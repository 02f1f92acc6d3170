import LinearAlgebra

extension FittedRows {
    /// Some rows in orthonormal coordinates. All columns lie `leading` apart; all may be overwritten.
    struct Block {
        let rows: Range<Int>
        let leading: Int
        /// Q, the constant first where there is an intercept: rows × coefficients.
        let basis: UnsafeMutablePointer<Double>
        /// Rows × outcomes.
        let residuals: UnsafeMutablePointer<Double>
        /// The diagonal of QQ': how strongly each row pulls its own fitted value.
        let leverages: UnsafeMutablePointer<Double>
        /// Room for as many numbers as the basis has.
        let scratch: UnsafeMutablePointer<Double>
    }

    /// Calls `body` with the rows of one part, block by block, in order.
    /// - Complexity: O(rows · columns²), BLAS level 3.
    func forEachBlock(part: Int, _ body: (Block) -> Void) {
        let start = part * Gram.rowsInPart
        forEachBlock(rows: start..<min(start + Gram.rowsInPart, design.rowCount), body)
    }

    /// Calls `body` with some rows, block by block, in order.
    func forEachBlock(rows: Range<Int>, _ body: (Block) -> Void) {
        let source = BlockSource(self)
        let leading = source.blockRows
        let coefficients = regression.names.count
        let width = design.columnCount + 1
        let buffer = UnsafeMutablePointer<Double>.allocate(
            capacity: leading * (width + coefficients + outcomes.count + 1)
        )
        defer { buffer.deallocate() }
        var first = rows.lowerBound
        while first < rows.upperBound {
            let block = Block(
                rows: first..<min(first + leading, rows.upperBound),
                leading: leading,
                basis: buffer,
                residuals: buffer + leading * (width + coefficients),
                leverages: buffer + leading * (width + coefficients + outcomes.count),
                scratch: buffer + leading * width
            )
            source.fill(block)
            body(block)
            first = block.rows.upperBound
        }
    }
}

/// Fills blocks of rows.
private struct BlockSource {
    /// A block of 512 rows of 50 columns and its copy fit the processor's second cache; a wide design has fewer.
    static let entriesInBlock = 512 * 50
    static let mostRows = 512
    static let fewestRows = 64

    let fitted: FittedRows
    let blockRows: Int
    private let slopes: Matrix
    private let designShift: [Double]
    private let outcomeShift: [Double]

    init(_ fitted: FittedRows) {
        self.fitted = fitted
        let (regression, design) = (fitted.regression, fitted.design)
        blockRows = max(
            Self.fewestRows,
            min(Self.mostRows, Self.entriesInBlock / max(1, design.columnCount))
        )
        var shift = [Double](repeating: 0, count: design.columnCount)
        if regression.hasIntercept {
            for (position, column) in regression.columns.enumerated() {
                shift[column] = regression.columnMeans[position]
            }
        }
        designShift = shift
        outcomeShift =
            regression.hasIntercept
            ? regression.outcomeMeans : Array(repeating: 0, count: regression.outcomeCount)
        let intercepts = regression.hasIntercept ? 1 : 0
        slopes = regression.coefficients.submatrix(
            rows: Array(intercepts..<regression.names.count),
            columns: Array(0..<regression.outcomeCount)
        )
    }

    func fill(_ block: FittedRows.Block) {
        let (regression, leading, count) = (fitted.regression, block.leading, block.rows.count)
        let constant = regression.hasIntercept ? 1 : 0
        let columns = block.basis + constant * leading
        fitted.design.fill(columns, rows: block.rows, leading: leading, shift: designShift)
        if regression.columns.count < fitted.design.columnCount {
            for (position, column) in regression.columns.enumerated() where position < column {
                (columns + position * leading).update(from: columns + column * leading, count: count)
            }
        }
        for (index, outcome) in fitted.outcomes.enumerated() {
            outcome.fill(block.residuals + index * leading, rows: block.rows, shift: outcomeShift[index])
        }
        addProduct(of: columns, rows: count, leading: leading, by: slopes, times: -1, to: block.residuals)
        if constant == 1 {
            block.basis.update(repeating: 1 / regression.weight.squareRoot(), count: count)
        }
        if let weights = fitted.weights { scale(block, by: weights, coefficients: regression.names.count) }
        multiply(columns, rows: count, leading: leading, byUpperTriangle: regression.inverseRoot)
        sumSquares(
            of: block.basis,
            rows: count,
            columns: regression.names.count,
            leading: leading,
            to: block.leverages
        )
    }

    /// Multiplies rows and residuals by the roots of the weights.
    private func scale(_ block: FittedRows.Block, by weights: [Double], coefficients: Int) {
        let count = block.rows.count
        weights.withUnsafeBufferPointer { weights in
            let weights = weights.baseAddress! + block.rows.lowerBound
            for row in 0..<count { block.leverages[row] = weights[row].squareRoot() }
        }
        for column in 0..<coefficients {
            multiplyEntries(of: block.basis + column * block.leading, by: block.leverages, count: count)
        }
        for column in 0..<fitted.outcomes.count {
            multiplyEntries(of: block.residuals + column * block.leading, by: block.leverages, count: count)
        }
    }
}

/// target := target ∘ factors.
@inline(__always)
func multiplyEntries(
    of target: UnsafeMutablePointer<Double>,
    by factors: UnsafePointer<Double>,
    count: Int
) {
    for row in 0..<count { target[row] *= factors[row] }
}

/// The sum of squares of each row.
private func sumSquares(
    of block: UnsafePointer<Double>,
    rows: Int,
    columns: Int,
    leading: Int,
    to target: UnsafeMutablePointer<Double>
) {
    target.update(repeating: 0, count: rows)
    for column in 0..<columns {
        let entries = block + column * leading
        for row in 0..<rows { target[row] += entries[row] * entries[row] }
    }
}
