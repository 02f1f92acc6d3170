import Parallelism

/// How far a row is from the others, and how strongly it pulls a regression.
public struct RowInfluence: Sendable, Equatable {
    /// Counts from 0.
    public let row: Int
    /// The observed less the fitted outcome, times the root of the row's weight.
    public let residual: Double
    /// The weight of a row's own outcome in its fitted value, from 0 to 1.
    public let leverage: Double
    /// The residual over its error e / √(s² (1 - h)), s² from all rows; not a number for a leverage of 1.
    public let standardizedResidual: Double
    /// The same with s² from all other rows: t distributed on n - p - 1 degrees of freedom; not a number if there
    /// are none.
    public let studentizedResidual: Double
    /// How far the coefficients move without the row, in their own joint spread (Cook 1977):
    /// e² h / (p s² (1 - h)²).
    public let cooksDistance: Double
}

extension FittedRows {
    /// By what rows are ranked.
    public enum InfluenceMeasure: Sendable, Equatable, CaseIterable {
        case leverage
        /// By its absolute value.
        case studentizedResidual
        case cooksDistance
    }

    /// The rows with the largest influence on the regression of one outcome, largest first; of equal ones the first
    /// rows.
    ///
    /// A leverage of 1 leaves nothing to tell the row's influence from: its residuals and distance are not numbers,
    /// and only ranking by leverage finds it.
    /// - Complexity: O(rows · (coefficients² + `count` for the few rows that enter the list)), on all processors.
    public func mostInfluentialRows(
        _ count: Int,
        by measure: InfluenceMeasure,
        outcome: Int = 0
    ) -> [RowInfluence] {
        let parts = concurrentMap(partCount) { part in
            var list = LargestInfluences(count: count, measure: measure)
            forEachInfluence(part: part, outcome: outcome) { list.add($0) }
            return list
        }
        var list = LargestInfluences(count: count, measure: measure)
        for part in parts { part.rows.forEach { list.add($0) } }
        return list.rows
    }

    /// The influence of each row on the regression of one outcome.
    /// - Complexity: O(rows · coefficients²), on all processors; holds six numbers for each row.
    public func influences(outcome: Int = 0) -> [RowInfluence] {
        concurrentMap(partCount) { part in
            var rows: [RowInfluence] = []
            forEachInfluence(part: part, outcome: outcome) { rows.append($0) }
            return rows
        }
        .flatMap { $0 }
    }

    private func forEachInfluence(part: Int, outcome: Int, _ body: (RowInfluence) -> Void) {
        let variance = regression.residualVariances[outcome]
        let sum = regression.residualSumsOfSquares[outcome]
        let coefficients = Double(regression.names.count)
        let degrees = Double(regression.degreesOfFreedom - 1)
        forEachBlock(part: part) { block in
            let residuals = block.residuals + outcome * block.leading
            for (offset, row) in block.rows.enumerated() {
                let (residual, leverage) = (residuals[offset], block.leverages[offset])
                let left = 1 - leverage
                let exact = left < Self.exactFitTolerance
                let square = exact ? .nan : residual * residual / left
                let others = degrees > 0 ? max(0, sum - square) / degrees : .nan
                body(
                    RowInfluence(
                        row: row,
                        residual: residual,
                        leverage: leverage,
                        standardizedResidual: exact ? .nan : residual / (variance * left).squareRoot(),
                        studentizedResidual: exact ? .nan : residual / (others * left).squareRoot(),
                        cooksDistance: square * leverage / (coefficients * variance * left)
                    )
                )
            }
        }
    }
}

/// The few rows with the largest influence met so far.
private struct LargestInfluences: Sendable {
    let count: Int
    let measure: FittedRows.InfluenceMeasure
    /// Falling.
    private(set) var rows: [RowInfluence] = []

    init(count: Int, measure: FittedRows.InfluenceMeasure) {
        self.count = count
        self.measure = measure
    }

    @inline(__always)
    mutating func add(_ row: RowInfluence) {
        let value = size(of: row)
        if rows.count == count {
            guard let last = rows.last, value > size(of: last) else { return }
            rows.removeLast()
        }
        // Not-a-number enters no list.
        guard value == value else { return }
        let place = rows.firstIndex { size(of: $0) < value } ?? rows.endIndex
        rows.insert(row, at: place)
    }

    private func size(of row: RowInfluence) -> Double {
        switch measure {
        case .leverage: row.leverage
        case .studentizedResidual: abs(row.studentizedResidual)
        case .cooksDistance: row.cooksDistance
        }
    }
}
