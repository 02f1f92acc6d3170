import Statistics

/// Means of people that are compared: drawn towards the mean of all by as much as chance moves them.
///
/// A person's mean of n periods has the sampling variance s² / n, with s² the variance from period to period within people,
/// pooled, and that of the adjustment for the mix of orders on top. Means with few periods are mostly extreme by chance
/// (``Statistics/GroupShrinkage``).
struct FairMeans: Sendable {
    /// Drawn in, or as they are if ``notShrunk``.
    let means: [Double]
    let notShrunk: Consequences.NotShrunk?

    /// - Parameters:
    ///   - values: of each person, at least one.
    ///   - beside: for each person the variance of what the values were adjusted by; nil for none.
    init(_ values: [[Double]], beside: [Double]? = nil) {
        let raw = values.map { $0.reduce(0, +) / Double($0.count) }
        let degrees = values.reduce(0) { $0 + $1.count - 1 }
        var squares = 0.0
        for (own, mean) in zip(values, raw) {
            for value in own { squares += (value - mean) * (value - mean) }
        }
        let variance = degrees > 0 ? squares / Double(degrees) : 0
        guard values.count >= 4 else {
            (means, notShrunk) = (raw, .tooFewPeople(values.count))
            return
        }
        let scale = raw.reduce(0) { max($0, abs($1)) }
        if !scale.isFinite || !variance.isFinite {
            (means, notShrunk) = (raw, .notFinite)
            return
        }
        // What is left of rounding is no variance.
        if variance <= 1e-18 * scale * scale {
            (means, notShrunk) = (raw, .noVariance)
            return
        }
        do throws(ShrinkageError) {
            let shrunk = try GroupShrinkage(
                means: raw,
                variances: values.indices.map { variance / Double(values[$0].count) + (beside?[$0] ?? 0) }
            )
            (means, notShrunk) = (shrunk.groups.map(\.posteriorMean), nil)
        } catch {
            (means, notShrunk) = (raw, Consequences.NotShrunk(error))
        }
    }

    /// 1 for the highest; equal ones, but for rounding, share the better rank.
    /// - Complexity: O(n²).
    var ranks: [Int] {
        means.map { mean in 1 + means.count { $0 > mean + 1e-9 * max(1, abs(mean)) } }
    }
}

extension Consequences.NotShrunk {
    fileprivate init(_ error: ShrinkageError) {
        switch error {
        case .tooFewGroups(let people): self = .tooFewPeople(people)
        case .noSamplingVariance: self = .noVariance
        case .notFinite: self = .notFinite
        }
    }
}
