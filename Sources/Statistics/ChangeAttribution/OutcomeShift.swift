import LinearAlgebra

/// The parts of one outcome's change, and how they depend on what was estimated.
struct OutcomeShift {
    let outcome: Int
    let interceptShift: Double
    let residualShift: Double
    private let origin: [Double]
    private let meanChanges: [Double]
    private let averageMeans: [Double]
    private let coefficientChanges: [Double]
    private let averageCoefficients: [Double]

    init(from old: LinearPeriod, to new: LinearPeriod, outcome: Int, origin: [Double]) {
        self.outcome = outcome
        self.origin = origin
        let coefficients = (
            old: Array(old.coefficients.column(outcome)), new: Array(new.coefficients.column(outcome))
        )
        meanChanges = zip(new.means, old.means).map(-)
        averageMeans = zip(new.means, old.means).map { 0.5 * ($0 + $1) }
        coefficientChanges = zip(coefficients.new, coefficients.old).map(-)
        averageCoefficients = zip(coefficients.new, coefficients.old).map { 0.5 * ($0 + $1) }
        interceptShift = new.intercept(outcome, origin: origin) - old.intercept(outcome, origin: origin)
        residualShift = new.residualMeans[outcome] - old.residualMeans[outcome]
    }

    func meanShift(_ predictors: [Int]) -> Double {
        predictors.reduce(0) { $0 + meanChanges[$1] * averageCoefficients[$1] }
    }

    func coefficientShift(_ predictors: [Int]) -> Double {
        predictors.reduce(0) { $0 + coefficientChanges[$1] * (averageMeans[$1] - origin[$1]) }
    }
}

extension OutcomeShift {
    func meanGradient(_ predictors: [Int]) -> DeltaMethod.Gradient {
        var gradient = DeltaMethod.Gradient(predictors: origin.count)
        for predictor in predictors {
            gradient.changeMean(predictor, averageCoefficients[predictor])
            gradient.averageSlope(predictor, meanChanges[predictor])
        }
        return gradient
    }

    func coefficientGradient(_ predictors: [Int]) -> DeltaMethod.Gradient {
        var gradient = DeltaMethod.Gradient(predictors: origin.count)
        for predictor in predictors {
            gradient.changeSlope(predictor, averageMeans[predictor] - origin[predictor])
            gradient.averageMean(predictor, coefficientChanges[predictor])
        }
        return gradient
    }

    var interceptGradient: DeltaMethod.Gradient {
        var gradient = DeltaMethod.Gradient(predictors: origin.count)
        gradient.changeIntercept()
        for predictor in origin.indices { gradient.changeSlope(predictor, origin[predictor]) }
        return gradient
    }

    /// Of all parts together.
    var changeGradient: DeltaMethod.Gradient {
        let all = Array(origin.indices)
        return meanGradient(all) + coefficientGradient(all) + interceptGradient
    }
}
