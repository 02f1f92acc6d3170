import Foundation

/// How the variance of true means between groups is estimated.
public enum BetweenVarianceMethod: Sendable, CaseIterable {
    /// From Cochran's Q with weights 1 / V, in one step (DerSimonian and Laird, "Meta-Analysis in Clinical Trials",
    /// 1986).
    case dersimonianLaird
    /// The A at which Q with weights 1 / (V + A) equals its degrees of freedom (Paule and Mandel, "Consensus
    /// Values and Weighting Factors", 1982).
    case pauleMandel
    /// The A of the largest restricted likelihood of normal means (Patterson and Thompson 1971).
    case restrictedLikelihood
}

/// Observed means y with known sampling variances V, whose true means vary about a common one with variance A.
struct NormalMeans {
    let means: [Double]
    let variances: [Double]

    /// What follows from a value of A: the weights' sums, the common mean and Q = Σ (y - mean)² / (V + A).
    struct Fit {
        var mean = 0.0
        var weight = 0.0
        var squaredWeight = 0.0
        var q = 0.0
        /// Σ (y - mean)² / (V + A)².
        var scoreSquares = 0.0
        /// -2 × the restricted log likelihood, up to a constant.
        var deviance = 0.0
    }

    /// - Complexity: O(groups).
    func fit(_ between: Double) -> Fit {
        var fit = Fit()
        for (mean, variance) in zip(means, variances) {
            let weight = 1 / (variance + between)
            fit.weight += weight
            fit.squaredWeight += weight * weight
            fit.mean += weight * mean
            fit.deviance -= log(weight)
        }
        fit.mean /= fit.weight
        for (mean, variance) in zip(means, variances) {
            let weight = 1 / (variance + between)
            let squares = (mean - fit.mean) * (mean - fit.mean)
            fit.q += weight * squares
            fit.scoreSquares += weight * weight * squares
        }
        fit.deviance += log(fit.weight) + fit.q
        return fit
    }

    /// A, not below zero.
    func betweenVariance(_ method: BetweenVarianceMethod) -> Double {
        let degrees = Double(means.count - 1)
        switch method {
        case .dersimonianLaird:
            let fit = fit(0)
            return max(0, (fit.q - degrees) / (fit.weight - fit.squaredWeight / fit.weight))
        case .pauleMandel:
            return root(in: 0...spread) { self.fit($0).q - degrees }
        case .restrictedLikelihood:
            return restrictedLikelihoodMaximum()
        }
    }

    /// More than any of the estimates can be.
    private var spread: Double {
        let mean = means.reduce(0, +) / Double(means.count)
        return means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }

    /// The likelihood can have several maxima: the best of a grid of powers of two, then the slope's root beside it.
    private func restrictedLikelihoodMaximum() -> Double {
        let spread = spread
        guard spread > 0 else { return 0 }
        let grid = [0] + (0...60).reversed().map { spread * pow(2, -Double($0)) }
        let deviances = grid.map { fit($0).deviance }
        let best = deviances.indices.reduce(0) { deviances[$1] < deviances[$0] ? $1 : $0 }
        let (low, high) = (grid[max(0, best - 1)], grid[min(grid.count - 1, best + 1)])
        return root(in: low...high) { between in
            let fit = self.fit(between)
            return fit.scoreSquares - fit.weight + fit.squaredWeight / fit.weight
        }
    }
}

/// Where a function falls through zero, by bisection to the last digit; the lower end if it is not above zero there.
private func root(in range: ClosedRange<Double>, _ function: (Double) -> Double) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    guard function(low) > 0 else { return low }
    for _ in 0..<2_000 {
        let middle = low + (high - low) / 2
        guard middle > low, middle < high else { break }
        if function(middle) > 0 { low = middle } else { high = middle }
    }
    return low
}
