import Statistics

/// How many points of the composite go with one more of the mix, within people.
///
/// From period to period the mix of the same person changes, and what both change along with for everybody is taken out (effects of
/// person and period; errors by leaving out each person in turn). Between people it is not told, for who is given hard orders may be given
/// them for a reason: with good people on hard orders the slope between people takes their skill for the mix.
public struct CaseMixSlope: Sendable, Equatable {
    /// β, in points for one unit of the mix.
    public let estimate: Double
    /// CV3.
    public let error: Double
    public let degreesOfFreedom: Int

    /// The share of the estimate that is signal: 1 - ν / (ν - 2) / t², or nothing where that is less, for t² has the mean
    /// ν / (ν - 2) · (1 + β² / σ²).
    ///
    /// The multiple c of the estimate with the least expected squared error is β² / (β² + σ²) (J. R. Thompson, "Some shrinkage techniques for
    /// estimating the mean", JASA 63, 1968). Adjusting by it does not jump where a test would.
    public var signal: Double {
        let freedom = Double(degreesOfFreedom)
        let square = (estimate / error) * (estimate / error)
        return max(0, 1 - freedom / (freedom - 2) / square)
    }

    /// What means are adjusted by.
    public var used: Double { signal * estimate }

    /// Of β about what is used, if β is as likely on either side of 0 and as large as the estimate suggests: σ² times the signal.
    public var variance: Double { signal * error * error }

    public func interval(confidence: Double) -> ClosedRange<Double> {
        let reach =
            StudentT(degreesOfFreedom: Double(degreesOfFreedom)).halfWidth(confidence: confidence) * error
        return estimate - reach...estimate + reach
    }

    /// Whether the interval leaves out 0.
    public func isTold(confidence: Double) -> Bool { !interval(confidence: confidence).contains(0) }
}

extension CaseMixSlope {
    /// Fewer people, of two periods each, say nothing of the error.
    static let fewestPeople = 4

    /// The slopes of several composites on one mix.
    /// - Parameters:
    ///   - mix: not-a-number for rows without one; so of the composites.
    ///   - panel: whose rows they are.
    /// - Complexity: as ``Statistics/withinAssociations(columns:outcomes:units:periods:)``.
    static func slopes(of composites: [[Double]], on mix: [Double], panel: Panel) throws(CaseMixGap)
        -> [CaseMixSlope]
    {
        let associations: [WithinAssociation]
        do {
            associations = try withinAssociations(
                columns: [NumericColumn(name: "mix", values: mix)],
                outcomes: composites.map { NumericColumn(name: "composite", values: $0) },
                units: panel.personClustering,
                periods: panel.periodClustering
            )
        } catch { throw .failed }
        var slopes: [CaseMixSlope] = []
        for association in associations {
            guard association.correlation.clusters >= fewestPeople else { throw .tooFewPeople }
            let gap = association.correlation.gap
            guard let estimate = association.slope,
                let error = association.slopeError ?? (gap == .perfect ? 0 : nil)
            else { throw CaseMixGap(gap) }
            slopes.append(
                CaseMixSlope(
                    estimate: estimate,
                    error: error,
                    degreesOfFreedom: association.correlation.degreesOfFreedom
                )
            )
        }
        return slopes
    }
}

extension CaseMixGap {
    fileprivate init(_ gap: CorrelationGap?) {
        self =
            switch gap {
            case .tooFewClusters, .tooFewRows: .tooFewPeople
            case .constantOutcome, .explainedOutcome: .constantComposite
            case .constantColumn, .explainedColumn, .dependsOnCluster, .perfect, nil: .noSpread
            }
    }
}
