import LinearAlgebra

/// What the active set method computes in: doubles, or pairs of doubles where the rounding errors of doubles keep it
/// from the optimum.
protocol ActiveSetNumber: AdditiveArithmetic, Comparable {
    init(_ double: Double)
    var nearestDouble: Double { get }
    var magnitude: Self { get }
    func squareRoot() -> Self
    static func * (left: Self, right: Self) -> Self
    static func / (left: Self, right: Self) -> Self
    static prefix func - (number: Self) -> Self

    /// The relative size of rounding errors.
    static var roundoff: Double { get }
    /// A restriction missed by less than this share of its terms counts as satisfied.
    static var feasibilityTolerance: Double { get }
    /// Entries of a direction below this share of the largest count as zero.
    static var directionTolerance: Double { get }

    /// left · right.
    static func dot(_ left: UnsafePointer<Self>, _ right: UnsafePointer<Self>, _ count: Int) -> Self
    static func dot(_ left: UnsafePointer<Self>, _ right: UnsafePointer<Double>, _ count: Int) -> Self
    /// target += factor · vector.
    static func addMultiple(
        _ factor: Self,
        _ vector: UnsafePointer<Self>,
        to target: UnsafeMutablePointer<Self>,
        _ count: Int
    )
    static func addMultiple(
        _ factor: Self,
        _ vector: UnsafePointer<Double>,
        to target: UnsafeMutablePointer<Self>,
        _ count: Int
    )
}

extension Double: ActiveSetNumber {
    var nearestDouble: Double { self }
    static var roundoff: Double { ulpOfOne }
    static var feasibilityTolerance: Double { 1e-13 }
    static var directionTolerance: Double { 1e-12 }

    /// Four running sums, which the compiler may not make out of one by itself.
    @inline(__always)
    static func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
        var sums = SIMD4<Double>()
        var index = 0
        while index + 4 <= count {
            let first = UnsafeRawPointer(left + index).loadUnaligned(as: SIMD4<Double>.self)
            let second = UnsafeRawPointer(right + index).loadUnaligned(as: SIMD4<Double>.self)
            sums += first * second
            index += 4
        }
        var sum = (sums[0] + sums[1]) + (sums[2] + sums[3])
        while index < count {
            sum += left[index] * right[index]
            index += 1
        }
        return sum
    }

    @inline(__always)
    static func addMultiple(
        _ factor: Double,
        _ vector: UnsafePointer<Double>,
        to target: UnsafeMutablePointer<Double>,
        _ count: Int
    ) {
        for index in 0..<count { target[index] += factor * vector[index] }
    }
}

extension DoubleDouble: ActiveSetNumber {
    var nearestDouble: Double { high }
    static var roundoff: Double { 0x1p-104 }
    static var feasibilityTolerance: Double { 1e-20 }
    static var directionTolerance: Double { 1e-24 }

    static func dot(
        _ left: UnsafePointer<DoubleDouble>,
        _ right: UnsafePointer<DoubleDouble>,
        _ count: Int
    ) -> DoubleDouble {
        var sum = DoubleDouble.zero
        for index in 0..<count { sum = sum + left[index] * right[index] }
        return sum
    }

    static func dot(
        _ left: UnsafePointer<DoubleDouble>,
        _ right: UnsafePointer<Double>,
        _ count: Int
    ) -> DoubleDouble {
        var sum = DoubleDouble.zero
        for index in 0..<count { sum = sum + left[index] * right[index] }
        return sum
    }

    static func addMultiple(
        _ factor: DoubleDouble,
        _ vector: UnsafePointer<DoubleDouble>,
        to target: UnsafeMutablePointer<DoubleDouble>,
        _ count: Int
    ) {
        for index in 0..<count { target[index] = target[index] + factor * vector[index] }
    }

    static func addMultiple(
        _ factor: DoubleDouble,
        _ vector: UnsafePointer<Double>,
        to target: UnsafeMutablePointer<DoubleDouble>,
        _ count: Int
    ) {
        for index in 0..<count { target[index] = target[index] + factor * vector[index] }
    }
}

extension DoubleDouble {
    /// R⁻¹ of a symmetric positive definite matrix R'R, upper triangular, column by column; nil if a pivot is not
    /// positive.
    /// - Complexity: O(n³) in double-double.
    static func invertedCholeskyFactor(of matrix: Matrix) -> [DoubleDouble]? {
        let order = matrix.rows
        var factor = [DoubleDouble](repeating: .zero, count: order * order)
        for column in 0..<order {
            for row in 0...column {
                var rest = DoubleDouble(matrix[row, column])
                for inner in 0..<row {
                    rest -= factor[inner + row * order] * factor[inner + column * order]
                }
                if row < column {
                    factor[row + column * order] = rest / factor[row + row * order]
                } else if rest > .zero {
                    factor[row + column * order] = rest.squareRoot()
                } else {
                    return nil
                }
            }
        }
        var inverse = [DoubleDouble](repeating: .zero, count: order * order)
        for column in 0..<order {
            inverse[column + column * order] = DoubleDouble(1.0) / factor[column + column * order]
            for row in (0..<column).reversed() {
                var sum = DoubleDouble.zero
                for inner in row + 1...column {
                    sum += factor[row + inner * order] * inverse[inner + column * order]
                }
                inverse[row + column * order] = -sum / factor[row + row * order]
            }
        }
        return inverse
    }
}
