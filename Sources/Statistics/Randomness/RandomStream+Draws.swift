import Foundation

extension RandomStream {
    /// A multiple of 2⁻⁵³ in [0, 1), all equally likely.
    @inline(__always)
    public mutating func nextUniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A multiple of 2⁻⁵³ in (0, 1]: its logarithm is finite.
    @inline(__always)
    public mutating func nextPositiveUniform() -> Double {
        Double((next() >> 11) + 1) * 0x1p-53
    }

    /// An index below `bound`, all exactly equally likely (Lemire, "Fast Random Integer Generation in an
    /// Interval", 2019): the high half of a product, drawn again where the low half says that it would be biased.
    /// - Precondition: `bound` is positive.
    /// - Complexity: O(1) expected; one word below 2³², two above.
    @inline(__always)
    public mutating func nextIndex(below bound: Int) -> Int {
        precondition(bound > 0, "an index to choose from")
        guard let bound = UInt32(exactly: bound) else { return nextWideIndex(below: UInt64(bound)) }
        var product = UInt64(nextWord()) &* UInt64(bound)
        if UInt32(truncatingIfNeeded: product) < bound {
            let biased = (0 &- bound) % bound
            while UInt32(truncatingIfNeeded: product) < biased {
                product = UInt64(nextWord()) &* UInt64(bound)
            }
        }
        return Int(product >> 32)
    }

    private mutating func nextWideIndex(below bound: UInt64) -> Int {
        let biased = (0 &- bound) % bound
        while true {
            let product = next().multipliedFullWidth(by: bound)
            if product.low >= biased { return Int(product.high) }
        }
    }

    /// Two independent standard normal numbers (Box and Muller 1958).
    public mutating func nextNormals() -> (Double, Double) {
        let radius = (-2 * log(nextPositiveUniform())).squareRoot()
        let angle = 2 * Double.pi * nextUniform()
        return (radius * cos(angle), radius * sin(angle))
    }

    /// Exponentially distributed with a mean of 1.
    public mutating func nextExponential() -> Double {
        -log(nextPositiveUniform())
    }

    /// Poisson distributed with a mean of 1, by search through the cumulative probabilities; the chance of more
    /// than 18 is below the 2⁻⁵³ that a uniform number can tell.
    public mutating func nextUnitPoisson() -> Int {
        var remaining = nextUniform()
        var probability = exp(-1.0)
        var count = 0
        while remaining >= probability, count < 18 {
            remaining -= probability
            count += 1
            probability /= Double(count)
        }
        return count
    }

    /// Puts elements in random order, all orders equally likely (Fisher and Yates; Durstenfeld 1964).
    /// - Complexity: O(n).
    public mutating func shuffle<Element>(_ elements: inout [Element]) {
        guard elements.count > 1 else { return }
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, nextIndex(below: last + 1))
        }
    }

    /// Draws `draws` times one of the counters, all equally likely, and adds 1 to it: multinomial counts.
    /// - Complexity: O(`draws`).
    public mutating func addMultinomial(draws: Int, to counts: UnsafeMutableBufferPointer<Double>) {
        for _ in 0..<draws { counts[nextIndex(below: counts.count)] += 1 }
    }
}
