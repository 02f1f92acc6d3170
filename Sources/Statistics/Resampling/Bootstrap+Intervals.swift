import LinearAlgebra

extension Bootstrap {
    /// A confidence interval for one statistic.
    public struct Interval: Sendable, Equatable {
        public let lower: Double
        public let upper: Double
        /// Whether an end would lie beyond the replicates and is the outermost of them: there are too few replicates
        /// for this confidence.
        public let reachesExtremes: Bool
    }

    /// For each statistic the interval between the quantiles of the replicates; nil without replicates.
    ///
    /// It is exact where the replicates are distributed about the estimate as the estimate is about the truth,
    /// shifted or transformed in any way that leaves no bias and no skewness; `biasCorrectedIntervals` asks for less.
    /// - Parameter confidence: between 0 and 1.
    /// - Complexity: O(statistics · replicates · log replicates).
    public func percentileIntervals(confidence: Double) -> [Interval]? {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        guard definedCount > 0 else { return nil }
        let outside = (1 - confidence) / 2
        return estimate.indices.map {
            SortedReplicates(values(of: $0)).interval(lower: outside, upper: 1 - outside)
        }
    }

    /// For each statistic the basic interval: twice the estimate less the quantiles of the replicates; nil without replicates.
    ///
    /// It takes the replicates to lie about the estimate as the estimate lies about the truth, bias included (Davison and Hinkley,
    /// "Bootstrap Methods and their Application", 1997, equation 5.6). Where the bias is large the estimate itself can lie outside.
    /// - Parameter confidence: between 0 and 1.
    /// - Complexity: O(statistics · replicates · log replicates).
    public func basicIntervals(confidence: Double) -> [Interval]? {
        percentileIntervals(confidence: confidence).map { intervals in
            zip(estimate, intervals).map { estimate, own in
                Interval(
                    lower: 2 * estimate - own.upper,
                    upper: 2 * estimate - own.lower,
                    reachesExtremes: own.reachesExtremes
                )
            }
        }
    }

    /// For each statistic the BCa interval: the quantiles of the replicates at levels corrected for bias and
    /// acceleration (Efron, "Better Bootstrap Confidence Intervals", 1987).
    ///
    /// With z₀ = Φ⁻¹ of the share of replicates below the estimate (equal ones count half) and a the acceleration,
    /// the level α becomes Φ(z₀ + (z₀ + z_α) / (1 - a(z₀ + z_α))).
    /// - Parameters:
    ///   - confidence: between 0 and 1.
    ///   - jackknife: of the same statistics over the units that were drawn.
    /// - Returns: nil for a statistic where all replicates lie on one side of the estimate, where the correction has a
    ///   pole between the levels, or where the jackknife has no acceleration (`Jackknife.undefinedUnits`).
    /// - Complexity: O(statistics · (replicates · log replicates + units)).
    public func biasCorrectedIntervals(confidence: Double, jackknife: Jackknife) -> [Interval?] {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        precondition(jackknife.estimate.count == estimate.count, "the jackknife of the same statistics")
        guard definedCount > 0, let accelerations = jackknife.accelerations else {
            return estimate.map { _ in nil }
        }
        let outside = Normal().quantile(upperTail: (1 - confidence) / 2)
        return estimate.indices.map { statistic in
            let values = values(of: statistic)
            let below = values.reduce(0.0) {
                $1 < estimate[statistic] ? $0 + 1 : $1 == estimate[statistic] ? $0 + 0.5 : $0
            }
            let bias = Normal().quantile(lowerTail: below / Double(values.count))
            guard bias.isFinite else { return nil }
            func corrected(_ z: Double) -> Double? {
                let divisor = 1 - accelerations[statistic] * (bias + z)
                return divisor > 0 ? Normal().lowerTail(bias + (bias + z) / divisor) : nil
            }
            guard let lower = corrected(-outside), let upper = corrected(outside) else { return nil }
            return SortedReplicates(values).interval(lower: lower, upper: upper)
        }
    }
}

/// Replicates of one statistic in rising order, and their quantiles.
private struct SortedReplicates {
    let values: [Double]

    init(_ values: [Double]) { self.values = values.sorted() }

    func interval(lower: Double, upper: Double) -> Bootstrap.Interval {
        let (low, high) = (quantile(lower), quantile(upper))
        return Bootstrap.Interval(
            lower: low.value,
            upper: high.value,
            reachesExtremes: low.isExtreme || high.isExtreme
        )
    }

    /// The quantile at rank (R + 1) α, interpolated between replicates as the normal distribution would be (Davison
    /// and Hinkley, "Bootstrap Methods and their Application", 1997, equation 5.8).
    private func quantile(_ level: Double) -> (value: Double, isExtreme: Bool) {
        let count = values.count
        let rank = Double(count + 1) * level
        let below = Int(rank)
        guard below >= 1 else { return (values[0], true) }
        guard below < count else { return (values[count - 1], rank > Double(count)) }
        func normal(_ rank: Double) -> Double { Normal().quantile(lowerTail: rank / Double(count + 1)) }
        let (low, high) = (normal(Double(below)), normal(Double(below + 1)))
        let share = (normal(rank) - low) / (high - low)
        return (values[below - 1] + share * (values[below] - values[below - 1]), false)
    }
}
