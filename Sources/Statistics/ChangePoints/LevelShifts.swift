import Foundation

/// Whether the level of a series changed, and the changes with their sizes.
///
/// The test for a change at all is ``MeanChange/autocorrelatedTest(_:permutations:seed:)``. Where the changes are is found by
/// ``Segmentation``, with the noise that neighbours' differences show made as large as their hanging together makes the
/// noise of a mean: by √(1 + r) / (1 − r). About one change alone the values would seem to hang together for the sake of
/// others, so r is no more than it is about all changes that independent values would show. Where none is found, the likeliest
/// single change stands.
public struct LevelShifts: Sendable, Equatable {
    public struct Shift: Sendable, Equatable {
        /// The values before the change back to the one before it, and those after it up to the next.
        public let before: Range<Int>
        public let after: Range<Int>
        public let meanBefore: Double
        public let meanAfter: Double
        /// An interval for the mean after less that before, by Student's t; that the place of the change was sought for is
        /// not in it. Nil where no value is left to judge the noise by.
        public let interval: ClosedRange<Double>?

        public var difference: Double { meanAfter - meanBefore }
    }

    public let autocorrelation: Double
    /// Of the test for a change at all.
    public let pValue: Double
    /// In order; meaningful where the test rejects.
    public let shifts: [Shift]

    /// - Throws: ``ChangePointError``: what is not finite, fewer than four values, or no variation.
    /// - Complexity: O(n · `permutations` + n²), on all processors; the same on every number of threads.
    public init(_ values: [Double], confidence: Double = 0.95, permutations: Int = 999, seed: UInt64) throws {
        precondition(confidence > 0 && confidence < 1, "a confidence between 0 and 1")
        let test = try MeanChange.autocorrelatedTest(values, permutations: permutations, seed: seed)
        autocorrelation = test.autocorrelation
        pValue = test.pValue
        var dependence = test.autocorrelation
        var starts: [Int] = []
        let noise = differenceStandardDeviation(of: values)
        if noise > 0 {
            if dependence > 0 {
                let all = try Segmentation(values, cost: .mean(standardDeviation: noise)).changePoints
                dependence = min(dependence, LevelShifts.autocorrelation(values, about: all))
            }
            let deviation = noise * (1 + dependence).squareRoot() / (1 - dependence)
            starts = try Segmentation(values, cost: .mean(standardDeviation: deviation)).changePoints
        }
        if starts.isEmpty { starts = [try MeanChange(values).index] }
        shifts = LevelShifts.shifts(values, at: starts, dependence: dependence, confidence: confidence)
    }

    /// Of neighbouring values about the means between changes; 0 where it is below.
    private static func autocorrelation(_ values: [Double], about starts: [Int]) -> Double {
        var residuals = values
        for (first, end) in zip([0] + starts, starts + [values.count]) {
            let mean = values[first..<end].reduce(0, +) / Double(end - first)
            for index in first..<end { residuals[index] -= mean }
        }
        return max(0, lagOneAutocorrelation(ofResiduals: residuals) ?? 0)
    }

    private static func shifts(
        _ values: [Double],
        at starts: [Int],
        dependence: Double,
        confidence: Double
    ) -> [Shift] {
        let segments = zip([0] + starts, starts + [values.count]).map { $0..<$1 }
        let means = segments.map { values[$0].reduce(0, +) / Double($0.count) }
        let squares = zip(segments, means).reduce(0.0) { sum, segment in
            values[segment.0].reduce(sum) { $0 + ($1 - segment.1) * ($1 - segment.1) }
        }
        let freedom = Double(values.count - segments.count)
        // The variance of a mean of values that each keep a share of the one before.
        let variance = squares / freedom * (1 + dependence) / (1 - dependence)
        return segments.indices.dropLast().map { index in
            let (before, after) = (segments[index], segments[index + 1])
            let error = (variance * (1 / Double(before.count) + 1 / Double(after.count))).squareRoot()
            var interval: ClosedRange<Double>?
            if freedom > 0 {
                let reach =
                    error * StudentT(degreesOfFreedom: freedom).quantile(upperTail: (1 - confidence) / 2)
                let difference = means[index + 1] - means[index]
                interval = difference - reach...difference + reach
            }
            return Shift(
                before: before,
                after: after,
                meanBefore: means[index],
                meanAfter: means[index + 1],
                interval: interval
            )
        }
    }
}
