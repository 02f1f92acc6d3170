import EventLogs
import LinearAlgebra
import Statistics

/// What a rule of the literature would weigh the indicators by, for reference: none of these looks at outcomes.
public struct AlternativeRow: Codable, Sendable, Equatable {
    /// `equal`, `entropy`, `critic`, `pca` or `ahp`.
    public var method: String
    /// In the order of the card; what is not measured keeps its weight. Nil where the method gives none.
    @ExplicitNull public var weights: [Double]?
    /// Why not: `tooFewRows`, `nothingVaries`, `notFinite`, `negative` (a score below zero, of which there are no shares), `bothSigns`
    /// (of loadings), `comparisonOutOfRange` or `notReciprocal` (of judgements in pairs).
    @ExplicitNull public var reason: String?
    /// How many of the card's rules they break.
    @ExplicitNull public var brokenRules: Int?
    /// Of judgements in pairs; below 0.1 they count as consistent.
    @ExplicitNull public var consistencyRatio: Double?

    private init(
        _ method: String,
        _ rules: WeightRules,
        _ weights: () throws(CompositeWeightsError) -> [Double]
    ) {
        self.method = method
        (self.weights, reason, brokenRules, consistencyRatio) = (nil, nil, nil, nil)
        do throws(CompositeWeightsError) {
            let found = try weights()
            // Loadings of both signs are scaled up by what they cancel: no shares of anything.
            guard found.allSatisfy({ $0 > -1e-9 }) else {
                reason = "bothSigns"
                return
            }
            self.weights = found
            brokenRules = rules.broken(by: found).count
        } catch {
            reason = AlternativeRow.reason(error)
        }
    }

    static func reason(_ error: CompositeWeightsError) -> String {
        switch error {
        case .tooFewRows: "tooFewRows"
        case .nothingVaries: "nothingVaries"
        case .notFinite: "notFinite"
        case .negative: "negative"
        case .comparisonOutOfRange: "comparisonOutOfRange"
        case .notReciprocal: "notReciprocal"
        }
    }

    /// All that need no judgement, by the rows that have a score of every measured indicator.
    /// - Complexity: O(rows · indicators²).
    public static func all(_ scores: Scores) -> [AlternativeRow] {
        let card = scores.card
        let rules = WeightRules(card)
        let unmeasured = scores.unmeasured
        let measured = card.indicators.indices.filter { !unmeasured.contains(card.indicators[$0].id) }
        let complete = (0..<scores.panel.rowCount).filter { row in
            measured.allSatisfy { !scores.indicators[$0][row].isNaN }
        }
        var table = Matrix(rows: complete.count, columns: measured.count)
        for (column, indicator) in measured.enumerated() {
            for (place, row) in complete.enumerated() {
                table[place, column] = scores.indicators[indicator][row]
            }
        }
        let rest = measured.reduce(0) { $0 + card.indicators[$1].weight }
        func row(
            _ method: String,
            _ weights: (Matrix) throws(CompositeWeightsError) -> [Double]
        ) -> AlternativeRow {
            AlternativeRow(method, rules) { () throws(CompositeWeightsError) in
                var all = card.weights
                for (indicator, weight) in zip(measured, try weights(table)) {
                    all[indicator] = rest * weight
                }
                return all
            }
        }
        return [
            row("equal") { CompositeWeights.equal(columns: $0.columns) },
            row("entropy", CompositeWeights.entropy), row("critic", CompositeWeights.critic),
            row("pca", CompositeWeights.principalComponent),
        ]
    }

    /// Judgements in pairs.
    public init(_ judgements: PairwiseWeights, _ card: Scorecard) {
        self.init("ahp", WeightRules(card)) { () throws(CompositeWeightsError) in judgements.weights }
        consistencyRatio = judgements.consistencyRatio
    }
}
