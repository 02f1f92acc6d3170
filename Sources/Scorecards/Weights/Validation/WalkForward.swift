import Parallelism

/// How periods are cut to judge weights on later ones than they were fitted to.
///
/// The first third is only learned from. What follows is cut into up to four blocks; for each, weights are fitted to all periods
/// before it. A block has at least three periods, so that the effects of its persons can be taken out within it, and nothing of
/// what is judged on is known to what is judged.
struct WalkForward: Sendable, Equatable {
    /// Indices of periods in the order of time, successive; the last ends with the last period.
    let blocks: [Range<Int>]

    static let leastBlockLength = 3
    static let mostBlocks = 4
    /// With fewer there are not two blocks after the first third: one to choose a price by, another to judge by.
    static let leastPeriods = 3 * leastBlockLength

    /// - Returns: nil for fewer than ``leastPeriods``.
    init?(periods: Int) {
        guard periods >= Self.leastPeriods else { return nil }
        let first = max(Self.leastBlockLength, periods / 3)
        let rest = periods - first
        blocks = evenRanges(of: rest, parts: min(Self.mostBlocks, rest / Self.leastBlockLength)).map {
            first + $0.lowerBound..<first + $0.upperBound
        }
    }
}
