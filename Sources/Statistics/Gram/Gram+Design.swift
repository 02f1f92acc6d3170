import Parallelism

extension Gram {
    /// Rows whose Gram is taken by one thread; the parts are added in the order of the rows, so the result is the
    /// same on every number of threads.
    static let rowsInPart = 65_536

    /// The Gram of a design and outcomes: the columns of the expanded design first, then the outcomes.
    ///
    /// The shift is the mean of a sample of the rows, or zero where the design has no intercept.
    /// - Parameters:
    ///   - weights: one for each row, none negative; nil for 1.
    /// - Throws: `RegressionError.lengths`, `.notFinite`, `.weight` or `.overflow`.
    /// - Complexity: O(rows · columns²), BLAS level 3, on all processors, for numeric columns; categorical ones are
    ///   counted (`init(counting:outcomes:weights:)`).
    public init(_ design: Design, outcomes: [NumericColumn], weights: [Double]? = nil) throws {
        try RegressionError.checkLengths(design: design, outcomes: outcomes, weights: weights)
        if design.hasCategoricalTerms {
            try self.init(counting: design, outcomes: outcomes, weights: weights)
            return
        }
        let shift = design.hasIntercept ? design.sampleMeans(outcomes: outcomes) : nil
        self.init(
            rows: design.rowCount,
            columnCount: design.columnCount + outcomes.count,
            shift: shift,
            weights: weights
        ) {
            design.fill($0, outcomes: outcomes, rows: $1, leading: $2, shift: shift)
        }
        if !packed.allSatisfy(\.isFinite) {
            throw RegressionError.whyNotFinite(design: design, outcomes: outcomes)
        }
    }
}

extension Gram {
    /// The Gram of rows that `fill` writes, as `GramAccumulator.add` asks for them, on all processors.
    init(
        rows: Int,
        columnCount: Int,
        shift: [Double]? = nil,
        weights: [Double]?,
        fill: @Sendable (UnsafeMutablePointer<Double>, Range<Int>, Int) -> Void
    ) {
        let parts = concurrentMap((rows + Self.rowsInPart - 1) / Self.rowsInPart) { part in
            let start = part * Self.rowsInPart
            var accumulator = GramAccumulator(columnCount: columnCount, shift: shift)
            accumulator.add(rows: start..<min(start + Self.rowsInPart, rows), weights: weights, fill: fill)
            return accumulator.gram
        }
        self.init(columnCount: columnCount, shift: shift)
        for part in parts { self += part }
    }
}

extension Design {
    /// Writes some rows of the expanded design and the outcomes, less a shift, column by column.
    func fill(
        _ block: UnsafeMutablePointer<Double>,
        outcomes: [NumericColumn],
        rows: Range<Int>,
        leading: Int,
        shift: [Double]?
    ) {
        let shift = shift ?? Array(repeating: 0, count: columnCount + outcomes.count)
        fill(block, rows: rows, leading: leading, shift: shift)
        for (index, outcome) in outcomes.enumerated() {
            let column = columnCount + index
            outcome.fill(block + column * leading, rows: rows, shift: shift[column])
        }
    }

    /// The mean of 256 rows spread over all of them, of each numeric column and outcome; zero for columns made of
    /// levels. A mean lies within a few standard deviations of it unless a regime of the data is so short that no
    /// row of it was met; then a factor of at most rows / 256 in the condition of the sums is lost.
    func sampleMeans(outcomes: [NumericColumn]) -> [Double] {
        let count = min(rowCount, 256)
        let rows = (0..<count).map { $0 * rowCount / count }
        func mean(_ factors: [NumericColumn]) -> Double {
            let sum = rows.reduce(0) { sum, row in sum + factors.reduce(1) { $0 * $1.values[row] } }
            let mean = sum / Double(max(1, count))
            return mean.isFinite ? mean : 0
        }
        let design = terms.flatMap { term -> [Double] in
            term.categoricalFactors.isEmpty
                ? [mean(term.numericFactors)] : Array(repeating: 0, count: term.columnCount)
        }
        return design + outcomes.map { mean([$0]) }
    }
}

extension RegressionError {
    static func checkLengths(design: Design, outcomes: [NumericColumn], weights: [Double]?) throws {
        let rows = design.rowCount
        if let odd = outcomes.first(where: { $0.values.count != rows }) {
            throw RegressionError.lengths(column: odd.name, rows: odd.values.count, expected: rows)
        }
        guard let weights else { return }
        guard weights.count == rows else {
            throw RegressionError.lengths(column: "weights", rows: weights.count, expected: rows)
        }
        if let row = weights.firstIndex(where: { !($0.isFinite && $0 >= 0) }) {
            throw RegressionError.weight(row: row)
        }
    }

    /// Looks for what made a sum infinite or not a number; only then, so that good data is read once.
    static func whyNotFinite(design: Design, outcomes: [NumericColumn]) -> RegressionError {
        let columns = design.terms.flatMap(\.numericFactors) + outcomes
        for column in columns {
            if let row = column.values.firstIndex(where: { !$0.isFinite }) {
                return .notFinite(column: column.name, row: row)
            }
        }
        let largest = columns.max { ($0.values.map(abs).max() ?? 0) < ($1.values.map(abs).max() ?? 0) }
        return .overflow(column: largest?.name ?? "")
    }
}
