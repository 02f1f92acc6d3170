import LinearAlgebra

/// The rows of one held-out block, and what weights make of them.
struct HeldOutBlock: Sendable {
    let rows: WithinRows
    let periodCount: Int
    private let scores: Matrix

    init(_ rows: WithinRows, periodCount: Int) {
        self.rows = rows
        self.periodCount = periodCount
        scores = Matrix(
            rows: rows.personCodes.count,
            columns: rows.indicators.count,
            elements: rows.indicators.flatMap(\.values)
        )
    }

    /// The score of each row under some weights, without the effects of person and period.
    /// - Complexity: O(rows · indicators).
    func composite(of weights: [Double]) -> [Double] { scores * weights }

    /// How well it follows each outcome.
    func sums(of weights: [Double], people: Int) -> [HeldOutSums] {
        let composite = composite(of: weights)
        return rows.outcomes.map { outcome in
            var sums = HeldOutSums(people: people)
            sums.add(composite: composite, outcome: outcome.values, personCodes: rows.personCodes)
            return sums
        }
    }
}
