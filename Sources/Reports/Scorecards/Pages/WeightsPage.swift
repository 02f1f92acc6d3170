import Scorecards

/// Proposed weights as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
///
/// It begins with the verdict; then the weights, what they give on later periods, what holds them, and what they would do to people.
public struct WeightsPage {
    let figures: WeightFigures
    let common: any Phrases

    var report: WeightsReport { figures.report }
    var phrases: any WeightPhrases { figures.phrases }

    /// So many are named of those that move one way.
    private static let mostNamed = 6

    public init(_ report: WeightsReport, language: ReportLanguage) {
        figures = WeightFigures(report, language.weightPhrases)
        common = language.phrases
    }

    public var text: String {
        HTMLPage(
            title: title,
            phrases: common,
            styles: WeightsPage.styles,
            header: header,
            main: contents
        ).markup.source
    }

    static let styles: Markup = "\(ScorecardStyles.text)\(RankChart.styles)\(FrontChart.styles)"

    private var title: String { phrases.title(card: phrases.name(report.card)) }

    private var header: Markup {
        let opening = phrases.opening(report.evidence, outcomes: figures.priorities)
        return "<h1>\(title)</h1>\n\(soft(opening))\(verdict)"
    }

    /// What is below the header, also as a part of another page.
    var contents: Markup {
        [
            HTMLPage.section(
                phrases.weightsHeading,
                "\(soft(phrases.weightsMeaning(confidence: figures.confidence)))\(weights(report.indicators))"
            ),
            HTMLPage.section(phrases.gainHeading, gain),
            HTMLPage.section(phrases.prioritiesHeading, priorities),
            HTMLPage.section(phrases.sensitivityHeading, sensitivities),
            report.cycles.map(cycle).joined(), alternatives, consequences,
            HTMLPage.section(
                phrases.provenance,
                phrases.provenance(report.evidence, confidence: figures.confidence).map(soft).joined()
            ),
            soft(phrases.association),
        ].joined()
    }

    func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }

    // MARK: The verdict

    var verdict: Markup {
        var verdict: Markup = "<p class=\"verdict\">\(figures.decision(report.decision))</p>\n"
        if !report.decision.isNoChange {
            func moved(_ isShown: (IndicatorWeightRow) -> Bool) -> [String] {
                let all = report.indicators.filter { $0.proposed != $0.current && isShown($0) }
                let largest = all.enumerated().sorted {
                    (-abs($0.element.proposed - $0.element.current), $0.offset)
                        < (-abs($1.element.proposed - $1.element.current), $1.offset)
                }.prefix(WeightsPage.mostNamed).map(\.element)
                let named = largest.map {
                    phrases.moved(
                        phrases.name($0.name),
                        from: NumberText.percent($0.current),
                        to: NumberText.percent($0.proposed)
                    )
                }
                let rest = all.count - largest.count
                return rest == 0 ? named : named + [phrases.andOthers(NumberText.count(rest))]
            }
            func isOwn(_ row: IndicatorWeightRow) -> Bool {
                !row.makesRoom && row.verdict != "conflicting"
            }
            let sentences = phrases.summary(
                raised: moved { isOwn($0) && $0.proposed > $0.current },
                lowered: moved { isOwn($0) && $0.proposed < $0.current },
                conflicting: moved { $0.verdict == "conflicting" },
                makingRoom: moved(\.makesRoom)
            )
            if !sentences.isEmpty {
                verdict +=
                    "<ul class=\"findings\">\n\(sentences.map { "<li>\($0)</li>\n" as Markup }.joined())</ul>\n"
            }
        }
        for against in figures.against { verdict += "<p class=\"notice\">\(against)</p>\n" }
        if let worse = figures.worse { verdict += "<p class=\"notice\">\(worse)</p>\n" }
        return "\(verdict)\(facts)"
    }

    private var facts: Markup {
        let moving = report.indicators.count { $0.proposed != $0.current }
        var facts: [(String, String, String?)] = [
            (phrases.decided, phrases.decided(report.decision.decision), nil),
            (
                phrases.moves,
                phrases.outOf(NumberText.count(moving), NumberText.count(report.indicators.count)), nil
            ),
        ]
        func figure(_ row: ComparisonRow) -> String {
            "\(NumberText.decimal(row.current, places: 3)) → \(NumberText.decimal(row.proposed, places: 3))"
        }
        if let gain = figures.comparedGain {
            facts += [
                (phrases.laterRSquared, figure(gain.explained), WeightFigures.change(gain.explained)),
                (
                    phrases.laterRankCorrelation, figure(gain.rankCorrelation),
                    WeightFigures.change(gain.rankCorrelation)
                ),
            ]
        }
        let people = report.consequences.people
        if report.consequences.changesWeights, !people.isEmpty {
            let moving = people.count { $0.rank.current != $0.rank.proposed }
            facts.append(
                (
                    phrases.rankMoves,
                    phrases.outOf(NumberText.count(moving), NumberText.count(people.count)), nil
                )
            )
        }
        let list = facts.map { name, value, note -> Markup in
            let small: Markup = note.map { "<small>\($0)</small>" } ?? .empty
            return "<div><dt>\(name)</dt><dd>\(value)\(small)</dd></div>\n"
        }.joined()
        return "<dl class=\"facts\">\n\(list)</dl>\n"
    }
}
