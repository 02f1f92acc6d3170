/// A sum of money shared out by score, of which nobody gets more than a multiple of the mean.
///
/// Shares are proportional to the scores. Whoever would get more than the cap gets the cap, and what that leaves goes to the
/// others in proportion, until nobody is above it (water-filling). Amounts are whole cents: those that rounding down leaves go to
/// the largest remainders, the first of equal ones.
public struct PoolDistribution: Sendable, Equatable {
    /// For each score.
    public let cents: [Int]
    /// What could not be given to anybody; 0 where the pool is spent.
    public let undistributed: Int
    public let reason: Reason?

    /// Why not all was given out.
    public enum Reason: String, Sendable {
        /// Nobody has a score above 0.
        case noScores
        /// Whoever has a score is at the cap.
        case allCapped
    }

    /// - Parameters:
    ///   - cents: the pool.
    ///   - scores: one for each person; whoever has none (NaN) or 0 gets nothing, and only the latter counts for the mean.
    ///   - cap: so many times the mean is the most that anybody gets.
    /// - Complexity: O(n log n).
    /// - Precondition: the pool and the cap are not negative.
    public init(cents pool: Int, scores: [Double], cap: Double) {
        precondition(pool >= 0 && cap >= 0, "a pool and a cap that are not negative")
        let scored = scores.indices.filter { !scores[$0].isNaN }
        let ranked = scored.filter { scores[$0] > 0 }.sorted { (scores[$0], $1) > (scores[$1], $0) }
        var cents = [Int](repeating: 0, count: scores.count)
        guard !ranked.isEmpty else {
            self.init(cents: cents, undistributed: pool, reason: pool > 0 ? .noScores : nil)
            return
        }
        // Above as many times the mean as there are people nothing is capped.
        let most = cap >= Double(scored.count) ? pool : pool.times(decimal: cap) / scored.count
        // The highest scores reach the cap first: how many are at it is found from the top.
        var rest = pool
        var restScore = ranked.reduce(0) { $0 + scores[$1] }
        var capped = 0
        while capped < ranked.count, Double(rest) * scores[ranked[capped]] > Double(most) * restScore {
            cents[ranked[capped]] = most
            rest -= most
            restScore -= scores[ranked[capped]]
            capped += 1
        }
        let open = ranked[capped...]
        guard !open.isEmpty else {
            self.init(cents: cents, undistributed: rest, reason: rest > 0 ? .allCapped : nil)
            return
        }
        // Added up anew: what was taken away above has lost digits.
        restScore = open.reduce(0) { $0 + scores[$1] }
        var remainders: [(remainder: Double, person: Int)] = []
        var left = rest
        for person in open {
            let exact = Double(rest) * (scores[person] / restScore)
            let whole = min(Int(exact.rounded(.down)), most)
            cents[person] = whole
            left -= whole
            remainders.append((exact - Double(whole), person))
        }
        remainders.sort { ($0.remainder, $1.person) > ($1.remainder, $0.person) }
        while left > 0 {
            let before = left
            for (_, person) in remainders where left > 0 && cents[person] < most {
                cents[person] += 1
                left -= 1
            }
            if left == before { break }
        }
        self.init(cents: cents, undistributed: left, reason: left > 0 ? .allCapped : nil)
    }

    private init(cents: [Int], undistributed: Int, reason: Reason?) {
        (self.cents, self.undistributed, self.reason) = (cents, undistributed, reason)
    }
}
