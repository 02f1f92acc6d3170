/// The levels of two factors, linked where a row has both: which of them hang together.
///
/// Within one component a constant can move from one factor's effects to the other's; so of two factors' dummies
/// as many are superfluous as there are components (Abowd, Creecy and Kramarz 2002).
struct ConnectedLevels: Sendable {
    /// For each level of the first factor its component; -1 for a level without rows.
    let first: [Int]
    /// The same of the second factor.
    let second: [Int]
    /// How many components there are.
    let count: Int

    /// - Parameter weights: rows without weight link nothing.
    /// - Complexity: O(rows), nearly (union-find with path halving).
    init(_ first: CategoricalColumn, _ second: CategoricalColumn, weights: [Double]?) {
        let shift = first.levels.count
        var parents = [Int32](0..<Int32(shift + second.levels.count))
        var hasRows = [Bool](repeating: false, count: parents.count)
        func root(_ node: Int32) -> Int32 {
            var node = node
            while parents[Int(node)] != node {
                parents[Int(node)] = parents[Int(parents[Int(node)])]
                node = parents[Int(node)]
            }
            return node
        }
        var links = 0
        for row in first.codes.indices {
            if let weights, !(weights[row] > 0) { continue }
            let (left, right) = (first.codes[row], second.codes[row] + Int32(shift))
            hasRows[Int(left)] = true
            hasRows[Int(right)] = true
            let (one, other) = (root(left), root(right))
            guard one != other else { continue }
            parents[Int(max(one, other))] = min(one, other)
            links += 1
            // All levels hang together.
            if links == parents.count - 1 { break }
        }
        var numbers = [Int](repeating: -1, count: parents.count)
        var count = 0
        let components = parents.indices.map { node -> Int in
            guard hasRows[node] else { return -1 }
            let root = Int(root(Int32(node)))
            if numbers[root] < 0 {
                numbers[root] = count
                count += 1
            }
            return numbers[root]
        }
        self.first = Array(components[..<shift])
        self.second = Array(components[shift...])
        self.count = count
    }
}
