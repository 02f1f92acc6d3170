/// Between which whole numbers each indicator's steps lie.
struct LatticeBounds {
    private(set) var lower: [Int]
    private(set) var upper: [Int]
    /// Whether a bound has moved since it was last asked.
    private var hasMoved = false

    init(lower: [Int], upper: [Int]) {
        self.lower = lower
        self.upper = upper
    }

    mutating func raise(_ indicator: Int, to bound: Int) {
        guard bound > lower[indicator] else { return }
        lower[indicator] = bound
        hasMoved = true
    }

    mutating func reduce(_ indicator: Int, to bound: Int) {
        guard bound < upper[indicator] else { return }
        upper[indicator] = bound
        hasMoved = true
    }

    /// Draws the bounds in by what sums and pairs leave of them, until nothing moves. No whole numbers that keep the restrictions
    /// are lost.
    /// - Returns: whether any are left between the bounds; there may be none even then.
    /// - Complexity: O(rounds · (indicators + pairs)); usually a few rounds.
    mutating func tighten(by lattice: WeightLattice) -> Bool {
        repeat {
            hasMoved = false
            for pair in lattice.pairs {
                let most = pair.ratio * Double(upper[pair.quality]) + lattice.tolerance
                reduce(pair.speed, to: Int(most.rounded(.down)))
                let least = (Double(lower[pair.speed]) - lattice.tolerance) / pair.ratio
                raise(pair.quality, to: Int(least.rounded(.up)))
            }
            for part in lattice.parts {
                let least = part.members.reduce(0) { $0 + lower[$1] }
                let most = part.members.reduce(0) { $0 + upper[$1] }
                guard least <= part.sum, part.sum <= most else { return false }
                for member in part.members {
                    reduce(member, to: part.sum - (least - lower[member]))
                    raise(member, to: part.sum - (most - upper[member]))
                }
            }
            guard lower.indices.allSatisfy({ lower[$0] <= upper[$0] }) else { return false }
        } while hasMoved
        return true
    }
}
