import Scorecards

extension IndicatorsReport {
    /// - Parameter checks: pairs of a check and the load under which it may be skipped.
    public init(_ analysis: ScorecardAnalysis, checks: [GamingPairs.Pair] = []) throws {
        try self.init(
            analysis.measurements,
            checks: checks,
            facts: FactTimes(analysis.measurements),
            unmatched: analysis.unmatched.map(\.name)
        )
    }
}

extension ScoresReport {
    /// Of all people and periods, with nothing shared out.
    public init(_ analysis: ScorecardAnalysis) {
        self.init(
            Scores(analysis.card, analysis.measurements.panel),
            analysis.measurements,
            marks: analysis.marks,
            appeals: analysis.appeals,
            unmatched: analysis.unmatched.map(\.name)
        )
    }
}
