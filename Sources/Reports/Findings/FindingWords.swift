import Delays
import EventLogs
import Findings
import Improvements
import Scorecards

/// Findings in words: the title, what happens, what it costs and what could be done, in a language.
struct FindingWords: Sendable {
    let language: ReportLanguage
    let phrases: any FindingPhrases
    let common: any Phrases
    let names: FeatureNames
    let levers: any LeverPhrases
    let unit: TimeUnit
    let currency: String?

    /// What stands out about some orders.
    enum Standing: Sendable { case slower, faster, later, punctual }

    /// What hours are hours of.
    enum Basis: Sendable {
        /// As booked.
        case counted
        /// Against orders that are the same in all else that is known.
        case comparable
        /// Against the weeks before.
        case before
        case forecast
    }

    /// What is counted.
    enum Unit: Sendable { case orders, rows }

    init(_ report: ManagementReport, _ language: ReportLanguage) {
        self.language = language
        phrases = language.findingPhrases
        common = language.phrases
        unit = TimeUnit(meanHours: report.delays.leadTime.meanHours)
        names = FeatureNames(phrases: language.driverPhrases, common: common, unit: unit)
        levers = language.leverPhrases
        currency = report.improvements?.prices.currency
    }

    // MARK: What was found

    func title(_ finding: Finding) -> String {
        switch finding.subject {
        case .stage(let activity, let cause): phrases.stage(activity, cause)
        case .driver(let condition, let against, _):
            phrases.orders(kind(condition, against: against), standing(finding))
        case .segment(let conditions, _):
            phrases.orders(
                conditions.map(names.condition).reduce("") {
                    $0.isEmpty ? $1 : names.phrases.interaction($0, $1)
                },
                standing(finding)
            )
        case .change(let activity, let week):
            phrases.change(at: activity, week: week, isLonger: finding.tone == .problem)
        case .levers(let rows): levers.together(rows.map { levers.sentence(LeverWords(row: $0)) })
        case .weight(_, let name, _):
            phrases.weight(
                self.name(name),
                from: NumberText.percent(finding[.currentWeight] ?? 0),
                to: NumberText.percent(finding[.proposedWeight] ?? 0)
            )
        case .association(let indicator, let outcome, _):
            phrases.association(name(indicator), name(outcome), isGood: finding.tone == .strength)
        case .saturation(_, let name): phrases.saturation(self.name(name))
        case .target(_, let name): phrases.target(self.name(name), isMet: finding.tone == .strength)
        case .gaming(let check, let indicator, let other, _):
            phrases.gaming(
                check,
                indicator: indicator.map(name) ?? "–",
                other: other.map(name) ?? "–"
            )
        case .data(_, let title, _, _): title
        }
    }

    private func kind(_ condition: DriverCondition, against: String?) -> String {
        guard let level = condition.level, let against else { return names.condition(condition) }
        let own = names.phrases.name(about: condition.about) ?? condition.feature
        func name(_ level: String) -> String {
            names.phrases.level(level, about: condition.about) ?? level
        }
        return names.phrases.pair(own, names.phrases.contrast(name(level), against: name(against)))
    }

    /// By the first of its figures.
    private func standing(_ finding: Finding) -> Standing {
        let isLateness = finding.evidence.first?.quantity == .lateShareEffect
        return finding.tone == .problem ? (isLateness ? .later : .slower) : (isLateness ? .punctual : .faster)
    }

    func name(_ row: NameRow) -> String { language == .chinese ? row.zh : row.en }

    // MARK: What shows it

    /// A figure with its interval and what stands behind it.
    func figure(_ measure: Measure) -> String {
        var text = value(measure.quantity, measure.value)
        if let lower = measure.lower, let upper = measure.upper, let confidence = measure.confidence {
            text += phrases.interval(
                number(measure.quantity, lower),
                number(measure.quantity, upper),
                confidence: NumberText.confidence(confidence)
            )
        }
        return text
    }

    /// The same with what it is a figure of.
    func named(_ measure: Measure) -> String {
        phrases.measured(figure(measure), phrases.name(measure.quantity))
    }

    /// The figures that matter most, on one line.
    func headline(_ finding: Finding) -> String? {
        let figures = finding.evidence.prefix(2)
        let ofEffects: [Measure.Quantity] = [.leadTimeEffect, .lateShareEffect]
        guard !figures.isEmpty, figures.allSatisfy({ ofEffects.contains($0.quantity) }) else {
            return figures.isEmpty ? nil : figures.map(named).joined(separator: detailSeparator)
        }
        return phrases.allElseEqual(
            figures.map { phrases.effect(figure($0), isLateness: $0.quantity == .lateShareEffect) }
        )
    }

