import Foundation
import LinearAlgebra
import Parallelism

/// How many values crowd about a point, beyond what a smooth density would put there: Chetty, Friedman, Olsen and
/// Pistaferri, "Adjustment Costs, Firm Responses, and Micro vs. Macro Labor Supply Elasticities: Evidence from Danish
/// Tax Records" (Quarterly Journal of Economics 126, 2011, section IV).
///
/// A polynomial is fitted to the counts of equal bins outside a window about the point. It says what the window would
/// hold; what is there beyond it is the excess. Those values came from above the window, so the counts there are
/// scaled up in the fit until the counterfactual has as many values as there are (their equation 15).
public struct Bunching: Equatable, Sendable {
    public struct Bins: Equatable, Sendable {
        /// In the units of the values. Bin i holds point + i · width ≤ value < point + (i + 1) · width.
        public var width: Double
        /// The bins looked at; bin -1 ends at the point.
        public var range: ClosedRange<Int>
        /// The bins in which values crowd, inside `range`.
        public var window: ClosedRange<Int>

        public init(width: Double, range: ClosedRange<Int>, window: ClosedRange<Int>) {
            self.width = width
            self.range = range
            self.window = window
        }
    }

    /// One for each bin of the range.
    public let counts: [Double]
    public let counterfactual: [Double]
    /// Counts minus counterfactual, added up over the window.
    public let excess: Double
    /// Not a number where so little lies above the window that a draw of the bootstrap has no lift; so below.
    public let excessStandardError: Double
    /// The excess relative to the mean counterfactual count of a bin of the window.
    public let relativeExcess: Double
    public let relativeStandardError: Double
    /// How many values lie outside the range, and so do not count.
    public let outsideCount: Int

    /// - Parameters:
    ///   - degree: of the polynomial.
    ///   - replicates: of the bootstrap over the fit's residuals, from which the standard errors come.
    /// - Complexity: O(n + bins² · replicates), on all processors; the same on every number of threads.
    /// - Throws: ``DensityError/notFinite(index:)``, ``DensityError/notAWidth(_:)``, ``DensityError/noDensity`` if the
    ///   counterfactual has nothing in the window or no lift is a solution, or too few bins beside the window for the
    ///   polynomial, counted on the side that has fewer.
    public init(
        _ values: [Double],
        at point: Double,
        bins: Bins,
        degree: Int = 5,
        replicates: Int = 200,
        seed: UInt64
    ) throws {
        precondition(
            bins.range.lowerBound <= bins.window.lowerBound && bins.window.upperBound < bins.range.upperBound,
            "a window with bins above it"
        )
        precondition(degree >= 0 && replicates > 1, "a polynomial and a bootstrap")
        guard bins.width > 0, bins.width.isFinite else { throw DensityError.notAWidth(bins.width) }
        var counts = [Double](repeating: 0, count: bins.range.count)
        var outside = 0
        for (index, value) in values.enumerated() {
            guard value.isFinite else { throw DensityError.notFinite(index: index) }
            let bin = ((value - point) / bins.width).rounded(.down)
            if bin >= Double(bins.range.lowerBound), bin <= Double(bins.range.upperBound) {
                counts[Int(bin) - bins.range.lowerBound] += 1
            } else {
                outside += 1
            }
        }
        let fit = try CounterfactualFit(bins, degree: degree)
        guard let estimate = fit.estimate(counts), estimate.height > 0 else { throw DensityError.noDensity }
        let residuals = fit.residuals(counts, estimate)
        let fitted = zip(counts, residuals).map { $0 - $1 }
        let draws = concurrentMap(replicates) { replicate in
            var stream = RandomStream(seed: seed, stream: UInt64(replicate))
            let drawn = fitted.map {
                $0 + residuals[fit.outside[stream.nextIndex(below: fit.outside.count)]]
            }
            return fit.estimate(drawn)
        }
        let estimates = draws.compactMap(\.self)
        func standardError(_ figure: (CounterfactualFit.Estimate) -> Double) -> Double {
            estimates.count == replicates ? standardDeviation(estimates.map(figure)) : .nan
        }
        self.counts = counts
        counterfactual = estimate.counterfactual
        excess = estimate.excess
        relativeExcess = estimate.relativeExcess
        excessStandardError = standardError(\.excess)
        relativeStandardError = standardError(\.relativeExcess)
        outsideCount = outside
    }
}

