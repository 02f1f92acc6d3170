import LinearAlgebra

/// The covariance of a regression's coefficients, for each outcome, with all that has to be said of how it was
/// estimated.
public struct CoefficientCovariance: Sendable {
    /// How the residuals may vary and hang together.
    public enum Kind: String, Sendable, Equatable {
        /// Independent residuals of one variance: σ² (X'X)⁻¹.
        case classical
        /// Independent residuals of any variances (White 1980), as they are.
        case hc0 = "HC0"
        /// HC0 times n / (n - p) (Hinkley 1977).
        case hc1 = "HC1"
        /// Squared residuals divided by 1 - h, h being the leverage (Horn, Horn and Duncan 1975).
        case hc2 = "HC2"
        /// Residuals divided by 1 - h, close to the jackknife (MacKinnon and White 1985).
        case hc3 = "HC3"
        /// Residuals that hang together in clusters (Liang and Zeger 1986), as they are.
        case cr0 = "CR0"
        /// CR0 with the usual small-sample factor.
        case cr1 = "CR1"
        /// The cluster jackknife (MacKinnon, Nielsen and Webb 2023).
        case cv3 = "CV3"
    }

    /// What an estimate, or one of its summands, was multiplied by.
    public struct SmallSampleFactor: Sendable, Equatable {
        public let value: Double
        /// In words: `n / (n - p)`.
        public let formula: String
        /// The clustering it belongs to, `firm × month` for an intersection; nil where there are no clusters.
        public let clustering: String?
        /// How many clusters there are; nil where there are none.
        public let clusterCount: Int?

        public init(value: Double, formula: String, clustering: String? = nil, clusterCount: Int? = nil) {
            self.value = value
            self.formula = formula
            self.clustering = clustering
            self.clusterCount = clusterCount
        }
    }

    public let kind: Kind
    /// One; three for two-way clusters: the first, the second, their intersection.
    public let smallSampleFactors: [SmallSampleFactor]
    /// What t and F statistics have in the denominator: n - p, or the smallest number of clusters less 1.
    public let degreesOfFreedom: Int
    /// The coefficients' names.
    public let names: [String]
    public let outcomeNames: [String]
    /// For each outcome names × names, symmetric.
    public let matrices: [Matrix]
    /// For each outcome whether two-way clustering gave a matrix that is no covariance, whose negative
    /// eigenvalues were set to zero.
    public let repaired: [Bool]

    public init(
        kind: Kind,
        smallSampleFactors: [SmallSampleFactor],
        degreesOfFreedom: Int,
        names: [String],
        outcomeNames: [String],
        matrices: [Matrix],
        repaired: [Bool]? = nil
    ) {
        precondition(matrices.count == outcomeNames.count, "a matrix for each outcome")
        precondition(
            matrices.allSatisfy { $0.rows == names.count && $0.columns == names.count },
            "a row and a column for each coefficient"
        )
        self.kind = kind
        self.smallSampleFactors = smallSampleFactors
        self.degreesOfFreedom = degreesOfFreedom
        self.names = names
        self.outcomeNames = outcomeNames
        self.matrices = matrices
        self.repaired = repaired ?? outcomeNames.map { _ in false }
    }

    /// The standard errors of the coefficients: names × outcomes.
    public var errors: Matrix {
        Matrix(columns: matrices.map { $0.diagonal.map { max(0, $0).squareRoot() } })
    }
}

extension LinearRegression {
    /// The covariance for independent residuals of one variance: σ² (X'X)⁻¹ with σ² = RSS / (n - p).
    public var classicalCovariance: CoefficientCovariance {
        CoefficientCovariance(
            kind: .classical,
            smallSampleFactors: [.init(value: 1, formula: "1, with RSS / (n - p) for the variance")],
            degreesOfFreedom: degreesOfFreedom,
            names: names,
            outcomeNames: outcomeNames,
            matrices: residualVariances.map { $0 * inverse }
        )
    }
}
