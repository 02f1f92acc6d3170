import Foundation
import OrderLens

/// A scorecard file with the weights that were proposed for it, and where they are from.
struct AppliedWeights {
    private let found: WeightsAnalysis
    private let card: String

    /// - Parameter card: the scorecard file that the weights were proposed for.
    init(_ found: WeightsAnalysis, card: String) {
        self.found = found
        self.card = card
    }

    /// The text of the new file.
    /// - Throws: ``OrderLens/ScorecardInputError`` where the card is gone, and what rewriting it throws.
    func text(on day: Date) throws -> String {
        try Scorecard.text(
            try ScorecardAnalysis.cardText(card),
            file: card,
            withWeights: found.proposal.weights,
            cycleWeights: found.cycleWeights,
            remarks: provenance(on: day)
        )
    }

    private func provenance(on day: Date) -> [String] {
        let basis = found.proposal.evidence
        let date = day.formatted(.iso8601.year().month().day())
        return [
            "Weights proposed by orderlens \(OrderLensCommand.version) on \(date), from \(card);",
            "\(basis.rows) scores of \(basis.people) people in \(basis.periods) periods, \(basis.replicates) samples, seed \(basis.seed).",
            "Up to \(found.scores.panel.periods.last?.description ?? "nothing"): the same periods again are no evidence for a further step; wait for later ones.",
            found.report.gain.map {
                "On later periods R² \(figures($0.explained)), rank correlation \(figures($0.rankCorrelation))."
            } ?? "Not judged on later periods.",
        ]
    }

    private func figures(_ row: ComparisonRow) -> String {
        [row.current, row.proposed].map { String(($0 * 1000).rounded() / 1000) }.joined(separator: " -> ")
    }
}
