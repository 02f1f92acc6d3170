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

    /// 2 r / (1 + r): of both halves together, from 0 to 1; nil where they have no correlation or one below zero, of which nothing can be
    /// stepped up: no share of a variance is negative.
    public var reliability: Double? {
        correlation.coefficient.flatMap { $0 >= 0 ? SplitHalf.ofWhole($0) : nil }
    }

    /// The interval of the correlation, stepped up in the same way, from 0 on; nil where there is no reliability.
    public func interval(confidence: Double = 0.95) -> ClosedRange<Double>? {
        guard reliability != nil, let interval = correlation.interval(confidence: confidence) else {
            return nil
        }
        return SplitHalf.ofWhole(interval.lowerBound)...SplitHalf.ofWhole(interval.upperBound)
    }

    private static func ofWhole(_ half: Double) -> Double { 2 * max(0, half) / (1 + max(0, half)) }
}
