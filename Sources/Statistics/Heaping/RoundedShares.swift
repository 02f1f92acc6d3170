/// The shares 100 k / n that n facts can make, k from 0 to n, each rounded to a decimal step (halves up).
public struct RoundedShares: Sendable, Equatable {
    public let facts: Int
    /// How many steps make a hundred: above one where a step is less than that, else their part.
    private let stepsOfWhole: Int
    private let denominator: Int

    /// - Parameters:
    ///   - facts: at least one, at most 10⁹.
    ///   - step: a power of ten from 10⁻⁶ to 1000, as of a ``ValueLattice``.
    public init(facts: Int, step: Double) {
        precondition(facts >= 1 && facts <= 1_000_000_000, "a number of facts")
        precondition(step >= 0.999e-6 && step <= 1000, "a step")
        self.facts = facts
        (stepsOfWhole, denominator) =
            step > 100 ? (1, Int((step / 100).rounded())) : (Int((100 / step).rounded()), 1)
    }

    /// How many k make a share that is a multiple of so many steps and lies in a range of steps.
    ///
    /// A share of s steps is made by those k with (s - 1/2) n ≤ k · (steps of a hundred) < (s + 1/2) n. Summed over an arithmetic progression
    /// of s these numbers are differences of sums of ⌊(a j + b) / m⌋, which have a closed form as continued fractions do.
    /// - Parameter multiple: at least 1.
    /// - Complexity: O(log n), whatever the range.
    public func count(multiplesOf multiple: Int, in range: ClosedRange<Int>) -> Int {
        let whole = highest
        let (least, most) = (max(range.lowerBound, 0), min(range.upperBound, whole))
        guard least <= most else { return 0 }
        // The lowest share and the highest have half a step of facts; those between them have whole ones.
        var count = 0
        if least == 0 { count += below(1) }
        if most == whole, whole > 0, whole.isMultiple(of: multiple) {
            count += facts + 1 - below(2 * whole - 1)
        }
        let first = (max(least, 1) + multiple - 1) / multiple * multiple
        let last = min(most, whole - 1) / multiple * multiple
        guard first <= last else { return count }
        let terms = (last - first) / multiple + 1
        let rise = 2 * multiple * facts * denominator
        let modulus = 2 * stepsOfWhole
        func sum(_ halves: Int) -> Int {
            sumOfFloors(terms, rise: rise, start: halves * facts * denominator + modulus - 1, over: modulus)
        }
        return count + sum(2 * first + 1) - sum(2 * first - 1)
    }

    /// The share of all facts, in steps.
    private var highest: Int { (2 * stepsOfWhole + denominator) / (2 * denominator) }

    /// How many k from 0 on make less than so many half steps.
    private func below(_ halves: Int) -> Int {
        let modulus = 2 * stepsOfWhole
        return min(facts + 1, (halves * facts * denominator + modulus - 1) / modulus)
    }
}

/// ⌊start / modulus⌋ + ⌊(start + rise) / modulus⌋ + … of so many terms, none of them negative.
///
/// What is whole in a term adds up by itself; the points that are left below the line are counted along the other axis, with rise and modulus
/// exchanged, which is Euclid's algorithm (Graham, Knuth and Patashnik, Concrete Mathematics, section 3.5).
private func sumOfFloors(_ terms: Int, rise: Int, start: Int, over modulus: Int) -> Int {
    guard terms > 0 else { return 0 }
    let whole = terms * (terms - 1) / 2 * (rise / modulus) + terms * (start / modulus)
    let (rise, start) = (rise % modulus, start % modulus)
    let height = (rise * (terms - 1) + start) / modulus
    guard height > 0 else { return whole }
    // For each height from 1 on: the terms that reach it.
    return whole + height * (terms - 1)
        - sumOfFloors(height, rise: modulus, start: modulus - start - 1, over: rise)
}
