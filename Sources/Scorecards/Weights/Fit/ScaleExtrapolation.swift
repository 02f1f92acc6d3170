import LinearAlgebra

/// Sees from the last turns of a ``WeightFit`` where its scales are going to, so that fewer turns are needed.
///
/// A turn maps scales b to F(b), and the end is where the residual F(b) - b is zero. Of all affine combinations of the last
/// points, the one with the least combined residual is taken, and the same combination of their images is the next point:
/// Anderson's mixing (Walker and Ni, "Anderson acceleration for fixed-point iterations", SIAM Journal on Numerical Analysis 49,
/// 2011). With one outcome it is the secant method.
struct ScaleExtrapolation {
    /// The last points and their images, oldest first.
    private var turns: [(point: [Double], image: [Double])] = []

    /// Beyond that, old turns are of another set of binding rules more often than they help.
    private static let mostTurns = 4

    /// Where to go on after a point was mapped to an image.
    /// - Complexity: O(outcomes) for the few turns that are kept.
    mutating func next(after point: [Double], image: [Double]) -> [Double] {
        turns.append((point, image))
        // More differences than outcomes depend on each other.
        if turns.count > min(Self.mostTurns, point.count + 1) { turns.removeFirst() }
        let steps = steps
        guard let shares = shares(of: steps) else { return image }
        var next = image
        for (step, share) in zip(steps, shares) {
            for outcome in next.indices { next[outcome] -= share * step.image[outcome] }
        }
        return next.map { max(0, $0) }
    }

    /// After a step that led nowhere.
    mutating func forget() { turns = [] }

    /// From each turn to the next, by how much residual and image changed.
    private var steps: [(residual: [Double], image: [Double])] {
        zip(turns, turns.dropFirst()).map { before, after in
            let image = zip(after.image, before.image).map { $0 - $1 }
            let point = zip(after.point, before.point).map { $0 - $1 }
            return (zip(image, point).map { $0 - $1 }, image)
        }
    }

    /// How much of each step has to be undone for the least residual; nil after one turn, or where steps repeat each other.
    private func shares(of steps: [(residual: [Double], image: [Double])]) -> [Double]? {
        guard let last = turns.last, !steps.isEmpty else { return nil }
        let residual = zip(last.image, last.point).map { $0 - $1 }
        var products = steps.flatMap { left in steps.map { dot(left.residual, $0.residual) } }
        var shares = steps.map { dot($0.residual, residual) }
        let longest = steps.reduce(0) { max($0, dot($1.residual, $1.residual)) }
        let isSolved = products.withUnsafeMutableBufferPointer { products in
            shares.withUnsafeMutableBufferPointer { shares in
                solvePositiveDefinite(
                    products.baseAddress!,
                    order: shares.count,
                    right: shares.baseAddress!,
                    columns: 1,
                    pivotTolerance: 1e-12 * longest
                )
            }
        }
        return isSolved ? shares : nil
    }
}
