import Foundation

/// The jump of a density at a given point, such as the crowding of durations just below a promised one: the test of
/// Cattaneo, Jansson and Ma, "Simple Local Polynomial Density Estimators" (JASA 115, 2020).
///
/// On each side of the point a polynomial in the distance is fitted to the empirical distribution function, weighted
/// by a triangular kernel; its slope at the point is the density there. No bins have to be chosen. Bandwidths suit
/// a polynomial of one order, estimate and error come from one order higher, so that the bias left over does not
/// matter for the test (the paper's robust bias correction).
public struct DensityDiscontinuity: Equatable, Sendable {
    /// The density on one side, at the point.
    public struct Side: Equatable, Sendable {
        public let density: Double
        public let standardError: Double
        /// In the units of the values.
        public let bandwidth: Double
        /// How many values lie on this side, and how many of them within the bandwidth.
        public let count: Int
        public let effectiveCount: Int
        /// How many different values lie within the bandwidth.
        public let distinctCount: Int
    }

    public let point: Double
    /// Below the point.
    public let left: Side
    /// At the point and above.
    public let right: Side
    /// Right minus left.
    public let jump: Double
    /// Of the jump, if the density does not jump.
    public let standardError: Double
    /// jump / standard error, normal if the density does not jump.
    public let statistic: Double
    /// Two-sided.
    public let pValue: Double

    /// Whether values repeat so much within the bandwidths that they are no sample of a density: fewer than half of
    /// them are different. The distribution function then counts ties exactly, but heaps on round numbers at the
    /// point look like a jump.
    public var isHeaped: Bool {
        2 * (left.distinctCount + right.distinctCount) < left.effectiveCount + right.effectiveCount
    }

    /// Tests with bandwidths chosen from the data; see ``densityBandwidths(_:at:order:)``.
    /// - Parameter order: that the bandwidths suit, p; the fit is of order p + 1.
    /// - Complexity: O(n log n).
    /// - Throws: ``DensityError``.
    public init(_ values: [Double], at point: Double, order: Int = 2) throws {
        let sample = try SplitSample(values, at: point)
        let bandwidths = try sample.bandwidths(order: order)
        try self.init(sample, bandwidths, fitOrder: order + 1)
    }

    /// Tests with given bandwidths.
    /// - Parameters:
    ///   - bandwidths: left and right, positive, in the units of the values.
    ///   - fitOrder: of the polynomials, at least 1.
    /// - Throws: ``DensityError``.
    public init(
        _ values: [Double],
        at point: Double,
        bandwidths: (left: Double, right: Double),
        fitOrder: Int = 3
    ) throws {
        try self.init(SplitSample(values, at: point), bandwidths, fitOrder: fitOrder)
    }

    private init(
        _ sample: SplitSample,
        _ bandwidths: (left: Double, right: Double),
        fitOrder: Int
    ) throws {
        precondition(bandwidths.left > 0 && bandwidths.right > 0 && fitOrder >= 1, "something to fit")
        func side(_ which: SplitSample.Side, _ bandwidth: Double) throws -> Side {
            let fit = try LocalDistribution(sample, which, bandwidth: bandwidth, order: fitOrder)
            let slope = fit.derivative(1)
            return Side(
                density: slope.value,
                standardError: slope.variance.squareRoot(),
                bandwidth: bandwidth,
                count: sample.range(of: which).count,
                effectiveCount: fit.count,
                distinctCount: fit.distinctCount
            )
        }
        point = sample.point
        left = try side(.left, bandwidths.left)
        right = try side(.right, bandwidths.right)
        jump = right.density - left.density
        let variance =
            left.standardError * left.standardError + right.standardError * right.standardError
        standardError = variance.squareRoot()
        statistic = jump / standardError
        pValue = Normal().twoSidedTail(statistic)
    }
}

/// Bandwidths for both sides of a point that minimise the mean squared error of the density there.
///
/// h = (V / (2 p n (B² + 3 Var B)))^(1 / (2p + 1)): V / (n h) is the variance and B hᵖ the bias of a fit of order p
/// (Cattaneo, Jansson and Ma 2020, section 3). B comes from the next derivative of the distribution function,
/// estimated with a pilot bandwidth for normal data; its own variance keeps h from growing without end where it is
/// small (Imbens and Kalyanaraman, "Optimal Bandwidth Choice for the Regression Discontinuity Estimator", 2012). A
/// bandwidth holds at least 20 + p + 1 different values and does not reach beyond the data.
/// - Parameter order: p, at least 1.
/// - Complexity: O(n log n).
/// - Throws: ``DensityError``.
public func densityBandwidths(
    _ values: [Double],
    at point: Double,
    order: Int = 2
) throws -> (left: Double, right: Double) {
    try SplitSample(values, at: point).bandwidths(order: order)
}
