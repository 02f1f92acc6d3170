extension DoubleDouble {
    /// The number that a decimal such as `-1000000000000.4` or `6.02e23` stands for: `high` is the double nearest to
    /// it and `low` the double nearest to the exact rest, 32 digits or more together.
    ///
    /// Nil if the text is anything but a decimal, or too large for a double.
    /// - Complexity: O(d²) for d digits before and after the point, exponent included.
    public init?(_ text: some StringProtocol) {
        guard let decimal = Decimal(parsing: text), let high = Double(text), high.isFinite else { return nil }
        guard high != 0 else {
            self.init(0.0)
            return
        }
        let rest = Decimal.difference(decimal, Decimal(exactly: high.magnitude))
        let low = Double(rest) ?? 0
        self.init(unchecked: high, decimal.isNegative ? -low : low)
    }
}

/// ± digits · 10^exponent, exactly.
private struct Decimal {
    var isNegative = false
    var digits = LargeInteger(0)
    var exponent = 0

    /// `[+-]digits[.digits][e[+-]digits]` with at least one digit.
    init?(parsing text: some StringProtocol) {
        var bytes = Substring(text).utf8[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        var count = 0
        var afterPoint = false
        while let byte = bytes.first {
            if byte == UInt8(ascii: "."), !afterPoint {
                afterPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits.multiply(by: 10, adding: UInt32(byte - UInt8(ascii: "0")))
                count += 1
                if afterPoint { exponent -= 1 }
            } else {
                break
            }
            bytes = bytes.dropFirst()
        }
        guard count > 0 else { return nil }
        guard let mark = bytes.first else { return }
        guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E"),
            let power = Int(Substring(bytes.dropFirst()))
        else { return nil }
        exponent &+= power  // Wraps only where the number is zero or far below the smallest double.
    }

    /// A positive double: 2^-k is 5^k 10^-k, so every double is a decimal.
    init(exactly value: Double) {
        let power = Int(value.exponent) - 52
        digits = LargeInteger(UInt64(Double(sign: .plus, exponent: -power, significand: value)))
        digits.multiply(by: power < 0 ? 5 : 2, times: abs(power))
        exponent = min(power, 0)
    }

    /// The size of `left` less that of `right`, as text that the standard library rounds rightly.
    static func difference(_ left: Decimal, _ right: Decimal) -> String {
        var (left, right) = (left, right)
        let exponent = min(left.exponent, right.exponent)
        left.digits.multiply(by: 10, times: left.exponent - exponent)
        right.digits.multiply(by: 10, times: right.exponent - exponent)
        let (rest, isNegative) = LargeInteger.difference(left.digits, right.digits)
        return "\(isNegative ? "-" : "")\(rest)e\(exponent)"
    }
}

/// A whole number of any size, not negative: limbs of nine decimal digits, the lowest first.
private struct LargeInteger: CustomStringConvertible {
    private static let base: UInt64 = 1_000_000_000
    private var limbs: [UInt32] = []

    init(_ value: UInt64) {
        var value = value
        while value > 0 {
            limbs.append(UInt32(value % Self.base))
            value /= Self.base
        }
    }

    mutating func multiply(by factor: UInt32, adding addend: UInt32 = 0) {
        var carry = UInt64(addend)
        for index in limbs.indices {
            carry += UInt64(limbs[index]) * UInt64(factor)
            limbs[index] = UInt32(carry % Self.base)
            carry /= Self.base
        }
        if carry > 0 { limbs.append(UInt32(carry)) }
    }

    /// Multiplies by a factor up to 10, `times` over.
    mutating func multiply(by factor: UInt32, times: Int) {
        let (bundles, single) = times.quotientAndRemainder(dividingBy: 9)
        let bundle = (0..<9).reduce(UInt32(1)) { product, _ in product * factor }
        for _ in 0..<bundles { multiply(by: bundle) }
        for _ in 0..<single { multiply(by: factor) }
    }

    /// The absolute difference, and whether `right` is the larger.
    static func difference(_ left: LargeInteger, _ right: LargeInteger) -> (LargeInteger, isNegative: Bool) {
        let count = max(left.limbs.count, right.limbs.count)
        func limb(_ number: LargeInteger, _ index: Int) -> UInt32 {
            index < number.limbs.count ? number.limbs[index] : 0
        }
        let first = (0..<count).last { limb(left, $0) != limb(right, $0) }
        guard let first else { return (LargeInteger(0), false) }
        let isNegative = limb(left, first) < limb(right, first)
        let (large, small) = isNegative ? (right, left) : (left, right)
        var result = LargeInteger(0)
        var borrow: Int64 = 0
        for index in 0...first {
            let value = Int64(limb(large, index)) - Int64(limb(small, index)) - borrow
            borrow = value < 0 ? 1 : 0
            result.limbs.append(UInt32(value + borrow * Int64(base)))
        }
        return (result, isNegative)
    }

    var description: String {
        guard let first = limbs.last else { return "0" }
        return String(first)
            + limbs.dropLast().reversed().map { limb in
                let text = String(limb)
                return String(repeating: "0", count: 9 - text.count) + text
            }.joined()
    }
}
