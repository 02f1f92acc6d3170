import LinearAlgebra

/// The Grams of some successive replicates: the units' Grams times the replicates' weights.
struct ReplicateSlab {
    private let replicates: Range<Int>
    /// Units × replicates.
    private let weights: Matrix
    /// A packed triangle for each replicate.
    private let grams: Matrix

    /// Replicates taken in one matrix product: enough for BLAS to be fast, few enough to stay in the cache. Fixed,
    /// so that the rounding of a replicate does not depend on the number of threads.
    private static let width = 64

    /// The slabs that make up `count` replicates.
    static func ranges(_ count: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: width).map { $0..<min($0 + width, count) }
    }

    /// - Parameter units: a packed triangle in each column.
    /// - Complexity: O(entries · units · replicates), BLAS level 3.
    init(of units: Matrix, replicates: Range<Int>, seed: UInt64, scheme: ResamplingScheme) {
        let weights = scheme.weights(units: units.columns, replicates: replicates, seed: seed)
        self.replicates = replicates
        self.weights = weights
        grams = units * weights
    }

    func withPackedGram<Result>(of replicate: Int, _ body: (UnsafePointer<Double>) -> Result) -> Result {
        grams.withUnsafeElements { body($0.baseAddress! + (replicate - replicates.lowerBound) * grams.rows) }
    }

    /// The weighted number of rows, rounded.
    func rowCount(of replicate: Int, rowCounts: [Int]) -> Int {
        let weights = weights.column(replicate - replicates.lowerBound)
        return Int(zip(weights, rowCounts).reduce(0.0) { $0 + $1.0 * Double($1.1) }.rounded())
    }
}
