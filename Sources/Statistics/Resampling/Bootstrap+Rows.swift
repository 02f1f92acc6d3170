import LinearAlgebra
import Parallelism

extension Bootstrap {
    /// Bootstraps the coefficients of a regression over rows, for rows that hang together in no way.
    ///
    /// A row's cross-products are made when they are needed, for a slab of replicates at once, and never kept: what
    /// is drawn is what `ClusterGrams` with each row its own cluster would draw, without room for a Gram of each
    /// row.
    /// - Parameters:
    ///   - seed: the replicate's number is its stream under this seed.
    /// - Returns: statistics in the order of `LinearRegression`'s coefficients, outcome by outcome.
    /// - Throws: `ResamplingError`; `RegressionError`.
    /// - Complexity: O(replicates · rows · columns²), BLAS level 3, on all processors: unlike over clusters the rows
    ///   count. 32 MB for the weights on each processor, or 32 bytes a row where that is more. The result does not
    ///   depend on the number of threads.
    public init(
        rowsOf design: Design,
        outcomes: [NumericColumn],
        replicates: Int,
        seed: UInt64,
        scheme: ResamplingScheme = .withReplacement
    ) throws {
        try scheme.check(units: design.rowCount)
        let regression = try LinearRegression(
            gram: Gram(design, outcomes: outcomes),
            columnNames: design.columnNames,
            outcomeNames: outcomes.map(\.name),
            hasIntercept: design.hasIntercept
        )
        let rows = RowProducts(design, outcomes: outcomes)
        let count = regression.coefficients.elements.count
        let width = max(4, min(64, 4_194_304 / max(1, design.rowCount)))
        let slabs = stride(from: 0, to: replicates, by: width).map { $0..<min($0 + width, replicates) }
        let parts = concurrentMap(slabs.count) { index in
            let weights = scheme.weights(units: design.rowCount, replicates: slabs[index], seed: seed)
            let grams = rows.grams(weights: weights)
            let solver = ReplicateRegression(
                predictors: regression.columns,
                outcomes: design.columnCount..<rows.shift.count,
                hasIntercept: design.hasIntercept,
                shift: rows.shift
            )
            return Matrix.statistics(count, samples: slabs[index]) { replicate, target in
                let start = (replicate - slabs[index].lowerBound) * grams.rows
                _ = grams.withUnsafeElements { solver.solve($0.baseAddress! + start, into: target) }
            }
        }
        self.init(
            estimate: regression.coefficients.elements,
            replicates: Matrix(rows: count, joiningColumns: parts)
        )
    }
}

/// The packed cross-products of single rows, made block by block.
private struct RowProducts: Sendable {
    let design: Design
    let outcomes: [NumericColumn]
    let shift: [Double]

    init(_ design: Design, outcomes: [NumericColumn]) {
        self.design = design
        self.outcomes = outcomes
        shift =
            design.hasIntercept
            ? design.sampleMeans(outcomes: outcomes)
            : Array(repeating: 0, count: design.columnCount + outcomes.count)
    }

    /// The sums of the rows' packed triangles times their weights, one for each column of weights.
    func grams(weights: Matrix) -> Matrix {
        let height = Self.blockRows
        let width = shift.count + 1
        let length = Gram.packedCount(columnCount: shift.count)
        var sums = Matrix(rows: length, columns: weights.columns)
        var block = Matrix(rows: height, columns: width, repeating: 1)
        var products = Matrix(rows: length, columns: height)
        for first in stride(from: 0, to: design.rowCount, by: height) {
            let rows = first..<min(first + height, design.rowCount)
            block.withUnsafeMutableElements {
                design.fill(
                    $0.baseAddress! + height,
                    outcomes: outcomes,
                    rows: rows,
                    leading: height,
                    shift: shift
                )
            }
            multiplyOut(block, rows: rows.count, into: &products)
            let own = Matrix(
                rows: rows.count,
                columns: weights.columns,
                elements: (0..<weights.columns).flatMap { column in
                    weights.elements[column * weights.rows + first..<column * weights.rows + rows.upperBound]
                }
            )
            sums.withUnsafeMutableElements { sums in
                products.withUnsafeElements { products in
                    addProduct(
                        of: products.baseAddress!,
                        rows: length,
                        leading: length,
                        by: own,
                        times: 1,
                        to: sums.baseAddress!
                    )
                }
            }
        }
        return sums
    }

    /// Writes the packed triangle of each row's outer product with itself.
    private func multiplyOut(_ block: Matrix, rows: Int, into products: inout Matrix) {
        let (height, width, length) = (block.rows, block.columns, products.rows)
        products.withUnsafeMutableElements { products in
            block.withUnsafeElements { block in
                for row in 0..<rows {
                    var target = row * length
                    for column in 0..<width {
                        let value = block[row + column * height]
                        for other in 0...column {
                            products[target] = value * block[row + other * height]
                            target += 1
                        }
                    }
                }
            }
        }
    }

    private static let blockRows = 256
}
