import Foundation

/// The segmentation of a series that minimises the sum of the segments' costs plus a penalty for each change.
public struct Segmentation: Equatable, Sendable {
    /// What each change has to gain at least, in units of -2 log likelihood.
    public enum Penalty: Equatable, Sendable {
        /// Not negative.
        case value(Double)
        /// (p + 1) log n, for p parameters of a segment and the place of the change (Schwarz 1978).
        case bayesianInformation
        /// (p + 2) log n for each change and log(length / n) for each segment: changes close to each other or to an end
        /// cost more (Zhang and Siegmund, "A Modified Bayes Information Criterion with Applications to the
        /// Analysis of Comparative Genomic Hybridization Data", Biometrics 63, 2007).
        case modifiedBayesianInformation
    }

    public struct Segment: Equatable, Sendable {
        /// Indices from 0.
        public let range: Range<Int>
        public let mean: Double
        /// About the segment's mean, divided by its length.
        public let variance: Double
    }

    public let segments: [Segment]
    /// The segments' costs with the penalties: the least of all segmentations.
    public let cost: Double
    /// The noise that the costs were measured by, given or estimated; nil where each segment has its own.
    public let standardDeviation: Double?

    /// The first index of each segment but the first.
    public var changePoints: [Int] { segments.dropFirst().map(\.range.lowerBound) }

    /// Finds the optimum exactly, by the method PELT of Killick, Fearnhead and Eckley, "Optimal Detection of
    /// Changepoints With a Linear Computational Cost" (JASA 107, 2012).
    /// - Parameters:
    ///   - minimumLength: the least length of a segment.
    /// - Complexity: O(n) expected if the number of changes grows with the series, O(n²) if there are none.
    /// - Throws: ``ChangePointError``.
    public init(
        _ values: [Double],
        cost: SegmentCost = .mean(),
        penalty: Penalty = .modifiedBayesianInformation,
        minimumLength: Int = 2
    ) throws {
        precondition(minimumLength > 0, "segments of one value at least")
        try checkSeries(values, needed: minimumLength)
        let sums = try SegmentSums(values, cost: cost, minimumLength: minimumLength)
        let logCount = log(Double(values.count))
        let search: PrunedSegmentSearch
        switch penalty {
        case .value(let value):
            precondition(value >= 0, "a penalty that is not negative")
            search = .init(minimumLength: minimumLength, penalty: value, penalizesShortness: false)
        case .bayesianInformation:
            search = .init(
                minimumLength: minimumLength,
                penalty: Double(cost.parameters + 1) * logCount,
                penalizesShortness: false
            )
        case .modifiedBayesianInformation:
            search = .init(
                minimumLength: minimumLength,
                penalty: Double(cost.parameters + 2) * logCount,
                penalizesShortness: true
            )
        }
        let (starts, least) = search.run(sums)
        self.cost = least
        if case .mean = cost { standardDeviation = sums.scale } else { standardDeviation = nil }
        segments = zip(starts, starts.dropFirst() + [values.count]).map { start, end in
            let part = values[start..<end]
            let mean = part.reduce(0, +) / Double(part.count)
            let squares = part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return Segment(range: start..<end, mean: mean, variance: squares / Double(part.count))
        }
    }
}