    /// How many stand behind a figure, and its p value; nil where there is neither.
    func support(_ measure: Measure, of finding: Finding) -> String? {
        let parts = [
            measure.count.map { phrases.count(NumberText.count($0), of: unit(of: finding)) },
            measure.adjustedPValue.map { phrases.adjusted(NumberText.pValue($0)) },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : phrases.list(parts)
    }

    /// The analysis of a finding that was taken into another.
    static func analysis(ofID id: Finding.ID) -> FindingSubject.Analysis? {
        id.split(separator: "/").first.flatMap { FindingSubject.Analysis(rawValue: String($0)) }
    }

    /// Between sentences.
    var sentenceSeparator: String { names.phrases.sentenceSeparator }

    /// Between what is said in one line.
    var detailSeparator: String { language == .chinese ? "；" : "; " }

    private func unit(of finding: Finding) -> Unit {
        switch finding.subject.analysis {
        case .weights, .indicators, .scores, .gaming, .doctor: .rows
        default: .orders
        }
    }

    func value(_ quantity: Measure.Quantity, _ value: Double) -> String {
        switch quantity {
        case .hours: NumberText.decimal(value, places: 0) + " " + common.symbol(.hours)
        case .hoursPerOrder: length(value)
        case .lateGap, .leadTimeEffect, .leadTimeChange, .forecastLeadTime, .forecastNinetieth, .mostLeadTime:
            unit.difference(hours: value) + " " + common.symbol(unit)
        case .shareOfLeadTime, .shareOfVariance, .currentWeight, .proposedWeight, .shareAtOneScore,
            .shareMeetingTarget, .shareAffected, .excessShare:
            NumberText.percent(value)
        case .lateShareEffect, .forecastLateShare:
            language.improvementPhrases.inPoints(NumberText.signed(100 * value))
        case .explainedGain, .withinCorrelation: NumberText.signed(value, places: 2)
        }
    }

    /// The same without its unit.
    func number(_ quantity: Measure.Quantity, _ value: Double) -> String {
        switch quantity {
        case .lateShareEffect, .forecastLateShare: NumberText.signed(100 * value)
        case .lateGap, .leadTimeEffect, .leadTimeChange, .forecastLeadTime, .forecastNinetieth, .mostLeadTime:
            unit.difference(hours: value)
        default: self.value(quantity, value)
        }
    }

    /// For instance order 4711, with the hours that it is about.
    func example(_ example: ExampleOrder) -> String {
        guard let before = example.before, let after = example.after else {
            return phrases.example(example.order, example.hours.map(length))
        }
        let text = phrases.example(example.order, phrases.beforeAfter(length(before), length(after)))
        return after > before ? phrases.exception(text) : text
    }

    private func length(_ hours: Double) -> String { "\(unit.text(hours: hours)) \(common.symbol(unit))" }

    // MARK: What it costs, or gives

    /// Nil where nothing is known of it.
    func impact(_ finding: Finding) -> String? {
        let impact = finding.impact
        var parts: [String] = []
        if let hours = impact.hours {
            parts.append(
                phrases.hours(
                    NumberText.decimal(abs(hours), places: 0),
                    isSaved: hours < 0,
                    basis(of: finding)
                )
            )
        }
        if let late = impact.lateOrders, abs(late) >= 0.5 {
            parts.append(phrases.late(NumberText.decimal(abs(late), places: 0), isSaved: late < 0))
        }
        if let orders = impact.orders { parts.append(phrases.concerned(NumberText.count(orders))) }
        if let money = impact.money { parts.append(phrases.money(amount(money))) }
        return parts.isEmpty ? nil : phrases.list(parts)
    }

    private func basis(of finding: Finding) -> Basis {
        switch finding.subject.analysis {
        case .drivers, .segments: .comparable
        case .weeks: .before
        case .improvements: .forecast
        default: .counted
        }
    }

    /// What an action takes; nil where no study says it.
    func effort(_ finding: Finding, in report: ManagementReport) -> String? {
        guard let study = report.improvements else { return nil }
        let rows = study.improvements + study.requested + [study.plan].compactMap(\.self)
        return rows.first { FindingSubject.levers($0.levers).id == finding.id }
            .map { ImprovementFigures(study, language).shortEffort($0) }
    }

    func amount(_ money: Double) -> String {
        let number = NumberText.signed(money, places: 0)
        return currency.map { "\(number) \($0)" } ?? number
    }

    // MARK: What to do

    /// What would help, best first; where nothing was found that does, what usually does.
    func advice(_ finding: Finding, in report: ManagementReport) -> [String] {
        let answers = finding.answers.compactMap { report[$0] }
        guard !answers.isEmpty else { return [phrases.advice(finding.subject)] }
        return answers.prefix(FindingWords.mostAnswers).map { answer in
            // A weight's title says already what becomes of it.
            let effect = answer.subject.analysis == .weights ? nil : answer.evidence.first.map(named)
            return phrases.answer(title(answer), gives: effect)
        }
    }

    private static let mostAnswers = 2

    // MARK: How far to believe it

    func caveats(_ finding: Finding, in report: ManagementReport) -> [String] {
        finding.caveats.map(phrases.caveat)
            + finding.contradicts.compactMap { report[$0].map { phrases.contradicts(title($0)) } }
    }
}
