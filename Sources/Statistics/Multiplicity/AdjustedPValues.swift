/// What a family of tests is guarded against when its p values are adjusted.
public enum MultiplicityCorrection: Sendable, CaseIterable {
    /// The family-wise error rate, under any dependence: Holm, "A Simple Sequentially Rejective Multiple Test Procedure"
    /// (Scand. J. Stat. 6, 1979).
    case holm
    /// The false discovery rate, for independent or positively dependent tests: Benjamini and Hochberg, "Controlling the
    /// False Discovery Rate" (J. R. Stat. Soc. B 57, 1995).
    case benjaminiHochberg
    /// The false discovery rate, under any dependence: Benjamini and Yekutieli, "The Control of the False Discovery Rate
    /// in Multiple Testing under Dependency" (Ann. Stat. 29, 2001).
    case benjaminiYekutieli
}

/// The p values of a family of tests, adjusted so that comparing each with a level keeps the family's error rate at it.
public struct AdjustedPValues: Sendable, Equatable {
    public let correction: MultiplicityCorrection
    /// One for each p value given, in the same order; nil where there was none.
    public let values: [Double?]
    /// How many tests the family has: the p values given, without the missing ones.
    public let tests: Int
    /// How many entries were nil or not a number; they are no part of the family.
    public let missing: Int

    /// Adjusts `pValues`, of which nil or not-a-number stand for tests that could not be made.
    ///
    /// With the p values ascending as p₁ … pₘ, Holm's are max over j ≤ i of (m - j + 1) pⱼ, Benjamini and Hochberg's
    /// min over j ≥ i of (m / j) pⱼ, and Benjamini and Yekutieli's the latter times 1 + 1/2 + … + 1/m; none exceeds 1.
    /// - Throws: `MultiplicityError.notAProbability` for a p value outside 0 ... 1.
    /// - Complexity: O(m log m).
    public init(_ pValues: [Double?], by correction: MultiplicityCorrection) throws {
        var family: [(index: Int, pValue: Double)] = []
        for (index, pValue) in pValues.enumerated() {
            guard let pValue, !pValue.isNaN else { continue }
            guard (0...1).contains(pValue) else {
                throw MultiplicityError.notAProbability(index: index, value: pValue)
            }
            family.append((index, pValue))
        }
        family.sort { $0.pValue < $1.pValue }
        let count = family.count
        var values: [Double?] = Array(repeating: nil, count: pValues.count)
        switch correction {
        case .holm:
            var largest = 0.0
            for (rank, test) in family.enumerated() {
                largest = max(largest, min(1, Double(count - rank) * test.pValue))
                values[test.index] = largest
            }
        case .benjaminiHochberg, .benjaminiYekutieli:
            let dependence = correction == .benjaminiYekutieli ? Self.harmonicNumber(count) : 1
            var smallest = 1.0
            for (rank, test) in family.enumerated().reversed() {
                smallest = min(smallest, dependence * Double(count) / Double(rank + 1) * test.pValue)
                values[test.index] = smallest
            }
        }
        self.correction = correction
        self.values = values
        tests = count
        missing = pValues.count - count
    }

    /// The tests whose adjusted p value is at most `level`, ascending.
    public func rejected(at level: Double) -> [Int] {
        values.indices.filter { values[$0].map { $0 <= level } ?? false }
    }

    /// 1 + 1/2 + … + 1/`count`.
    private static func harmonicNumber(_ count: Int) -> Double {
        (0..<count).reduce(0) { $0 + 1 / Double($1 + 1) }
    }
}

/// Why p values cannot be adjusted.
public enum MultiplicityError: Error, Equatable {
    /// The entry at `index`, counted from 0, is not between 0 and 1.
    case notAProbability(index: Int, value: Double)
}
