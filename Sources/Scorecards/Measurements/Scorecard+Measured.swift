extension Scorecard {
    /// What can be measured: the indicators, and behind them the outcomes.
    var measured: [(id: String, formula: Formula?, minimumCount: Int)] {
        indicators.map { ($0.id, $0.formula, $0.minimumCount) }
            + outcomes.map { ($0.id, $0.formula, $0.minimumCount) }
    }
}
