import Foundation

/// The decimal steps in which values are given, such as whole numbers or hundredths.
public struct ValueLattice: Sendable, Equatable {
    /// All values are whole multiples of it: a power of ten.
    public let step: Double
    /// For each value how many steps it is.
    public let multiples: [Int]

    /// The largest of 1000, 100 … 10⁻⁶ of which all values are multiples.
    /// - Returns: nil where there is none: the values are not given in decimal steps of at least 10⁻⁶, or too large to count them.
    /// - Precondition: all values are finite.
    /// - Complexity: O(n).
    public init?(_ values: [Double]) {
        for exponent in stride(from: 3, through: -6, by: -1) {
            // Dividing by a power of ten that is a whole number is right to half a unit in the last place.
            let scale = pow(10, Double(abs(exponent)))
            let inSteps = values.map { exponent >= 0 ? $0 / scale : $0 * scale }
            guard inSteps.allSatisfy({ abs($0) < 1e12 }) else { continue }
            guard inSteps.allSatisfy({ abs($0 - $0.rounded()) <= 1e-9 * max(1, abs($0)) }) else { continue }
            step = exponent >= 0 ? scale : 1 / scale
            multiples = inSteps.map { Int($0.rounded()) }
            return
        }
        return nil
    }
}

/// Whether whole numbers repeat more than a smooth distribution makes them, as shares of few facts and rounded numbers do.
///
/// Of a smooth distribution about half as many pairs are equal as are one apart, or two, or more, as long as that is little beside its
/// spread: the pairs that lie a given distance apart are counted on both sides.
public struct Heaping: Sendable, Equatable {
    public let equalPairs: Double
    /// Half the mean number of pairs that are 1, 2 … apart, up to a quarter of the standard deviation, at most ten.
    public let expectedPairs: Double

    /// - Complexity: O(n log n).
    public init(_ numbers: [Int]) {
        var cells: [(number: Int, count: Double)] = []
        for number in numbers.sorted() {
            if cells.last?.number == number {
                cells[cells.count - 1].count += 1
            } else {
                cells.append((number, 1))
            }
        }
        let count = Double(max(1, numbers.count))
        let mean = numbers.reduce(0) { $0 + Double($1) } / count
        let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let reach = min(10, max(1, Int((squares / count).squareRoot() / 4)))
        equalPairs = cells.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
        var near = 0.0
        for distance in 1...reach {
            var other = 0
            for (number, own) in cells {
                while other < cells.count, cells[other].number < number + distance { other += 1 }
                if other < cells.count, cells[other].number == number + distance {
                    near += own * cells[other].count
                }
            }
        }
        expectedPairs = near / Double(reach) / 2
    }

    /// Whether equal pairs are 1.3 times as many as expected and more, beyond three times their chance.
    public var isHeaped: Bool {
        equalPairs > 1.3 * expectedPairs
            && equalPairs - expectedPairs > 3 * max(1, expectedPairs).squareRoot()
    }
}
