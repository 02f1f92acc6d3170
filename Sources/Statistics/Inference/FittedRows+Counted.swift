import LinearAlgebra
import Parallelism

extension FittedRows {
    /// Whether levels can be looked up instead of being expanded: each row of such a design has few entries.
    var isCountable: Bool {
        weights == nil && design.hasIntercept && design.hasCategoricalTerms
            && design.terms.allSatisfy { term in
                switch term {
                case .numeric: true
                case .categorical(let column): column.coding != .sumToZero
                case .interaction: false
                }
            }
    }

    /// The covariance for independent residuals of any variances, with nothing expanded: a row's leverage is a sum over the
    /// pairs of its entries, and X' diag(u²) X is a Gram with the u² for weights, whose levels are counted.
    /// - Complexity: O(rows · terms² · (1 + outcomes) + coefficients³), on all processors.
    func countedCovariance(_ correction: HeteroskedasticityCorrection) throws -> CoefficientCovariance {
        let rows = SparseRows(regression, design: design)
        var exactRows: [Int] = []
        var remainders: [Double] = []
        if correction == .hc2 || correction == .hc3 {
            remainders = rows.leverages.map { 1 - $0 }
            exactRows = remainders.indices.filter { !(remainders[$0] >= Self.exactFitTolerance) }
        }
        if let row = exactRows.first { throw InferenceError.leverageOfOne(row: row, rows: exactRows.count) }
        let meats = try outcomes.indices.map { outcome in
            var squares = rows.residuals(outcome, values: outcomes[outcome].values).map { $0 * $0 }
            switch correction {
            case .hc0, .hc1: break
            case .hc2: for row in squares.indices { squares[row] /= remainders[row] }
            case .hc3: for row in squares.indices { squares[row] /= remainders[row] * remainders[row] }
            }
            if let row = squares.firstIndex(where: { !$0.isFinite }) {
                throw RegressionError.notFinite(column: outcomes[outcome].name, row: row)
            }
            return try Gram(design, outcomes: [], weights: squares)
        }
        return try covariance(correction, matrices: meats.map(covariance(meat:)))
    }

    /// A M A, A being the inverse of the products of [1, columns - means]; then for the columns as they are.
    private func covariance(meat gram: Gram) -> Matrix {
        var means = gram.shift
        for (position, column) in regression.columns.enumerated() {
            means[column] = regression.columnMeans[position]
        }
        let centred = gram.moved(to: means).selecting(regression.columns)
        let width = regression.columns.count + 1
        var meat = Matrix(rows: width, columns: width)
        meat[0, 0] = centred.weight
        for column in 1..<width {
            meat[0, column] = centred.shiftedSum(column - 1)
            for row in 1...column { meat[row, column] = centred.shiftedProduct(row - 1, column - 1) }
        }
        meat.mirrorUpperTriangle()
        // The coefficients at zero are those at the means times this.
        var bread = Matrix(rows: width, columns: width)
        bread[0, 0] = 1 / regression.weight
        let slopes = regression.inverseRoot.upperTriangleTimesTranspose
        for column in 1..<width {
            for row in 1..<width {
                bread[row, column] = slopes[row - 1, column - 1]
                bread[0, column] -= regression.columnMeans[row - 1] * bread[row, column]
            }
        }
        var covariance = Matrix.productTransposed(bread * meat, bread)
        covariance.mirrorUpperTriangle()
        return covariance
    }
}

/// The rows of a design of numbers and levels as few entries each: a level is a one in its column.
private struct SparseRows: Sendable {
    private enum Term: Sendable {
        case numbers([Double], position: Int, mean: Double)
        /// The position of the column of each code; -1 for the level that has none, and for an aliased column.
        case levels(codes: [Int32], positions: [Int32])
    }

    private let regression: LinearRegression
    private let rowCount: Int
    private let terms: [Term]
    /// Of the columns made of levels, by position; zero for numbers, which are centred as they are read.
    private let means: [Double]

