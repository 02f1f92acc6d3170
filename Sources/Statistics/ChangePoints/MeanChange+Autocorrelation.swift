extension MeanChange {
    /// A test for a change of the mean of values that may hang together with their predecessors.
    public struct AutocorrelatedTest: Equatable, Sendable {
        /// Of neighbouring values about the means before and after the likeliest change, corrected for the bias that two means taken from
        /// the values themselves make; from 0 to 0.95.
        public let autocorrelation: Double
        public let pValue: Double
    }

    /// Tests for a change as `permutationPValue` does, on values from which what their predecessor tells of them is taken away,
    /// xₜ − r xₜ₋₁ with r the autocorrelation: a series that hangs together wanders off its mean and looks like a
    /// change (Robbins, Gallagher, Lund and Aue, "Mean Shift Testing in Correlated Data", J. Time Ser. Anal. 32, 2011). A change of
    /// the mean is left in them, smaller by the factor 1 − r.
    ///
    /// The estimate of r is too small by (1 + 3r) / n on average for each mean (Kendall 1954; Marriott and Pope 1954), here twice, and
    /// is made larger by that. Of series of 52 values that keep 0, 0.3, 0.5 or 0.7 of the one before, 5, 8, 10 and 14 % are
    /// taken for changed at the level of 5 %; of 104 values 4, 6, 6 and 9 %.
    /// - Complexity: O(n · `permutations`), on all processors; the same on every number of threads.
    /// - Throws: ``ChangePointError``: what is not finite, fewer than four values, or no variation.
    public static func autocorrelatedTest(
        _ values: [Double],
        permutations: Int = 999,
        seed: UInt64
    ) throws -> AutocorrelatedTest {
        try checkSeries(values, needed: 4)
        let change = try MeanChange(values)
        let residuals = values.indices.map {
            values[$0] - ($0 < change.index ? change.meanBefore : change.meanAfter)
        }
        let count = Double(values.count)
        let uncorrected = lagOneAutocorrelation(ofResiduals: residuals)
        var autocorrelation = uncorrected ?? 0
        if uncorrected != nil, count > 6 { autocorrelation = (autocorrelation + 2 / count) / (1 - 6 / count) }
        autocorrelation = min(max(0, autocorrelation), 0.95)
        let kept = autocorrelation
        let news = zip(values.dropFirst(), values).map { $0 - kept * $1 }
        return AutocorrelatedTest(
            autocorrelation: autocorrelation,
            pValue: try permutationPValue(news, permutations: permutations, seed: seed)
        )
    }
}
