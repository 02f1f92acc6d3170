/// The whole numbers between bounds that keep all sums and are nearest to a point, pairs left aside.
///
/// The squared distance is a sum of convex functions, one for each indicator, so that the step from u to u + 1 costs 2 (u - t) + 1,
/// more with each step. Of all steps a part takes its sum's worth of the cheapest: any other choice could swap a dear one for a
/// cheaper one that it left (Gross 1956; Ibaraki and Katoh, "Resource Allocation Problems", 1988, chapter 4). Since an indicator's
/// steps cost more and more, the cheapest are its first ones. To begin with, each indicator takes every step that costs less than
/// nothing, that is, rounds its target; then the dearest are given back, or the cheapest that are left are taken, one by one.
struct LatticeAllocation {
    let steps: [Int]
    /// The squared distance from the point, in steps.
    let cost: Double

    /// - Parameter target: of each indicator, in steps.
    /// - Returns: nil if the bounds leave a part no such sum.
    /// - Complexity: O(indicators · steps by which the rounded targets miss their sums).
    init?(_ target: [Double], parts: [WeightLattice.Part], bounds: LatticeBounds) {
        var steps = target.indices.map { indicator in
            let (lower, upper) = (bounds.lower[indicator], bounds.upper[indicator])
            return Int(min(max(target[indicator].rounded(), Double(lower)), Double(upper)))
        }
        for part in parts {
            var missing = part.sum - part.members.reduce(0) { $0 + steps[$1] }
            while missing != 0 {
                let direction = missing > 0 ? 1 : -1
                // The cheapest step up costs 2 (u - t) + 1, the dearest to give back saves 2 (u - t) - 1.
                var best: Int?
                var least = Double.infinity
                for member in part.members {
                    let limit = direction > 0 ? bounds.upper[member] : bounds.lower[member]
                    guard steps[member] != limit else { continue }
                    let slope = Double(direction) * (Double(steps[member]) - target[member])
                    if slope < least { (best, least) = (member, slope) }
                }
                guard let best else { return nil }
                steps[best] += direction
                missing -= direction
            }
        }
        self.steps = steps
        cost = zip(steps, target).reduce(0) {
            let distance = Double($1.0) - $1.1
            return $0 + distance * distance
        }
    }
}
