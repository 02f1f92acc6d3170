import Scorecards

/// What the text and the page of weights both write: names, rules, decisions and remarks.
struct WeightFigures: Sendable {
    let report: WeightsReport
    let phrases: any WeightPhrases
    private let indicators: [String: String]
    private let outcomes: [String: String]
    private let groups: [String: String]

    init(_ report: WeightsReport, _ phrases: any WeightPhrases) {
        func names(_ rows: [(id: String, name: NameRow)]) -> [String: String] {
            Dictionary(rows.map { ($0.id, phrases.name($0.name)) }) { first, _ in first }
        }
        self.report = report
        self.phrases = phrases
        indicators = names(report.indicators.map { ($0.id, $0.name) })
        outcomes = names(report.outcomes.map { ($0.id, $0.name) })
        groups = names(report.groups.map { ($0.id, $0.name) })
    }

    func indicator(_ id: String) -> String { indicators[id] ?? id }

    func outcome(_ id: String) -> String { outcomes[id] ?? id }

    func group(_ id: String) -> String { groups[id] ?? id }

    /// The outcomes and their shares of all priorities.
    var priorities: [String] {
        report.outcomes.map { "\(phrases.name($0.name)) \(NumberText.percent($0.priority))" }
    }

    var confidence: String { NumberText.confidence(report.evidence.confidence) }

    /// The outcomes that the score in force runs against, and what pulls it there.
    var against: [String] {
        report.against.map { row in
            phrases.against(
                outcome(row.id),
                correlation: Self.signed(row.correlation),
                proposed: report.decision.isNoChange ? nil : Self.signed(row.proposedCorrelation),
                by: row.indicators.prefix(Self.mostPulling).map {
                    "\(indicator($0.id)) (\(Self.signed($0.part)))"
                }
            )
        }
    }

    private static let mostPulling = 3

    /// What the gain is of, where the weights are kept all the same; nil where it is of those proposed.
    var gainOfKept: String? { report.decision.isNoChange ? phrases.gainOfKept : nil }

    /// What a minus before R² says; nil where there is none.
    func signOfRSquared(_ gain: GainRow) -> String? {
        let figures = [gain.explained] + gain.outcomes.map(\.explained)
        return figures.contains { $0.current < 0 || $0.proposed < 0 } ? phrases.negativeRSquared : nil
    }

    func decision(_ row: DecisionRow) -> String { phrases.decision(row, rules: row.broken.map(rule)) }

    func rule(_ rule: RuleRow) -> String {
        phrases.rule(
            rule,
            name: rule.id.map { rule.rule == "group" ? group($0) : indicator($0) } ?? "",
            other: rule.other.map(indicator) ?? ""
        )
    }

    func verdict(_ row: IndicatorWeightRow) -> String {
        row.makesRoom ? phrases.makesRoom(row) : phrases.verdict(row)
    }

    func note(_ row: IndicatorWeightRow) -> String? {
        phrases.note(row, helps: row.helps.map(outcome) ?? "", harms: row.harms.map(outcome) ?? "")
    }

    func cycleHeading(_ cycle: CycleRow) -> String {
        phrases.cycleHeading(
            phrases.name(cycle.name),
            months: phrases.list(WeightFigures.runs(cycle.months))
        )
    }

    /// Months in a row as their first and last: 1, 11, 12 are 11–1.
    static func runs(_ months: [Int]) -> [String] {
        let all = Set(months)
        func next(_ month: Int) -> Int { month % 12 + 1 }
        let firsts = all.filter { month in !all.contains { next($0) == month } }.sorted()
        if firsts.isEmpty { return all.isEmpty ? [] : ["1–12"] }
        return firsts.map { first in
            var last = first
            while all.contains(next(last)) { last = next(last) }
            return first == last ? "\(first)" : "\(first)–\(last)"
        }
    }

    // MARK: Later periods

    /// What the weights would have given, of all outcomes by priority and of each.
    struct Gain: Sendable {
        let name: String
        let explained: ComparisonRow
        let rankCorrelation: ComparisonRow
    }

    func gains(_ gain: GainRow) -> [Gain] {
        [Gain(name: phrases.whole, explained: gain.explained, rankCorrelation: gain.rankCorrelation)]
            + gain.outcomes.map {
                Gain(name: outcome($0.id), explained: $0.explained, rankCorrelation: $0.rankCorrelation)
            }
    }

