/// The autocorrelation of neighbours among residuals, whose mean is taken as zero; nil where all of them are.
/// - Complexity: O(n).
func lagOneAutocorrelation(ofResiduals residuals: [Double]) -> Double? {
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let products = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    return squares > 0 ? products / squares : nil
}

/// The same where some are missing: the mean product of those that are one index apart, as many times as there would be without gaps.
/// - Complexity: O(n).
func lagOneAutocorrelation(ofResiduals residuals: [Double], at indices: [Int]) -> Double? {
    let neighbours = residuals.indices.dropLast().filter { indices[$0 + 1] == indices[$0] + 1 }
    guard neighbours.count < residuals.count - 1 else { return lagOneAutocorrelation(ofResiduals: residuals) }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    guard squares > 0, !neighbours.isEmpty else { return nil }
    let products = neighbours.reduce(0) { $0 + residuals[$1] * residuals[$1 + 1] }
    return products / squares * Double(residuals.count - 1) / Double(neighbours.count)
}