/// The linear map from the counts outside the window to the polynomial's value in every bin.
private struct CounterfactualFit {
    struct Estimate {
        var counterfactual: [Double]
        var excess: Double
        /// The mean counterfactual count of a bin of the window.
        var height: Double
        /// What the counts above the window were multiplied by.
        var liftAbove: Double

        var relativeExcess: Double { excess / height }
    }

    /// Positions of the bins outside the window.
    let outside: [Int]
    private let window: Range<Int>
    private let count: Int
    private let smoother: Matrix

    init(_ bins: Bunching.Bins, degree: Int) throws {
        let count = bins.range.count
        self.count = count
        let first = bins.window.lowerBound - bins.range.lowerBound
        let window = first..<first + bins.window.count
        self.window = window
        let outside = (0..<count).filter { !window.contains($0) }
        self.outside = outside
        guard outside.count >= degree + 2 else {
            let (below, above) = (window.lowerBound, count - window.upperBound)
            throw below < above
                ? DensityError.tooFewOnTheLeft(distinct: below, needed: degree + 2 - above)
                : DensityError.tooFewOnTheRight(distinct: above, needed: degree + 2 - below)
        }
        let middle = Double(count - 1) / 2
        let powers = Matrix(
            columns: (0...degree).map { power in
                (0..<count).map { pow((Double($0) - middle) / max(middle, 1), Double(power)) }
            }
        )
        let kept = powers.submatrix(rows: outside, columns: Array(0...degree))
        let qr = try PivotedQR(kept)
        let rotated = qr.multiply(.identity(outside.count), transposed: true)
        var coefficients = rotated.submatrix(
            rows: Array(0...degree),
            columns: Array(0..<outside.count)
        )
        coefficients.solveTriangular(qr.factor, transposed: false)
        smoother = powers.submatrix(rows: Array(0..<count), columns: qr.pivots) * coefficients
    }

    /// The fit is linear in the lift of the counts above the window, and the lift by which the window's excess is what
    /// they lack solves one equation. Nil where to raise them lowers the fit in the window as much or more, but for
    /// rounding: then none does that means anything.
    func estimate(_ counts: [Double]) -> Estimate? {
        let above = counts[window.upperBound...].reduce(0, +)
        let plain = smoother * outside.map { $0 >= window.upperBound ? 0 : counts[$0] }
        let raised = smoother * outside.map { $0 >= window.upperBound ? counts[$0] : 0 }
        let lack = counts[window].reduce(0, +) - plain[window].reduce(0, +)
        let raisedInside = raised[window].reduce(0, +)
        // Where nothing lies above, nothing is lifted.
        var lift = 1.0
        if above > 0 {
            guard above + raisedInside > 1e-9 * above else { return nil }
            lift = max(0, (above + lack) / (above + raisedInside))
        }
        let counterfactual = zip(plain, raised).map { $0 + lift * $1 }
        return Estimate(
            counterfactual: counterfactual,
            excess: lack - lift * raisedInside,
            height: counterfactual[window].reduce(0, +) / Double(window.count),
            liftAbove: lift
        )
    }

    /// What the fit leaves of the counts outside the window, in their own size; zero inside.
    func residuals(_ counts: [Double], _ estimate: Estimate) -> [Double] {
        var residuals = [Double](repeating: 0, count: count)
        for index in outside {
            let lift = index >= window.upperBound ? estimate.liftAbove : 1
            residuals[index] =
                counts[index] - estimate.counterfactual[index] / max(lift, .leastNormalMagnitude)
        }
        return residuals
    }
}

private func standardDeviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
}
