import LinearAlgebra

/// Linear equations that coefficients may fulfil: R b = r.
public struct LinearHypothesis: Sendable, Equatable {
    /// R: hypotheses × coefficients.
    public let factors: Matrix
    /// r: one for each hypothesis.
    public let values: [Double]

    /// - Precondition: a value for each row.
    public init(factors: Matrix, values: [Double]) {
        precondition(factors.rows == values.count && factors.rows > 0, "a value for each hypothesis")
        self.factors = factors
        self.values = values
    }
}

extension LinearRegression {
    /// The hypothesis that these coefficients are all zero.
    /// - Throws: `InferenceError.unknownCoefficient`; an aliased column has no coefficient.
    public func areZero(_ names: [String]) throws -> LinearHypothesis {
        var factors = Matrix(rows: names.count, columns: self.names.count)
        for (row, name) in names.enumerated() { factors[row, try index(of: name)] = 1 }
        return LinearHypothesis(factors: factors, values: Array(repeating: 0, count: names.count))
    }

    /// The hypothesis that these coefficients are all equal.
    /// - Precondition: at least two.
    /// - Throws: `InferenceError.unknownCoefficient`.
    public func areEqual(_ names: [String]) throws -> LinearHypothesis {
        precondition(names.count > 1, "at least two coefficients")
        var factors = Matrix(rows: names.count - 1, columns: self.names.count)
        for (row, name) in names.dropFirst().enumerated() {
            factors[row, try index(of: names[0])] += 1
            factors[row, try index(of: name)] -= 1
        }
        return LinearHypothesis(factors: factors, values: Array(repeating: 0, count: names.count - 1))
    }

    /// The difference of two coefficients with its t test and interval.
    /// - Throws: `InferenceError.unknownCoefficient`.
    public func difference(
        of first: String,
        and second: String,
        outcome: Int = 0,
        covariance: CoefficientCovariance? = nil,
        confidence: Double = 0.95
    ) throws -> CoefficientTest {
        var factors = [Double](repeating: 0, count: names.count)
        factors[try index(of: first)] += 1
        factors[try index(of: second)] -= 1
        return combination(
            factors,
            name: "\(first) - \(second)",
            outcome: outcome,
            covariance: covariance,
            confidence: confidence
        )
    }

    /// A weighted sum of the coefficients with its t test and interval.
    /// - Parameter factors: one for each coefficient.
    public func combination(
        _ factors: [Double],
        name: String,
        outcome: Int = 0,
        covariance: CoefficientCovariance? = nil,
        confidence: Double = 0.95
    ) -> CoefficientTest {
        precondition(factors.count == names.count, "a factor for each coefficient")
        let covariance = checked(covariance)
        let variance = covariance.matrices[outcome].quadraticForm(factors)
        return CoefficientTest(
            name: name,
            estimate: dot(factors, coefficients.column(outcome)),
            error: max(0, variance).squareRoot(),
            degreesOfFreedom: Double(covariance.degreesOfFreedom),
            confidence: confidence
        )
    }

    func index(of name: String) throws -> Int {
        guard let index = names.firstIndex(of: name) else {
            throw InferenceError.unknownCoefficient(name)
        }
        return index
    }
}
