import Foundation
import LinearAlgebra

/// The jump of the logarithm of a density at a given point, from a histogram smoothed by local lines on each side:
/// McCrary, "Manipulation of the Running Variable in the Regression Discontinuity Design: A Density Test" (Journal of
/// Econometrics 142, 2008).
public struct BinnedDensityDiscontinuity: Equatable, Sendable {
    public let leftDensity: Double
    public let rightDensity: Double
    /// log right - log left.
    public let logJump: Double
    /// √(24 / (5 n h) · (1 / right + 1 / left)), McCrary's theorem 1.
    public let standardError: Double
    /// Two-sided, by the normal distribution.
    public let pValue: Double
    public let binWidth: Double
    public let bandwidth: Double

    /// - Parameters:
    ///   - binWidth: nil for 2 s / √n, s the standard deviation.
    ///   - bandwidth: nil for the mean over the sides of 3.348 (σ² R / Σ m''(Xⱼ)²)^(1/5), where m is a polynomial of the
    ///     fourth order through the side's bin heights, σ its mean squared error, R the side's length and Xⱼ the bins
    ///     (McCrary's section 3.2).
    /// - Complexity: O(n log n + bins).
    /// - Throws: ``DensityError``.
    public init(
        _ values: [Double],
        at point: Double,
        binWidth: Double? = nil,
        bandwidth: Double? = nil
    ) throws {
        let sample = try SplitSample(values, at: point)
        let histogram = try Histogram(sample, width: binWidth)
        let bandwidth = try bandwidth ?? histogram.bandwidth()
        guard bandwidth > 0, bandwidth.isFinite else { throw DensityError.notAWidth(bandwidth) }
        let left = try histogram.height(.left, bandwidth: bandwidth)
        let right = try histogram.height(.right, bandwidth: bandwidth)
        guard left > 0, right > 0 else { throw DensityError.noDensity }
        leftDensity = left
        rightDensity = right
        logJump = log(right / left)
        let count = Double(values.count)
        standardError = (24 / (5 * count * bandwidth) * (1 / right + 1 / left)).squareRoot()
        pValue = Normal().twoSidedTail(logJump / standardError)
        self.binWidth = histogram.width
        self.bandwidth = bandwidth
    }
}

/// Heights of bins of one width, none of which holds values from both sides of the point.
private struct Histogram {
    let width: Double
    /// Distances of the bins' middles from the point, and their heights, from the point outwards.
    private let sides: [(middles: [Double], heights: [Double])]

    init(_ sample: SplitSample, width: Double?) throws {
        let count = Double(sample.distances.count)
        let mean = sample.distances.reduce(0, +) / count
        let squares = sample.distances.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let width = width ?? 2 * (squares / (count - 1)).squareRoot() / count.squareRoot()
        let extent = max(-sample.distances[0], sample.distances[sample.distances.count - 1])
        guard width > 0, width.isFinite, extent / width < 1e7 else { throw DensityError.notAWidth(width) }
        sides = [SplitSample.Side.left, .right].map { side in
            var counts: [Double] = []
            for index in sample.range(of: side) {
                // A value at the left edge of a bin belongs to it.
                let scaled = sample.distances[index] / width
                let bin = side == .left ? Int((-scaled).rounded(.up)) - 1 : Int(scaled)
                while counts.count <= bin { counts.append(0) }
                counts[bin] += 1
            }
            let sign: Double = side == .left ? -1 : 1
            return (
                counts.indices.map { sign * (Double($0) + 0.5) * width },
                counts.map { $0 / (count * width) }
            )
        }
        self.width = width
    }

    /// The local line at the point, by least squares with the triangular kernel.
    func height(_ side: SplitSample.Side, bandwidth: Double) throws -> Double {
        let (middles, heights) = sides[side == .left ? 0 : 1]
        var (s0, s1, s2, t0, t1) = (0.0, 0.0, 0.0, 0.0, 0.0)
        var bins = 0
        for (middle, height) in zip(middles, heights) {
            let weight = 1 - abs(middle) / bandwidth
            guard weight > 0 else { break }
            bins += 1
            s0 += weight
            s1 += weight * middle
            s2 += weight * middle * middle
            t0 += weight * height
            t1 += weight * middle * height
        }
        guard bins >= 2 else {
            throw side == .left
                ? DensityError.tooFewOnTheLeft(distinct: bins, needed: 2)
                : DensityError.tooFewOnTheRight(distinct: bins, needed: 2)
        }
        return (s2 * t0 - s1 * t1) / (s0 * s2 - s1 * s1)
    }

    func bandwidth() throws -> Double {
        var sum = 0.0
        for (index, side) in sides.enumerated() {
            guard side.middles.count >= 6 else {
                throw index == 0
                    ? DensityError.tooFewOnTheLeft(distinct: side.middles.count, needed: 6)
                    : DensityError.tooFewOnTheRight(distinct: side.middles.count, needed: 6)
            }
            let length = abs(side.middles[side.middles.count - 1])
            let scaled = side.middles.map { $0 / length }
            let powers = Matrix(columns: (0...4).map { power in scaled.map { pow($0, Double(power)) } })
            let qr = try PivotedQR(powers)
            let target = Matrix(rows: scaled.count, columns: 1, elements: side.heights)
            let rotated = qr.multiply(target, transposed: true)
            var solution = Matrix(rows: 5, columns: 1, elements: Array(rotated.elements[0..<5]))
            solution.solveTriangular(qr.factor, transposed: false)
            var coefficients = [Double](repeating: 0, count: 5)
            for (position, pivot) in qr.pivots.enumerated() { coefficients[pivot] = solution[position, 0] }
            let residuals = rotated.elements.dropFirst(5).sumOfSquares
            let meanSquare = residuals / Double(scaled.count - 5)
            let curvatures = scaled.map { x in
                (2 * coefficients[2] + 6 * coefficients[3] * x + 12 * coefficients[4] * x * x)
                    / (length * length)
            }
            let roughness = curvatures.sumOfSquares
            sum += 3.348 * pow(meanSquare * length / roughness, 0.2)
        }
        return sum / 2
    }
}
