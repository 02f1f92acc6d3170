/// A vector whose entries are doubles or unevaluated sums of two doubles, stored as two columns.
public struct DoubleDoubleVector: Equatable, Sendable {
    public var high: [Double]
    /// As long as `high`, or empty where every entry is a double.
    public var low: [Double]

    /// The doubles as they are.
    public init(_ values: [Double]) {
        high = values
        low = []
    }

    /// The given numbers; nothing is stored for the low parts if all are zero.
    public init(_ values: [DoubleDouble]) {
        high = values.map(\.high)
        low = values.contains { $0.low != 0 } ? values.map(\.low) : []
    }

    /// Zeros that can be written to with all their digits.
    public init(zeros count: Int) {
        high = Array(repeating: 0, count: count)
        low = high
    }

    public var count: Int { high.count }

    public subscript(index: Int) -> DoubleDouble {
        get { DoubleDouble(unchecked: high[index], low.isEmpty ? 0 : low[index]) }
        set {
            if low.isEmpty { low = Array(repeating: 0, count: count) }
            high[index] = newValue.high
            low[index] = newValue.low
        }
    }

    /// The entries at these indices.
    public subscript(range: Range<Int>) -> DoubleDoubleVector {
        var result = DoubleDoubleVector(Array(high[range]))
        if !low.isEmpty { result.low = Array(low[range]) }
        return result
    }

    /// The same numbers, with room for low parts.
    public var storingLowParts: DoubleDoubleVector {
        var result = self
        if low.isEmpty { result.low = Array(repeating: 0, count: count) }
        return result
    }

    /// The doubles nearest to the entries.
    public var rounded: [Double] {
        low.isEmpty ? high : zip(high, low).map { $0 + $1 }
    }

    /// Multiplies by 2 to the power of `exponent`: exact within the range of a double.
    public mutating func scale(byPowerOfTwo exponent: Int) {
        let factor = Double(sign: .plus, exponent: min(max(exponent, -1022), 1023), significand: 1)
        for index in high.indices { high[index] *= factor }
        for index in low.indices { low[index] *= factor }
    }

    /// The vector of `transform` of each entry.
    public func map(_ transform: (DoubleDouble) -> DoubleDouble) -> DoubleDoubleVector {
        DoubleDoubleVector((0..<count).map { transform(self[$0]) })
    }

    /// The products entry by entry, each with 31 digits.
    /// - Precondition: vectors of one length.
    public static func * (left: DoubleDoubleVector, right: DoubleDoubleVector) -> DoubleDoubleVector {
        precondition(left.count == right.count, "vectors of one length")
        return DoubleDoubleVector((0..<left.count).map { left[$0] * right[$0] })
    }

    /// The powers 1 … `degree` of every entry, each with 30 digits: the columns of a polynomial, which as doubles
    /// would be wrong from the 16th digit on.
    public func powers(upTo degree: Int) -> [DoubleDoubleVector] {
        guard degree > 0 else { return [] }
        return (1..<degree).reduce(into: [self]) { powers, _ in powers.append(powers[powers.count - 1] * self)
        }
    }

    /// The index of the first entry that is infinite or not a number.
    public var firstNonFinite: Int? {
        high.firstIndex { !$0.isFinite } ?? low.firstIndex { !$0.isFinite }
    }
}
