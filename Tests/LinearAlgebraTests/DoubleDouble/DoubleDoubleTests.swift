import LinearAlgebra
import NumericInputs
import TestInputs
import Testing

/// Arithmetic against whole numbers of 128 bits, which are exact.
@Suite struct DoubleDoubleTests {
    static let seeds = Array(1...200)

    @Test(arguments: seeds) func sumsOfWholeNumbersOfUpTo104BitsAreExact(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let (left, right) = (wholeNumber(bits: 104, &generator), wholeNumber(bits: 104, &generator))
        #expect(whole(precise(left) + precise(right)) == left + right, "seed \(seed)")
        #expect(whole(precise(left) - precise(right)) == left - right, "seed \(seed)")
        #expect((precise(left) < precise(right)) == (left < right), "seed \(seed)")
    }

    @Test(arguments: seeds) func productsOfDoublesAreExact(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let (left, right) = (wholeNumber(bits: 53, &generator), wholeNumber(bits: 53, &generator))
        #expect(whole(DoubleDouble(product: Double(left), Double(right))) == left * right, "seed \(seed)")
    }

    /// The bound is theirs: 4u² with u = 2⁻⁵³.
    @Test(arguments: seeds) func productsErrByAtMostFourSquaredUnits(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let (left, right) = (wholeNumber(bits: 62, &generator), wholeNumber(bits: 62, &generator))
        let error = whole(precise(left) * precise(right)) - left * right
        #expect(abs(Double(error)) <= 0x1p-104 * abs(Double(left * right)), "seed \(seed)")
    }

    @Test(arguments: seeds) func quotientsAndRootsUndoProducts(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let left = precise(wholeNumber(bits: 100, &generator))
        let right = precise(wholeNumber(bits: 100, &generator))
        let quotient = left / right
        #expect(relative(quotient * right - left, to: left) <= 20 * 0x1p-106, "seed \(seed)")
        #expect(relative((left * right) / right - left, to: left) <= 20 * 0x1p-106, "seed \(seed)")
        let root = left.magnitude.squareRoot()
        #expect(relative(root * root - left.magnitude, to: left) <= 12 * 0x1p-106, "seed \(seed)")
    }

    @Test(arguments: seeds) func partsDoNotOverlap(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let left = DoubleDouble(sum: generator.nextNormal(), generator.nextNormal() * 0x1p-50)
        let right = DoubleDouble(sum: generator.nextNormal(), generator.nextNormal() * 0x1p-60)
        for value in [left + right, left - right, left * right, left / right, left.magnitude.squareRoot()] {
            #expect(value.high + value.low == value.high, "seed \(seed)")
        }
    }

    @Test func wholeNumbersOf64BitsAreHeldExactly() {
        for value in [0, 1, -1, .max, .min, .max - 1, 1 << 53 + 1, -(1 << 53) - 1] {
            #expect(whole(DoubleDouble(value)) == Int128(value))
        }
    }

    @Test func theRootOfZeroIsZeroAndOfLessIsNoNumber() {
        #expect(DoubleDouble(0.0).squareRoot() == .zero)
        #expect(DoubleDouble(-1.0).squareRoot().high.isNaN)
    }

    /// Σ xᵢ yᵢ of whole numbers whose products cancel to a 10⁻²⁰th.
    @Test(arguments: 1...50) func dotProductsAreExactWhereDoublesLoseEverything(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var left = (0..<40).map { _ in wholeNumber(bits: 50, &generator) }
        var right = (0..<40).map { _ in wholeNumber(bits: 50, &generator) }
        left += left
        right += right.map { -$0 + Int128(Int8.random(in: -1...1, using: &generator)) }
        let exact = zip(left, right).reduce(Int128(0)) { $0 + $1.0 * $1.1 }
        let vectors = (DoubleDoubleVector(left.map(Double.init)), DoubleDoubleVector(right.map(Double.init)))
        #expect(whole(vectors.0.dot(vectors.1)) == exact, "seed \(seed)")
    }

    @Test(arguments: 1...50) func subtractingMultiplesKeepsWhatDoublesRoundAway(seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let start = (0..<30).map { _ in wholeNumber(bits: 100, &generator) }
        let column = (0..<30).map { _ in wholeNumber(bits: 50, &generator) }
        let factor = wholeNumber(bits: 50, &generator)
        var vector = DoubleDoubleVector(start.map(precise)).storingLowParts
        vector.subtract(DoubleDoubleVector(column.map(precise)), times: precise(factor))
        for index in 0..<30 {
            let exact = start[index] - column[index] * factor
            let sum = DoubleDouble(sum: vector.high[index], vector.low[index])
            #expect(abs(Double(whole(sum) - exact)) <= 0x1p-4, "seed \(seed), entry \(index)")
        }
    }

    @Test func sumsKeepWhatCancels() {
        #expect(DoubleDoubleVector([1e16, 1, -1e16, 0x1p-40, -1]).sum == DoubleDouble(0x1p-40))
    }

    @Test func powersOfAColumnAreThoseOfWholeNumbers() {
        let powers = DoubleDoubleVector([7, -11, 13.0]).powers(upTo: 27)
        for (index, base) in [Int128(7), -11, 13].enumerated() {
            var exact = Int128(1)
            for power in powers {
                exact *= base
                #expect(whole(power[index]) == exact)
            }
        }
    }
}

private func wholeNumber(bits: Int, _ generator: inout SeededGenerator) -> Int128 {
    let width = Int.random(in: 1...bits, using: &generator)
    return Int128.random(in: -(1 << width)...(1 << width), using: &generator) | 1
}

private func precise(_ value: Int128) -> DoubleDouble {
    DoubleDouble(sum: Double(value), Double(value - Int128(Double(value))))
}

private func whole(_ value: DoubleDouble) -> Int128 { Int128(value.high) + Int128(value.low) }

private func relative(_ error: DoubleDouble, to value: DoubleDouble) -> Double {
    abs(error.high / value.high)
}
