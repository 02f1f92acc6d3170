import Delays
import Improvements

/// The improvements as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
///
/// It begins with whether the replay can be believed; then what would help, step by step and one by one, and what that rests on.
public struct ImprovementsPage {
    let figures: ImprovementFigures

    var report: ImprovementsReport { figures.report }
    var phrases: any ImprovementPhrases { figures.phrases }
    var common: any Phrases { figures.common }
    var unit: TimeUnit { figures.unit }

    public init(_ report: ImprovementsReport, language: ReportLanguage) {
        figures = ImprovementFigures(report, language)
    }

    public var text: String {
        HTMLPage(
            title: phrases.title,
            phrases: common,
            styles: ImprovementsPage.styles,
            header: header,
            main: contents
        ).markup.source
    }

    static let styles: Markup = "\(ImprovementStyles.text)\(CurveChart.styles)"

    /// What is below the header, also as a part of another page.
    var contents: Markup { report.log.orders == 0 ? "<p>\(common.noOrders)</p>\n" : main }

    func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }

    func paragraph(_ text: String) -> Markup { "<p>\(text)</p>\n" }

    private var main: Markup {
        [
            HTMLPage.section(phrases.fidelityHeading, fidelity),
            HTMLPage.section(phrases.requestedHeading, report.requested.map { block($0) }.joined()),
            HTMLPage.section(phrases.planHeading, report.plan.map { block($0) } ?? .empty),
            HTMLPage.section(phrases.stepsHeading(figures.stepSource), steps),
            HTMLPage.section(phrases.distributionHeading, distribution),
            levers,
            HTMLPage.section(phrases.examplesHeading, examples),
            HTMLPage.section(phrases.reachHeading, report.reach.map(goal) ?? .empty),
            HTMLPage.section(phrases.loadHeading, load),
            HTMLPage.section(phrases.assumptionsHeading, assumptions),
            HTMLPage.section(phrases.notComputedHeading, notComputed),
        ].joined()
    }

    // MARK: The top

    private var header: Markup {
        let top = FindingsHeader(
            title: phrases.title,
            log: report.log,
            notes: [phrases.forecast],
            phrases: common
        ).markup
        guard report.log.orders > 0 else { return top }
        let look = report.fidelity.isFaithful ? "soft" : "notice"
        let verdicts = figures.headlines.map { "<p class=\"verdict\">\($0)</p>\n" as Markup }.joined()
        return "\(top)<p class=\"\(look)\">\(figures.fidelitySentence)</p>\n\(verdicts)\(facts)"
    }

    /// Today and after all steps, as the replay has it; without steps what the replay has today.
    private var facts: Markup {
        guard let first = report.steps.first, let last = report.steps.last, report.steps.count > 1 else {
            return .empty
        }
        var facts = [
            (common.mean, first.meanHours, last.meanHours),
            (common.median, first.medianHours, last.medianHours),
            (common.ninetiethPercentile, first.p90Hours, last.p90Hours),
        ].map { name, before, after in
            (
                common.titled(common.list([common.leadTime, name]), unit),
                "\(unit.text(hours: before)) → \(unit.text(hours: after))"
            )
        }
        if let before = first.lateShare, let after = last.lateShare {
            facts.append(
                (common.late, "\(NumberText.percent(before)) → \(NumberText.percent(after))")
            )
        }
        let list = facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>\n" as Markup }.joined()
        return "<dl class=\"facts\">\n\(list)</dl>\n"
    }

    private var fidelity: Markup {
        let notes = [figures.replayed, figures.uncompleted, figures.weekly].compactMap(\.self)
        let further = [
            (common.titled(phrases.waitingByStage, unit), figures.stages),
            (common.titled(phrases.timeByCause, unit), figures.causes), (common.byWeek, figures.weeks),
        ].map { title, rows -> Markup in
            rows.isEmpty
                ? .empty : "<details><summary>\(title)</summary>\n\(likenesses("", rows))</details>\n"
        }
        let rules = figures.disciplines.map { "<li>\($0)</li>\n" as Markup }.joined()
        let disciplines: Markup =
            figures.disciplines.isEmpty
            ? .empty
            : "<details><summary>\(phrases.disciplinesHeading)</summary>\n<ul>\n\(rules)</ul>\n</details>\n"
        return
            "\(likenesses(common.leadTime, figures.likenesses))\(notes.map(soft).joined())\(further.joined())\(disciplines)"
    }

    private func likenesses(_ title: String, _ rows: [ImprovementFigures.Likeness]) -> Markup {
        let table = HTMLTable(
            columns: [
                .text(title), .number(phrases.log), .number(phrases.replay), .number(phrases.off),
            ],
            rows: rows.map { ["\($0.name)", "\($0.log)", "\($0.replay)", "\($0.off)"] }
        ).markup(common)
        return "<div class=\"narrow\">\(table)</div>\n"
    }

    // MARK: The end

    private var assumptions: Markup {
        let table = HTMLTable(
            columns: [.text(phrases.lever), .text(phrases.assumes)],
            rows: figures.kinds.map {
                [
                    "\(figures.levers.name($0))<small><code>\($0.rawValue)</code></small>",
                    "\(figures.levers.assumption($0))",
                ]
            }
        ).markup(common)
        return "\(figures.assumptions.map(paragraph).joined())<div class=\"assumptions\">\(table)</div>\n"
    }

    private var notComputed: Markup {
        HTMLTable(
            columns: [.text(""), .text("")],
            rows: report.notComputed.map { ["\(phrases.name($0.what))", "\(phrases.name($0.reason))"] }
        ).markup(common)
    }
}
