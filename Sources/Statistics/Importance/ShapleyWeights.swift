/// The weights of marginal contributions in Shapley's value (1953): with n players, a player that joins s others
/// counts 1 / (n C(n−1, s)), the chance that in a random order exactly those s come before it.
///
/// If the last m of n players are left out of a game, the weights of the others are those of n − m players.
struct ShapleyWeights {
    private let players: Int
    private let table: [Double]

    init(players: Int) {
        self.players = players
        table = (0...players).flatMap { n in
            (0...players).map { $0 < n ? 1 / (Double(n) * binomial(n - 1, $0)) : 0 }
        }
    }

    /// The weight with `players` players of joining `others`; 0 where there are not so many others.
    subscript(players: Int, others: Int) -> Double { table[players * (self.players + 1) + others] }
}

/// n choose k, exact below 2⁵³.
func binomial(_ n: Int, _ k: Int) -> Double {
    (0..<min(k, n - k)).reduce(1) { product, index in (product * Double(n - index) / Double(index + 1)) }
}

/// A sum with Kahan's compensation (1965): its rounding error does not grow with the number of terms.
struct CompensatedSum<Lanes: SIMD> where Lanes.Scalar == Double {
    private(set) var value = Lanes.zero
    private var excess = Lanes.zero

    @inline(__always)
    mutating func add(_ term: Lanes) {
        let corrected = term - excess
        let sum = value + corrected
        excess = (sum - value) - corrected
        value = sum
    }
}
