/// How far a mean over two halves of the same measurements would come out the same again, from how the halves agree: Spearman, "Correlation
/// Calculated from Faulty Data" (Brit. J. Psychol. 3, 1910), and Brown, "Some Experimental Results in the Correlation of Mental
/// Abilities" (same volume).
public struct SplitHalf: Sendable, Equatable {
    /// Of the halves.
    public let correlation: Correlation

    /// - Parameters:
    ///   - first: a value for each of those who are measured, not-a-number where there is none; so in the second.
    /// - Throws: `CorrelationError`.
    /// - Complexity: O(n).
    public init(_ first: [Double], _ second: [Double]) throws {
        correlation = try Correlation(
            of: NumericColumn(name: "first half", values: first),
            and: NumericColumn(name: "second half", values: second)
        )
    }

    /// 2 r / (1 + r): of both halves together, at most 1, negative where the halves contradict each other; nil where they have no
    /// correlation.
    public var reliability: Double? { correlation.coefficient.flatMap(SplitHalf.ofWhole) }

    /// The interval of the correlation, stepped up in the same way.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        guard let interval = correlation.interval(confidence: confidence),
            let lower = SplitHalf.ofWhole(interval.lowerBound),
            let upper = SplitHalf.ofWhole(interval.upperBound)
        else { return nil }
        return lower...upper
    }

    private static func ofWhole(_ half: Double) -> Double? { half > -1 ? 2 * half / (1 + half) : nil }
}
