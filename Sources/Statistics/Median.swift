/// The middle one of values in any order, or the mean of the two in the middle; nil if there are none.
///
/// NaN if a value is NaN.
/// - Complexity: O(n log n).
public func median(of values: [Double]) -> Double? {
    if values.contains(where: \.isNaN) { return .nan }
    let sorted = values.sorted()
    if sorted.isEmpty { return nil }
    let middle = sorted.count / 2
    // Halved one by one: the sum of two large numbers may be infinite.
    return sorted.count.isMultiple(of: 2)
        ? sorted[middle - 1] / 2 + sorted[middle] / 2 : sorted[middle]
}
