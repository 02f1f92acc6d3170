import LinearAlgebra

/// The Wald test of linear hypotheses, in both of its forms.
public struct WaldTest: Sendable, Equatable {
    /// How many hypotheses are tested together.
    public let hypotheses: Int
    /// (Rb - r)' (R V R')⁻¹ (Rb - r).
    public let chiSquare: Double
    /// The probability of a larger statistic, if the hypotheses hold and rows (or clusters) are many.
    public let chiSquarePValue: Double
    /// The statistic for each hypothesis.
    public let f: Double
    /// Those of the covariance: n - p, or the smallest number of clusters less 1.
    public let denominatorDegreesOfFreedom: Int
    /// The probability of a larger F, if the hypotheses hold; exact for normal residuals and classical errors.
    public let fPValue: Double

    init(chiSquare: Double, hypotheses: Int, denominatorDegreesOfFreedom: Int) {
        self.hypotheses = hypotheses
        self.chiSquare = chiSquare
        self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
        let count = Double(hypotheses)
        f = chiSquare / count
        chiSquarePValue = ChiSquare(degreesOfFreedom: count).upperTail(chiSquare)
        fPValue = FisherF(numerator: count, denominator: Double(denominatorDegreesOfFreedom)).upperTail(f)
    }
}

extension WaldTest {
    /// The test by the distribution of Hotelling's T², for a covariance that is itself estimated from few summands.
    ///
    /// F refers to a variance that is known but for one factor. A covariance of q coefficients that comes from G clusters is uncertain in all its
    /// entries, the more the larger q is: W (G - q) / (q (G - 1)) on q and G - q degrees of freedom. It is exact where the
    /// clusters' sums are independent and normal with one covariance (Hotelling, "The Generalization of Student's Ratio", Annals of
    /// Mathematical Statistics 2, 1931), and F itself for one hypothesis.
    public struct Hotelling: Sendable, Equatable {
        public let f: Double
        public let denominatorDegreesOfFreedom: Int
        public let pValue: Double
    }

    /// Nil where there are as many hypotheses as clusters, or more.
    public var hotelling: Hotelling? {
        let left = denominatorDegreesOfFreedom + 1 - hypotheses
        guard left > 0 else { return nil }
        let f = self.f * Double(left) / Double(denominatorDegreesOfFreedom)
        let distribution = FisherF(numerator: Double(hypotheses), denominator: Double(left))
        return Hotelling(f: f, denominatorDegreesOfFreedom: left, pValue: distribution.upperTail(f))
    }
}

extension LinearRegression {
    /// What is left of a hypothesis's variance, when those tested with it are known, below which it counts as
    /// implied by them.
    private static let dependentHypothesis = 1e-12

    /// Tests R b = r under a covariance of the coefficients.
    /// - Parameter covariance: nil for the classical one.
    /// - Throws: `InferenceError.dependentHypotheses`.
    /// - Complexity: O(hypotheses · coefficients²).
    public func waldTest(
        _ hypothesis: LinearHypothesis,
        outcome: Int = 0,
        covariance: CoefficientCovariance? = nil
    ) throws -> WaldTest {
        precondition(hypothesis.factors.columns == names.count, "a factor for each coefficient")
        let covariance = checked(covariance)
        let factors = hypothesis.factors
        let count = factors.rows
        let variance = Matrix.productTransposed(factors * covariance.matrices[outcome], factors)
        let distance = zip(factors * Array(coefficients.column(outcome)), hypothesis.values).map(-)
        let errors = variance.diagonal.map { max(0, $0).squareRoot() }
        var scaled = variance
        for column in 0..<count {
            for row in 0..<count {
                scaled[row, column] =
                    errors[row] > 0 && errors[column] > 0
                    ? variance[row, column] / (errors[row] * errors[column]) : 0
            }
        }
        let rank = PivotedCholesky(scaled, tolerance: Self.dependentHypothesis).rank
        guard rank == count else { throw InferenceError.dependentHypotheses(hypotheses: count, rank: rank) }
        let standardized = zip(distance, errors).map(/)
        return WaldTest(
            chiSquare: dot(standardized, try Cholesky(scaled).solve(standardized)),
            hypotheses: count,
            denominatorDegreesOfFreedom: covariance.degreesOfFreedom
        )
    }

    /// Tests that all coefficients but the intercept are zero.
    ///
    /// With the classical covariance this is the F test of the analysis of variance, from sums of squares.
    /// - Returns: nil if there is no coefficient but the intercept.
    /// - Throws: `InferenceError.dependentHypotheses`.
    public func overallTest(
        outcome: Int = 0,
        covariance: CoefficientCovariance? = nil
    ) throws -> WaldTest? {
        guard !columns.isEmpty else { return nil }
        guard covariance != nil else {
            let explained = totalSumsOfSquares[outcome] - residualSumsOfSquares[outcome]
            return WaldTest(
                chiSquare: explained / residualVariances[outcome],
                hypotheses: columns.count,
                denominatorDegreesOfFreedom: degreesOfFreedom
            )
        }
        return try waldTest(
            areZero(Array(names.suffix(columns.count))),
            outcome: outcome,
            covariance: covariance
        )
    }
}
