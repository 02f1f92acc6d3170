import Parallelism

/// Sums of all rows by the code of each column, of the residuals and of each column's contributions.
struct CodeMarginals: Sendable {
    private let counts: [[Double]]
    private let residuals: [[Double]]
    /// By column whose codes, then by column whose contributions.
    private let contributions: [[[Double]]]

    /// - Complexity: O(rows · columns²).
    init(_ columns: [SelectorColumn], _ outcome: SubgroupOutcome) {
        @Sendable func sums(_ column: SelectorColumn, _ values: [Double]?) -> [Double] {
            var sums = [Double](repeating: 0, count: column.codeCount + 1)
            if let values {
                for (row, code) in column.codes.enumerated() { sums[Int(code)] += values[row] }
            }
            return sums
        }
        let all = concurrentMap(columns.count) { own in
            var counts = [Double](repeating: 0, count: columns[own].codeCount + 1)
            for code in columns[own].codes { counts[Int(code)] += 1 }
            return (
                counts, sums(columns[own], outcome.residuals),
                columns.indices.map { sums(columns[own], outcome.contribution($0)) }
            )
        }
        counts = all.map(\.0)
        residuals = all.map(\.1)
        contributions = all.map(\.2)
    }

    /// Of the rows outside of some, by the code of a column.
    func sums(_ column: Int, of own: [Int], without inside: [SubgroupSums]) -> [SubgroupSums] {
        inside.indices.map { code in
            var sums = SubgroupSums()
            sums.count = counts[column][code] - inside[code].count
            sums.sum = residuals[column][code] - inside[code].sum
            for other in own { sums.sum += contributions[column][other][code] }
            return sums
        }
    }
}
