import Scorecards

/// Which scores an appeal moves, as text for a terminal.
public struct TerminalAppealEffect: TerminalText {
    private let effect: AppealEffect
    private let phrases: any ScorePhrases
    let style: TerminalStyle
    let width: Int

    public init(_ effect: AppealEffect, look: TerminalLook = TerminalLook()) {
        self.effect = effect
        phrases = look.language.scorePhrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let rows = effect.moves.map { move in
            TextTable.Row([
                move.person, move.period.description, move.id, NumberText.count(move.facts),
                change(move.valueBefore, move.valueAfter, NumberText.value),
                change(move.scoreBefore, move.scoreAfter) { ScoreText.score($0) },
            ])
        }
        return table(
            [
                .text(phrases.person, least: 12), .text(phrases.period), .text(phrases.indicator),
                .number(phrases.facts), .number(phrases.value), .number(phrases.score),
            ],
            rows
        ).joined(separator: "\n") + "\n"
    }

    private func change(_ before: Double?, _ after: Double?, _ text: (Double) -> String) -> String {
        if before == nil && after == nil { return "–" }
        return "\(before.map(text) ?? "–") → \(after.map(text) ?? "–")"
    }
}
