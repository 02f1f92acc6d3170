import Parallelism

/// How often each feature is selected on random halves of the sample, whatever does the selecting (Meinshausen and
/// Bühlmann, "Stability Selection", 2010), in complementary pairs of halves (Shah and Samworth, "Variable Selection
/// with Error Control: Another Look at Stability Selection", 2013).
public struct StabilitySelection: Sendable, Equatable {
    /// For each feature in how many of the halves it was selected.
    public let counts: [Int]
    /// How many pairs of halves there were.
    public let pairs: Int

    /// - Parameters:
    ///   - units: how many there are to halve: clusters, or rows.
    ///   - features: how many there are to select from.
    ///   - pairs: how many times the sample is halved; 50 is what Shah and Samworth advise.
    ///   - seed: the pair's number is its stream under this seed.
    ///   - select: the features selected on some units, rising; called on all processors. It should be set to select
    ///     about as many features each time: the fewer, the better the bound.
    /// - Throws: `ResamplingError.tooFewUnits` below two.
    /// - Precondition: what is selected are features.
    /// - Complexity: 2 · pairs selections; the result does not depend on the number of threads.
    public init(
        units: Int,
        features: Int,
        pairs: Int = 50,
        seed: UInt64,
        select: @Sendable (_ units: [Int]) -> [Int]
    ) throws {
        guard units > 1 else { throw ResamplingError.tooFewUnits(units) }
        let selections = concurrentMap(2 * pairs) { half in
            var stream = RandomStream(seed: seed, stream: UInt64(half / 2))
            var order = Array(0..<units)
            stream.shuffle(&order)
            let size = units / 2
            let own = half % 2 == 0 ? order[..<size] : order[size..<2 * size]
            return Set(select(own.sorted()))
        }
        var counts = [Int](repeating: 0, count: features)
        for selection in selections {
            for feature in selection { counts[feature] += 1 }
        }
        self.counts = counts
        self.pairs = pairs
    }
}

extension StabilitySelection {
    /// For each feature the share of the halves in which it was selected.
    public var frequencies: [Double] {
        counts.map { Double($0) / Double(2 * pairs) }
    }

    /// How many features were selected on a half, on average.
    public var meanSelected: Double {
        Double(counts.reduce(0, +)) / Double(2 * pairs)
    }

    /// The features whose frequency is at least `threshold`, rising.
    public func selected(threshold: Double) -> [Int] {
        let least = leastCount(threshold)
        return counts.indices.filter { counts[$0] >= least }
    }

    /// What is assumed of the features that the selector rarely selects.
    public enum Assumption: Sendable {
        /// Nothing.
        case none
        /// The share of pairs in which both halves select such a feature has a distribution with one mode.
        case unimodal
    }

    /// A bound for the expected number of selected features that the selector selects on a half with a chance of at
    /// most θ = q / p, q being the mean number selected of p features: those that it selects no more often than a
    /// guess.
    ///
    /// With τ the threshold and B pairs it is q² / p times 1 / (2τ - 1) without an assumption (Shah and Samworth,
    /// theorem 1; Meinshausen and Bühlmann, theorem 1, for features that are exchangeable noise). With one mode
    /// (theorem 2) the factor is 1 / (2(2τ - 1 - 1/(2B))) for τ ≤ 3/4, and 4(1 - τ + 1/(2B)) / (1 + 1/B) above.
    /// - Returns: nil where the theorem says nothing: for τ ≤ 1/2, and with one mode also for θ > 1/√3 or τ at most
    ///   min(1/2 + θ², 1/2 + 1/(2B) + 3θ²/4).
    public func errorBound(threshold: Double, assuming assumption: Assumption = .none) -> Double? {
        guard !counts.isEmpty, pairs > 0 else { return nil }
        let pairs = Double(pairs)
        // Frequencies are multiples of 1 / (2B), so the threshold is in effect the next of these.
        let threshold = Double(leastCount(threshold)) / (2 * pairs)
        guard threshold > 0.5 else { return nil }
        let rate = meanSelected / Double(counts.count)
        let expected = rate * meanSelected
        switch assumption {
        case .none:
            return expected / (2 * threshold - 1)
        case .unimodal:
            let least = min(0.5 + rate * rate, 0.5 + 1 / (2 * pairs) + 0.75 * rate * rate)
            guard rate <= 1 / 3.0.squareRoot(), threshold > least else { return nil }
            return threshold <= 0.75
                ? expected / (2 * (2 * threshold - 1 - 1 / (2 * pairs)))
                : expected * 4 * (1 - threshold + 1 / (2 * pairs)) / (1 + 1 / pairs)
        }
    }

    /// The least count whose frequency is at least `threshold`, rounding aside.
    private func leastCount(_ threshold: Double) -> Int {
        Int((threshold * Double(2 * pairs) - 1e-9).rounded(.up))
    }
}
