import Sorting

/// The `probability` quantile of values that are already sorted; nil if there are none.
///
/// Linear interpolation between order statistics at rank `(n - 1) p`, which is type 7 of Hyndman and Fan,
/// "Sample Quantiles in Statistical Packages" (1996), the default of R and NumPy.
/// - Precondition: the values ascend, and `probability` is between 0 and 1.
/// - Complexity: O(1).
@inlinable
public func quantile<Value: BinaryInteger>(ofSorted values: [Value], _ probability: Double) -> Double? {
    quantile(of: values.count, probability) { Double(values[$0]) }
}

/// The same of numbers with fractions.
public func quantile(ofSorted values: [Double], _ probability: Double) -> Double? {
    quantile(of: values.count, probability) { values[$0] }
}

/// - Parameter value: of so many sorted ones the one at a rank, from 0.
@inlinable
func quantile(of count: Int, _ probability: Double, _ value: (Int) -> Double) -> Double? {
    guard count > 0 else { return nil }
    let rank = Double(count - 1) * probability
    let below = Int(rank)
    let low = value(below)
    return below + 1 < count ? low + (value(below + 1) - low) * (rank - Double(below)) : low
}

/// The `probability` quantile of values in any order, as of ``quantile(ofSorted:_:)-([Double],_)``; nil if there are none.
/// - Precondition: `probability` is between 0 and 1.
/// - Complexity: O(n), but for values that are close together as measured by their range.
public func quantile(of values: [Int64], _ probability: Double) -> Double? {
    if values.isEmpty { return nil }
    let rank = Double(values.count - 1) * probability
    let below = Int(rank)
    let middle = values.values(atRanks: below..<min(below + 2, values.count))
    return quantile(ofSorted: middle, middle.count < 2 ? 0 : rank - Double(below))
}
