/// The autocorrelation of neighbours among residuals, whose mean is taken as zero; nil where all of them are.
/// - Complexity: O(n).
func lagOneAutocorrelation(ofResiduals residuals: [Double]) -> Double? {
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let products = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    return squares > 0 ? products / squares : nil
}
