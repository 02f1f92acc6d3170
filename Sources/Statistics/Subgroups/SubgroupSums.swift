/// Sums of some rows that qualities and bounds come from.
struct SubgroupSums: Sendable {
    var count = 0.0
    var sum = 0.0
    /// Of the deviations above zero, and of their squares.
    var positive = 0.0
    var positiveSquares = 0.0
    var squares = 0.0

    @inline(__always)
    mutating func add(_ deviation: Double) {
        let above = max(0, deviation)
        count += 1
        sum += deviation
        positive += above
        positiveSquares += above * above
        squares += deviation * deviation
    }

    @inline(__always)
    static func += (left: inout SubgroupSums, right: SubgroupSums) {
        left.count += right.count
        left.sum += right.sum
        left.positive += right.positive
        left.positiveSquares += right.positiveSquares
        left.squares += right.squares
    }

    @inline(__always)
    static func -= (left: inout SubgroupSums, right: SubgroupSums) {
        left.count -= right.count
        left.sum -= right.sum
        left.positive -= right.positive
        left.positiveSquares -= right.positiveSquares
        left.squares -= right.squares
    }

    /// The bound for what is looked for in one direction.
    /// - Parameter shift: what each deviation may grow by at most.
    func bound(
        _ direction: SubgroupDirection,
        _ quality: SubgroupQuality,
        fewestRows: Int,
        shift: Double = 0
    ) -> Double {
        let (own, ownSquares) =
            direction == .higher
            ? (positive, positiveSquares) : (positive - sum, squares - positiveSquares)
        return quality.bound(
            count: count,
            positive: own + count * shift,
            positiveSquares: ownSquares + 2 * shift * own + count * shift * shift,
            fewestRows: fewestRows
        )
    }
}