    init(_ regression: LinearRegression, design: Design) {
        self.regression = regression
        rowCount = design.rowCount
        var positions = [Int32](repeating: -1, count: design.columnCount)
        for (position, column) in regression.columns.enumerated() { positions[column] = Int32(position) }
        var means = regression.columnMeans
        terms = zip(design.terms, design.columnRanges).compactMap { term, range in
            switch term {
            case .numeric(let column):
                let position = Int(positions[range.lowerBound])
                guard position >= 0 else { return nil }
                let mean = means[position]
                means[position] = 0
                return .numbers(column.values, position: position, mean: mean)
            case .categorical(let column):
                var ofCode = [Int32](repeating: -1, count: column.levels.count)
                for (offset, level) in column.codedLevels.enumerated() {
                    ofCode[level] = positions[range.lowerBound + offset]
                }
                return .levels(codes: column.codes, positions: ofCode)
            case .interaction: preconditionFailure("main effects only")
            }
        }
        self.means = means
    }

    /// Calls `body` for each of some rows with its entries: how many, their positions, their values.
    private func forEachRow(
        _ rows: Range<Int>,
        _ body: (Int, Int, UnsafeMutablePointer<Int>, UnsafeMutablePointer<Double>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: terms.count + 1) { positions in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: terms.count + 1) { values in
                guard let position = positions.baseAddress, let value = values.baseAddress else { return }
                for row in rows {
                    var count = 0
                    for term in terms {
                        switch term {
                        case .numbers(let numbers, let own, let mean):
                            position[count] = own
                            value[count] = numbers[row] - mean
                            count += 1
                        case .levels(let codes, let ofCode):
                            let own = Int(ofCode[Int(codes[row])])
                            guard own >= 0 else { continue }
                            position[count] = own
                            value[count] = 1
                            count += 1
                        }
                    }
                    body(row, count, position, value)
                }
            }
        }
    }

    /// What `body` makes of each row, on all processors.
    private func map(
        _ body: @Sendable (Int, Int, UnsafeMutablePointer<Int>, UnsafeMutablePointer<Double>) -> Double
    ) -> [Double] {
        let parts = (rowCount + Gram.rowsInPart - 1) / Gram.rowsInPart
        return filledArray(rowCount) { (result: UnsafeMutableBufferPointer<Double>) in
            nonisolated(unsafe) let result = result
            concurrently(parts) { part in
                let start = part * Gram.rowsInPart
                forEachRow(start..<min(start + Gram.rowsInPart, rowCount)) {
                    result[$0] = body($0, $1, $2, $3)
                }
            }
        }
    }

    /// 1 / n + (x - mean)' (X'X)⁻¹ (x - mean) for each row.
    var leverages: [Double] {
        let width = regression.columns.count
        let inverse = regression.inverseRoot.upperTriangleTimesTranspose
        let elements = inverse.elements
        let atMeans = inverse * means
        let ofMeans = zip(means, atMeans).reduce(1 / regression.weight) { $0 + $1.0 * $1.1 }
        return elements.withUnsafeBufferPointer { elements in
            nonisolated(unsafe) let elements = elements
            return map { _, count, positions, values in
                var sum = ofMeans
                for second in 0..<count {
                    let column = elements.baseAddress.unsafelyUnwrapped + positions[second] * width
                    var own = 0.5 * values[second] * column[positions[second]] - atMeans[positions[second]]
                    for first in 0..<second { own += values[first] * column[positions[first]] }
                    sum += 2 * values[second] * own
                }
                return sum
            }
        }
    }

    /// What the regression leaves of each value of an outcome.
    func residuals(_ outcome: Int, values: [Double]) -> [Double] {
        let slopes = regression.columns.indices.map { regression.coefficients[$0 + 1, outcome] }
        let atMeans = zip(slopes, means).reduce(regression.outcomeMeans[outcome]) { $0 - $1.0 * $1.1 }
        return map { row, count, positions, entries in
            var rest = values[row] - atMeans
            for entry in 0..<count { rest -= slopes[positions[entry]] * entries[entry] }
            return rest
        }
    }
}
