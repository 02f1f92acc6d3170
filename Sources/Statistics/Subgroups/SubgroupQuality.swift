import Foundation

/// How unusual a subgroup's mean is: nᵃ (mean of the subgroup - mean of all), a between 1/2 and 1.
///
/// Klösgen, "Explora: A Multipattern and Multistrategy Discovery Assistant" (Advances in Knowledge Discovery and Data
/// Mining, 1996), after whom a = 1/2 is the mean test. No conjunction that begins with a subgroup S is better than
/// `bound(_:fewestRows:)` says: an optimistic estimate (Wrobel, "An Algorithm for Multi-relational Discovery of
/// Subgroups", PKDD 1997), here for numeric outcomes from sums alone, as Lemmerich, Atzmueller and Puppe, "Fast
/// Exhaustive Subgroup Discovery with Numerical Target Concepts" (Data Min. Knowl. Discov. 30, 2016) do.
public struct SubgroupQuality: Sendable, Equatable {
    public let exponent: Double

    /// - Precondition: `exponent` in 1/2 ... 1.
    public init(exponent: Double = 0.5) {
        precondition((0.5...1).contains(exponent), "an exponent between 1/2 and 1")
        self.exponent = exponent
    }

    /// - Parameter sum: of deviations in the direction that is looked for.
    @inline(__always)
    func value(count: Double, sum: Double) -> Double {
        guard count > 0 else { return -.infinity }
        return exponent == 0.5 ? sum / count.squareRoot() : sum * pow(count, exponent - 1)
    }

    /// At least the quality of every part of the rows that has `fewestRows` or more.
    ///
    /// For a part with m rows, the deviations d of which add up to s: s ≤ Σd⁺, so mᵃ⁻¹ s ≤ fewestᵃ⁻¹ Σd⁺; and by
    /// Cauchy and Schwarz s² ≤ m Σ(d⁺)², so mᵃ⁻¹ s ≤ nᵃ⁻¹ᐟ² √Σ(d⁺)², the sums being those of all n rows.
    func bound(count: Double, positive: Double, positiveSquares: Double, fewestRows: Int) -> Double {
        let bySquares = max(0, positiveSquares).squareRoot()
        let least = Double(max(1, fewestRows))
        if exponent == 0.5 { return min(bySquares, positive / least.squareRoot()) }
        return min(bySquares * pow(count, exponent - 0.5), positive * pow(least, exponent - 1))
    }
}

/// Which way a subgroup's mean is unusual.
public enum SubgroupDirection: Int, Sendable, CaseIterable {
    case higher, lower

    var sign: Double { self == .higher ? 1 : -1 }
}
