import LinearAlgebra

/// A solution of the augmented system while it is being refined, and how far it has come.
struct Refinement: Sendable {
    private(set) var residuals: DoubleDoubleVector
    private(set) var coefficients: DoubleDoubleVector
    /// The sizes of the last correction of the coefficients: what is still wrong with them is less.
    private(set) var lastCorrection: [Double]
    /// The length of the last correction of the residuals.
    private(set) var lastResidualCorrection = Double.infinity
    private(set) var steps = 0
    /// The last correction of all, and the one before it, relative to the solution.
    private var change = Double.infinity
    private var previousChange = Double.infinity

    init(rows: Int, columns: Int) {
        residuals = DoubleDoubleVector(zeros: rows)
        coefficients = DoubleDoubleVector(zeros: columns)
        lastCorrection = Array(repeating: .infinity, count: columns)
    }

    /// - Parameter outcomeSize: the length of b, beside which coefficients and residuals count as zero.
    mutating func add(residuals: ArraySlice<Double>, coefficients: ArraySlice<Double>, outcomeSize: Double?) {
        self.residuals.add(residuals)
        self.coefficients.add(coefficients)
        lastCorrection = coefficients.map(abs)
        lastResidualCorrection = residuals.length
        steps += 1
        previousChange = change
        let size = outcomeSize ?? 0
        let inCoefficients = coefficients.length / max(self.coefficients.high.length, size * 0x1p-53)
        let inResiduals = lastResidualCorrection / max(self.residuals.high.length, size)
        // 0 / 0: an outcome of zeros is solved at once.
        change = max(inCoefficients.isNaN ? 0 : inCoefficients, inResiduals.isNaN ? 0 : inResiduals)
    }

    /// Whether another step would gain nothing: corrections are as small as double-double can tell, or no longer
    /// fall to half of what they were.
    var isSettled: Bool {
        change <= 0x1p-102 || (steps > 1 && change > previousChange / 2)
    }

    var hasDigitsOfADouble: Bool { change <= 0x1p-53 }
}

extension Sequence<Double> {
    /// The square root of the sum of squares.
    var length: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
