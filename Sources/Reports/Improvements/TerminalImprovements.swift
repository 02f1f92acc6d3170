import Delays
import Improvements

/// The improvements as text for a terminal.
public struct TerminalImprovements: TerminalText {
    let figures: ImprovementFigures
    let style: TerminalStyle
    let width: Int

    /// So many levers are shown of those that would help, that give nothing, or that are only bounded.
    static let mostLevers = 12

    var report: ImprovementsReport { figures.report }
    var phrases: any ImprovementPhrases { figures.phrases }
    var common: any Phrases { figures.common }

    public init(_ report: ImprovementsReport, look: TerminalLook = TerminalLook()) {
        figures = ImprovementFigures(report, look.language)
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        var lines = opening
        if report.log.orders == 0 {
            lines += ["", common.noOrders]
        } else {
            lines += section(phrases.fidelityHeading, fidelity)
            lines += section(phrases.requestedHeading, blocks(report.requested))
            lines += section(phrases.planHeading, report.plan.map { block($0) } ?? [])
            if report.fidelity.isFaithful {
                lines += improvements
                if !report.bounded.isEmpty { lines += section(phrases.boundsHeading, bounds(report.bounded)) }
            } else {
                lines += section(phrases.boundsHeading, bounds(report.improvements))
            }
            lines += section(phrases.stepsHeading(figures.stepSource), steps)
            lines += section(phrases.reachHeading, report.reach.map(goal) ?? [])
            lines += section(phrases.loadHeading, load)
            lines += section(phrases.notComputedHeading, notComputed)
            lines += section(phrases.assumptionsHeading, assumptions)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        let log = report.log
        var lines = [style.heading(phrases.title)]
        lines += [common.size(log), common.span(log)].compactMap(\.self).flatMap { $0.wrapped(to: width) }
        if log.startTimes != .recorded {
            lines += common.startTimes(log.startTimes).wrapped(to: width).map(style.warning)
        }
        return lines + phrases.forecast.wrapped(to: width)
    }

    /// A heading and what is below it; nothing where there is nothing.
    private func section(_ heading: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", style.heading(heading)] + lines
    }

    // MARK: Fidelity

    private var fidelity: [String] {
        let verdict = paragraph(figures.fidelitySentence)
        let unit = figures.unit
        return (report.fidelity.isFaithful ? verdict : verdict.map(style.warning))
            + likenesses("", figures.likenesses)
            + remark(figures.replayed) + (figures.uncompleted.map(remark) ?? [])
            + (figures.weekly.map(remark) ?? [])
            + likenesses(common.titled(phrases.waitingByStage, unit), figures.stages)
            + likenesses(common.titled(phrases.timeByCause, unit), figures.causes)
            + (figures.disciplines.isEmpty ? [] : remark(phrases.disciplinesHeading))
            + figures.disciplines.flatMap(remark)
    }

    private func likenesses(_ title: String, _ rows: [ImprovementFigures.Likeness]) -> [String] {
        guard !rows.isEmpty else { return [] }
        return table(
            [
                .text(title, least: 20), .number(phrases.log), .number(phrases.replay),
                .number(phrases.off),
            ],
            rows.map { TextTable.Row([$0.name, $0.log, $0.replay, $0.off]) }
        )
    }

    // MARK: What helps

    private var improvements: [String] {
        guard figures.isSearched else { return [] }
        var lines: [String] = []
        if report.improvements.isEmpty {
            lines += section(phrases.improvementsHeading, paragraph(figures.nothing))
        } else {
            let shown = Array(report.improvements.prefix(TerminalImprovements.mostLevers))
            lines += section(
                phrases.improvementsHeading,
                ranked(shown, notes: notes) + omission(report.improvements.count - shown.count)
                    + figures.meaning.flatMap(remark)
            )
        }
        lines += section(phrases.pairsHeading, ranked(report.pairs) { _ in [] })
        let shown = Array(report.without.prefix(TerminalImprovements.mostLevers))
        let without = ranked(shown) { _ in [] } + omission(report.without.count - shown.count)
        return lines
            + section(
                phrases.withoutHeading,
                without.isEmpty ? [] : without + remark(phrases.withoutMeaning)
            )
    }

    /// An order, and who works more or less.
    private func notes(_ row: ImprovementRow) -> [String] {
        let told =
            row.examples.prefix(1).map(figures.example) + row.people.prefix(1).map(figures.change)
        return [figures.shortEffort(row)] + (told.isEmpty ? [] : [phrases.examples(Array(told))])
    }

    /// How many rows are not shown, if any.
    func omission(_ rows: Int) -> [String] {
        rows > 0 ? remark(common.omitted(NumberText.count(rows))) : []
    }

    /// What is beside the findings, dimmed.
    func remark(_ text: String) -> [String] { paragraph(text).map(style.dimmed) }

    // MARK: What it rests on

    private var notComputed: [String] {
        report.notComputed.flatMap { paragraph("\(phrases.name($0.what))  \(phrases.name($0.reason))") }
    }

    private var assumptions: [String] {
        figures.assumptions.flatMap(paragraph)
            + figures.kinds.flatMap { kind in
                paragraph("\(kind.rawValue)  \(figures.levers.assumption(kind))")
            }
    }
}