    /// The gain, if on any later period other weights would have been proposed: else there is nothing to compare.
    var comparedGain: GainRow? {
        report.gain.flatMap { gain in
            let rows = [gain.explained, gain.rankCorrelation]
            return rows.allSatisfy { $0.difference == 0 && $0.low == 0 && $0.high == 0 } ? nil : gain
        }
    }

    /// Whether the weights should be others, and what that would cost.
    var conclusions: [String] { [decision(report.decision)] + [worse].compactMap(\.self) }

    /// That the proposed score follows some outcomes less well, told from chance; nil where it does not, or where the weights are kept.
    var worse: String? {
        let worse = (report.gain?.outcomes ?? []).filter { $0.explained.high < 0 }.map { outcome($0.id) }
        return worse.isEmpty || report.decision.isNoChange ? nil : phrases.worse(worse)
    }

    /// The rules that hold the fit by more than can be shown.
    func sensitivities(most: Int) -> [SensitivityRow] {
        Array(report.sensitivities.filter { $0.gainPerPoint > 5e-6 }.prefix(most))
    }

    /// Of all priorities, those of the card and for each outcome those that explain most of it.
    var endsOfFront: [(label: String, point: PriorityRow)] {
        guard report.priorities.count > 1 else { return [] }
        var rows = report.priorities.filter(\.isStated).map { (phrases.stated, $0) }
        for (place, outcome) in report.outcomes.enumerated() {
            let most = report.priorities.max { $0.explained[place] < $1.explained[place] }
            rows += most.map { [(phrases.most(of: phrases.name(outcome.name)), $0)] } ?? []
        }
        return rows
    }

    // MARK: Consequences

    /// Nil where nobody has a score in the periods that count.
    func consequencesHeading(_ row: ConsequencesRow) -> String? {
        guard let first = row.periods.first, let last = row.periods.last else { return nil }
        return row.changesWeights
            ? phrases.consequencesHeading(first: first, last: last)
            : phrases.standingHeading(first: first, last: last)
    }

    /// What has to be known to read the tables of people and groups.
    func consequenceNotes(_ row: ConsequencesRow) -> [String] {
        var notes: [String] = []
        let withheld = row.withheld.map(phrases.withheld)
        if row.withheld != "people" { notes.append(row.notShrunk.map(phrases.notShrunk) ?? phrases.fairness) }
        if row.groups.contains(where: { !$0.isSuppressed }) {
            notes.append(phrases.impactMeaning(confidence: confidence, isOfProposed: row.changesWeights))
        }
        if let withheld { notes.append(withheld) }
        if row.withheld != "people" {
            notes += phrases.caseMix(row.caseMix, confidence: confidence, changesWeights: row.changesWeights)
        }
        notes += row.ungrouped.map {
            phrases.ungrouped(NumberText.count($0.people), of: $0.column)
        }
        let (lost, won) = (row.scoredUnderOne.current, row.scoredUnderOne.proposed)
        if lost > 0 || won > 0 {
            notes.append(phrases.scoredUnderOne(lost: NumberText.count(lost), won: NumberText.count(won)))
        }
        if !row.unscored.isEmpty { notes.append(phrases.unscored(row.unscored)) }
        return notes
    }

    /// Now and proposed, or what there is where the weights are kept.
    func both(_ texts: BeforeAfter<String>) -> String {
        report.consequences.changesWeights ? WeightFigures.arrow(texts) : texts.current
    }

    /// The ratios, or that they would say nothing.
    func impact(_ row: ConsequencesRow.GroupRow) -> String {
        func text(_ impact: ConsequencesRow.ImpactRow?) -> String {
            impact.map { $0.hasTooFewGreen ? phrases.tooFewGreen : NumberText.decimal($0.ratio, places: 2) }
                ?? "–"
        }
        let texts = BeforeAfter(current: row.impactCurrent, proposed: row.impactProposed).map(text)
        return texts.current == phrases.tooFewGreen && texts.proposed == texts.current
            ? texts.current : both(texts)
    }

    static func arrow(_ texts: BeforeAfter<String>) -> String { "\(texts.current) → \(texts.proposed)" }

    static func signed(_ value: Double, places: Int = 3) -> String {
        NumberText.signed(value, places: places)
    }

    /// A difference with its interval.
    static func change(_ row: ComparisonRow) -> String {
        "\(signed(row.difference)) (\(NumberText.signedInterval(row.low, row.high, places: 3)))"
    }
}
