import Parallelism

/// The rows of several factors gathered by their combination of levels: all that the search for fixed effects
/// needs to know of the rows, often far fewer than there are rows.
///
/// The combinations are grouped by the level of the factor with the most levels, which is called the widest here;
/// its effects are eliminated from the equations.
struct LevelCombinations: Sendable {
    /// Index of the widest factor.
    let widest: Int
    /// Indices of the other factors.
    let others: [Int]
    /// For each of the others where its levels start in a vector of the levels of them all; at the end the length.
    let offsets: [Int]
    /// Combinations of level l of the widest factor: `starts[l] ..< starts[l + 1]`.
    let starts: [Int32]
    /// For each combination and each of the others an index in the vector of their levels.
    let levels: [Int32]
    /// For each combination the sum of its rows' weights.
    let weights: [Double]

    /// - Complexity: O(rows · factors + levels): a counting sort for each factor.
    init(_ factors: [CategoricalColumn], weights rowWeights: [Double]?) {
        let widest = factors.indices.max { factors[$0].levels.count < factors[$1].levels.count } ?? 0
        let others = factors.indices.filter { $0 != widest }
        let offsets = others.reduce(into: [0]) { $0.append($0[$0.count - 1] + factors[$1].levels.count) }
        var order = [Int32](0..<Int32(factors[widest].codes.count))
        for factor in others.reversed() + [widest] { order.sortStably(by: factors[factor]) }

        // A combination begins where any factor has another level than in the row before.
        var begins = [Bool](repeating: false, count: order.count)
        if !begins.isEmpty { begins[0] = true }
        for factor in factors {
            factor.codes.withUnsafeBufferPointer { codes in
                for index in order.indices.dropFirst()
                where codes[Int(order[index])] != codes[Int(order[index - 1])] {
                    begins[index] = true
                }
            }
        }
        var starts = [Int32](repeating: 0, count: factors[widest].levels.count + 1)
        var firstRows: [Int32] = []
        var weights: [Double] = []
        for (index, row) in order.enumerated() {
            let weight = rowWeights?[Int(row)] ?? 1
            if begins[index] {
                firstRows.append(row)
                weights.append(weight)
            } else {
                weights[weights.count - 1] += weight
            }
        }
        for row in firstRows { starts[Int(factors[widest].codes[Int(row)]) + 1] += 1 }
        for level in starts.indices.dropFirst() { starts[level] += starts[level - 1] }
        var levels = [Int32](repeating: 0, count: firstRows.count * others.count)
        for (position, factor) in others.enumerated() {
            let offset = Int32(offsets[position])
            factors[factor].codes.withUnsafeBufferPointer { codes in
                for (index, row) in firstRows.enumerated() {
                    levels[index * others.count + position] = offset + codes[Int(row)]
                }
            }
        }
        self.widest = widest
        self.others = others
        self.offsets = offsets
        self.starts = starts
        self.levels = levels
        self.weights = weights
    }

    /// How many levels the factors have that are not eliminated.
    var otherLevelCount: Int { offsets[offsets.count - 1] }
}

extension [Int32] {
    /// Sorts rows by their level, keeping the order of rows with one level.
    fileprivate mutating func sortStably(by factor: CategoricalColumn) {
        var next = [Int](repeating: 0, count: factor.levels.count + 1)
        factor.codes.withUnsafeBufferPointer { codes in
            for code in codes { next[Int(code) + 1] += 1 }
            for level in next.indices.dropFirst() { next[level] += next[level - 1] }
            self = [Int32](unsharedCapacity: count) { sorted, initialized in
                for row in self {
                    let level = Int(codes[Int(row)])
                    sorted[next[level]] = row
                    next[level] += 1
                }
                initialized = count
            }
        }
    }
}
