/// The whole numbers that keep all restrictions of a lattice and are nearest to a point, by branch and bound.
///
/// Without pairs the problem is a ``LatticeAllocation``, which bounds the distance from below. Where its solution u breaks a pair,
/// u_speed > ratio · u_quality, any point that keeps the pair has either more of the quality, x_quality ≥ u_quality + 1, or
/// x_quality ≤ u_quality and therefore x_speed ≤ ratio · u_quality < u_speed. Neither side holds u, and together they hold every point
/// that keeps the pair. Both are bounds of single indicators, so that each is such a problem again with fewer points, of which there
/// are finitely many: the search ends, and a branch is left only if nothing in it can be nearer than what is known.
struct LatticeSearch {
    private let lattice: WeightLattice
    private let target: [Double]
    private(set) var nearest: LatticeAllocation?

    /// - Parameter target: of each indicator, in steps.
    /// - Complexity: that of an allocation for each branch: one without pairs, in practice a few for each pair that rounding breaks.
    init(_ lattice: WeightLattice, target: [Double]) {
        self.lattice = lattice
        self.target = target
        if let root = relaxed(lattice.bounds) { search(root) }
    }

    private struct Branch {
        let bounds: LatticeBounds
        let allocation: LatticeAllocation
    }

    /// The nearest point between bounds without pairs; nil if there is none.
    private func relaxed(_ bounds: LatticeBounds) -> Branch? {
        var bounds = bounds
        guard bounds.tighten(by: lattice) else { return nil }
        return LatticeAllocation(target, parts: lattice.parts, bounds: bounds).map {
            Branch(bounds: bounds, allocation: $0)
        }
    }

    private mutating func search(_ branch: Branch) {
        guard branch.allocation.cost < nearest?.cost ?? .infinity else { return }
        let steps = branch.allocation.steps
        guard
            let worst = lattice.pairs.max(by: {
                lattice.excess(steps, over: $0) < lattice.excess(steps, over: $1)
            }),
            lattice.excess(steps, over: worst) > 0
        else {
            nearest = branch.allocation
            return
        }
        let quality = worst.quality
        var (less, more) = (branch.bounds, branch.bounds)
        less.reduce(quality, to: steps[quality])
        more.raise(quality, to: steps[quality] + 1)
        let branches = [relaxed(less), relaxed(more)].compactMap(\.self)
        for next in branches.sorted(by: { $0.allocation.cost < $1.allocation.cost }) { search(next) }
    }
}
