import LinearAlgebra

/// The game R² of some players, ready to be walked.
struct SubsetProblem: Sendable {
    /// The number of columns of each player, in the order in which the tree decides on them.
    let widths: [Int]
    /// A column whose variance given those taken falls to this fraction of its own, or below, adds nothing.
    let tolerance: Double
    /// Row i: the correlations of column i from the diagonal on.
    let packedGram: [Double]
    /// Columns × outcomes.
    let cross: Matrix
}
