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
        let columns = CentredColumns(regression, design: design)
        let slopes = regression.slopes
        let leading = columns.blockRows
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
            fill(block, columns: columns, slopes: slopes)
            body(block)
            first = block.rows.upperBound
        }
    }

    private func fill(_ block: Block, columns: CentredColumns, slopes: Matrix) {
        let (leading, count) = (block.leading, block.rows.count)
        let centred = block.basis + (regression.hasIntercept ? leading : 0)
        columns.fill(centred, rows: block.rows, leading: leading)
        for (index, outcome) in outcomes.enumerated() {
            let mean = regression.hasIntercept ? regression.outcomeMeans[index] : 0
            outcome.fill(block.residuals + index * leading, rows: block.rows, shift: mean)
        }
        addProduct(of: centred, rows: count, leading: leading, by: slopes, times: -1, to: block.residuals)
        if regression.hasIntercept {
            block.basis.update(repeating: 1 / regression.weight.squareRoot(), count: count)
        }
        if let weights { scale(block, by: weights) }
        multiply(centred, rows: count, leading: leading, byUpperTriangle: regression.inverseRoot)
        sumProducts(
            of: block.basis,
            and: block.basis,
            rows: count,
            columns: regression.names.count,
            leading: leading,
            to: block.leverages
        )
    }

    /// Multiplies rows and residuals by the roots of the weights.
    private func scale(_ block: Block, by weights: [Double]) {
        let count = block.rows.count
        weights.withUnsafeBufferPointer { weights in
            let weights = weights.baseAddress! + block.rows.lowerBound
            for row in 0..<count { block.leverages[row] = weights[row].squareRoot() }
        }
        for column in 0..<regression.names.count {
            multiplyEntries(of: block.basis + column * block.leading, by: block.leverages, count: count)
        }
        for column in 0..<outcomes.count {
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

/// For each row the sum over the columns of the products of the entries of two blocks.
func sumProducts(
    of first: UnsafePointer<Double>,
    and second: UnsafePointer<Double>,
    rows: Int,
    columns: Int,
    leading: Int,
    to target: UnsafeMutablePointer<Double>
) {
    target.update(repeating: 0, count: rows)
    for column in 0..<columns {
        let (first, second) = (first + column * leading, second + column * leading)
        for row in 0..<rows { target[row] += first[row] * second[row] }
    }
}
