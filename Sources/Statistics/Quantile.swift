/// The `probability` quantile of values that are already sorted; nil if there are none.
///
/// Linear interpolation between order statistics at rank `(n - 1) p`, which is type 7 of Hyndman and Fan,
/// "Sample Quantiles in Statistical Packages" (1996), the default of R and NumPy.
/// - Precondition: the values ascend, and `probability` is between 0 and 1.
/// - Complexity: O(1).
@inlinable
public func quantile<Value: BinaryInteger>(ofSorted values: [Value], _ probability: Double) -> Double? {
    guard let last = values.last else { return nil }
    let rank = Double(values.count - 1) * probability
    let below = Int(rank)
    guard below + 1 < values.count else { return Double(last) }
    let low = Double(values[below])
    return low + (Double(values[below + 1]) - low) * (rank - Double(below))
}
