/// A number held as the unevaluated sum of two doubles: about 32 decimal digits with the range of a double.
///
/// `high` is the double nearest to the number and `low` the rest, so that `abs(low) <= high.ulp / 2`. The error
/// bounds below are relative, with u = 2⁻⁵³; they are those of Joldes, Muller and Popescu, "Tight and Rigorous
/// Error Bounds for Basic Building Blocks of Double-Word Arithmetic", ACM TOMS 44(2), 2017. The building blocks are
/// Dekker's (1971) and Knuth's ("Seminumerical Algorithms", 4.2.2), with fused multiply-add.
///
/// Meant for finite numbers whose products and quotients stay between 1e-290 and 1e300: where a part overflows the
/// result is not a number, and where a part underflows its digits are lost.
@frozen public struct DoubleDouble: Hashable, Sendable {
    public let high: Double
    public let low: Double

    /// Takes two parts that are already in order: `high == high + low`.
    @inlinable @inline(__always)
    init(unchecked high: Double, _ low: Double) {
        self.high = high
        self.low = low
    }

    /// `value`, exactly.
    @inlinable @inline(__always)
    public init(_ value: Double) { self.init(unchecked: value, 0) }

    /// `value`, exactly.
    @inlinable
    public init(_ value: Int) {
        let tail = value & 0xFFFF_FFFF
        self.init(sum: Double(value - tail), Double(tail))
    }

    /// The exact sum of two doubles (Knuth's TwoSum).
    @inlinable @inline(__always)
    public init(sum left: Double, _ right: Double) {
        let sum = left + right
        let shifted = sum - left
        self.init(unchecked: sum, (left - (sum - shifted)) + (right - shifted))
    }

    /// The exact sum of two doubles of which the first is zero or not smaller in size (Dekker's Fast2Sum).
    @inlinable @inline(__always)
    init(large: Double, small: Double) {
        let sum = large + small
        self.init(unchecked: sum, small - (sum - large))
    }

    /// The exact product of two doubles.
    @inlinable @inline(__always)
    public init(product left: Double, _ right: Double) {
        let product = left * right
        self.init(unchecked: product, (-product).addingProduct(left, right))
    }
}

extension DoubleDouble: AdditiveArithmetic {
    @inlinable public static var zero: DoubleDouble { DoubleDouble(0.0) }

    /// The sum, error at most 3u² (their algorithm 6).
    @inlinable @inline(__always)
    public static func + (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
        let highs = DoubleDouble(sum: left.high, right.high)
        let lows = DoubleDouble(sum: left.low, right.low)
        let sum = DoubleDouble(large: highs.high, small: highs.low + lows.high)
        return DoubleDouble(large: sum.high, small: lows.low + sum.low)
    }

    /// The sum, error at most 2u² (their algorithm 4).
    @inlinable @inline(__always)
    public static func + (left: DoubleDouble, right: Double) -> DoubleDouble {
        let highs = DoubleDouble(sum: left.high, right)
        return DoubleDouble(large: highs.high, small: left.low + highs.low)
    }

    @inlinable @inline(__always)
    public static func - (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble { left + (-right) }

    @inlinable @inline(__always)
    public static func - (left: DoubleDouble, right: Double) -> DoubleDouble { left + (-right) }

    @inlinable @inline(__always)
    public static prefix func - (value: DoubleDouble) -> DoubleDouble {
        DoubleDouble(unchecked: -value.high, -value.low)
    }
}

extension DoubleDouble {
    /// The product, error at most 4u² (their algorithm 12).
    @inlinable @inline(__always)
    public static func * (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
        let product = DoubleDouble(product: left.high, right.high)
        let cross = (left.low * right.low).addingProduct(left.high, right.low).addingProduct(
            left.low,
            right.high
        )
        return DoubleDouble(large: product.high, small: product.low + cross)
    }

    /// The product, error at most 2u² (their algorithm 9).
    @inlinable @inline(__always)
    public static func * (left: DoubleDouble, right: Double) -> DoubleDouble {
        let product = DoubleDouble(product: left.high, right)
        return DoubleDouble(large: product.high, small: product.low.addingProduct(left.low, right))
    }

    /// The quotient, error at most 15u² (their algorithm 17).
    @inlinable
    public static func / (left: DoubleDouble, right: DoubleDouble) -> DoubleDouble {
        let quotient = left.high / right.high
        let back = right * quotient
        let rest = (left.high - back.high) + (left.low - back.low)
        return DoubleDouble(large: quotient, small: rest / right.high)
    }

    @inlinable
    public static func / (left: DoubleDouble, right: Double) -> DoubleDouble { left / DoubleDouble(right) }

    /// The square root, error at most 25/8 u² (Lefèvre, Louvet, Muller, Picot and Rideau, "Accurate Calculation of
    /// Euclidean Norms Using Double-Word Arithmetic", ACM TOMS 49(1), 2023); not a number below zero.
    @inlinable
    public func squareRoot() -> DoubleDouble {
        let root = high.squareRoot()
        guard root > 0 else { return DoubleDouble(root) }
        let rest = low + high.addingProduct(-root, root)
        return DoubleDouble(large: root, small: rest / (2 * root))
    }

    /// This times 2 to the power of `exponent`: exact, unless a part leaves the range of a double.
    @inlinable
    public func scaled(byPowerOfTwo exponent: Int) -> DoubleDouble {
        DoubleDouble(
            unchecked: Double(sign: .plus, exponent: exponent, significand: high),
            Double(sign: .plus, exponent: exponent, significand: low)
        )
    }

    @inlinable
    public var magnitude: DoubleDouble { high < 0 ? -self : self }

    @inlinable
    public var isFinite: Bool { high.isFinite && low.isFinite }
}

extension DoubleDouble: Comparable {
    @inlinable
    public static func < (left: DoubleDouble, right: DoubleDouble) -> Bool {
        left.high < right.high || (left.high == right.high && left.low < right.low)
    }
}

extension Double {
    /// The double nearest to `value`.
    @inlinable @inline(__always)
    public init(_ value: DoubleDouble) { self = value.high }
}
