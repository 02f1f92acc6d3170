import LinearAlgebra

/// A solution of the augmented system while it is being refined, and how far it has come.
struct Refinement: Sendable {
    /// b
    let outcome: DoubleDoubleVector
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

    private let outcomeSize: Double

    init(columns: Int, outcome: DoubleDoubleVector) {
        self.outcome = outcome
        outcomeSize = outcome.high.length
        residuals = DoubleDoubleVector(zeros: outcome.count)
        coefficients = DoubleDoubleVector(zeros: columns)
        lastCorrection = Array(repeating: .infinity, count: columns)
    }

    mutating func add(residuals: ArraySlice<Double>, coefficients: ArraySlice<Double>) {
        self.residuals.add(residuals)
        self.coefficients.add(coefficients)
        lastCorrection = coefficients.map(abs)
        lastResidualCorrection = residuals.length
        steps += 1
        previousChange = change
        // Beside the outcome coefficients and residuals may count as zero.
        let inCoefficients = coefficients.length / max(self.coefficients.high.length, outcomeSize * 0x1p-53)
        let inResiduals = lastResidualCorrection / outcomeSize
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
