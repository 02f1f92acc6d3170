/// Rows that are alone at a level of some factor: the level's effect takes them up wholly, so that they tell
/// nothing of slopes, but make cluster-robust errors too small if they are counted (Correia, "Singletons,
/// cluster-robust standard errors and fixed effects: a bad mix", 2015).
public struct SingletonRows: Sendable {
    /// The singletons in rising order. Without a row another can become a singleton, which is here too.
    public let singletons: [Int]
    /// The other rows in rising order.
    public let kept: [Int]

    /// - Precondition: the factors have one length, and no level is missing.
    /// - Complexity: O(rows · factors): a row is taken out once.
    public init(_ factors: [CategoricalColumn]) {
        let rowCount = factors.first?.codes.count ?? 0
        precondition(
            factors.allSatisfy { $0.codes.count == rowCount && $0.missingCount == 0 },
            "known levels"
        )
        var counts = factors.map(\.levelCounts)
        // The sum of the row numbers at a level is the row's number once a single one is left.
        var sums = factors.map { factor in
            var sums = [Int](repeating: 0, count: factor.levels.count)
            for (row, code) in factor.codes.enumerated() { sums[Int(code)] += row }
            return sums
        }
        var isSingleton = [Bool](repeating: false, count: rowCount)
        var open = factors.indices.flatMap { factor in
            counts[factor].indices.filter { counts[factor][$0] == 1 }.map { sums[factor][$0] }
        }
        while let row = open.popLast() {
            if isSingleton[row] { continue }
            isSingleton[row] = true
            for (factor, column) in factors.enumerated() {
                let level = Int(column.codes[row])
                counts[factor][level] -= 1
                sums[factor][level] -= row
                if counts[factor][level] == 1 { open.append(sums[factor][level]) }
            }
        }
        singletons = (0..<rowCount).filter { isSingleton[$0] }
        kept = (0..<rowCount).filter { !isSingleton[$0] }
    }
}
