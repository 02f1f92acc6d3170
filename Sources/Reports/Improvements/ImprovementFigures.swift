import Delays
import Improvements

/// What the text and the page of improvements both write: levers in words, effort, money, effects, the goal.
struct ImprovementFigures: Sendable {
    let report: ImprovementsReport
    /// Of all lead times.
    let unit: TimeUnit
    let common: any Phrases
    let phrases: any ImprovementPhrases
    let levers: any LeverPhrases

    init(_ report: ImprovementsReport, _ language: ReportLanguage) {
        self.report = report
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
        common = language.phrases
        phrases = language.improvementPhrases
        levers = language.leverPhrases
    }

    // MARK: Levers

    func name(_ lever: LeverRow) -> String { levers.sentence(LeverWords(row: lever)) }

    func name(_ row: ImprovementRow) -> String { levers.together(row.levers.map(name)) }

    /// The kinds of all levers that the report tells of, in the order in which it does.
    var kinds: [LeverKind] {
        let rows =
            report.requested + [report.plan].compactMap(\.self) + report.improvements + report.pairs
            + report.without + report.bounded + [report.reach?.improvement].compactMap(\.self)
        let told = rows.flatMap { $0.levers.map(\.kind) } + report.steps.compactMap { $0.lever?.kind }
        var seen: Set<LeverKind> = []
        return told.filter { seen.insert($0).inserted }
    }

    /// What a row takes, with its hours of the first year.
    func effort(_ row: ImprovementRow) -> String {
        let year = NumberText.decimal(abs(row.firstYearHours), places: 0)
        return phrases.list(
            efforts(row) + [phrases.firstYear(hours: year, isLess: row.firstYearHours < 0)]
        )
    }

    /// The same without the hours, which stand in a column beside it.
    func shortEffort(_ row: ImprovementRow) -> String { phrases.list(efforts(row)) }

    private func efforts(_ row: ImprovementRow) -> [String] {
        let effort = row.effort
        var parts: [String] = []
        if effort.heads > 0 { parts.append(phrases.people(effort.heads, hours: hours(effort.headHours))) }
        if hours(effort.weeklyHours) != hours(0) {
            parts.append(
                phrases.weekly(hours: hours(abs(effort.weeklyHours)), isLess: effort.weeklyHours < 0)
            )
        }
        if effort.rules > 0 { parts.append(phrases.rules(effort.rules)) }
        if effort.trainings > 0 { parts.append(phrases.trainings(effort.trainings)) }
        if effort.systems > 0 { parts.append(phrases.systems(effort.systems)) }
        return parts
    }

    /// Hours of somebody's work in a week.
    func hours(_ hours: Double) -> String { NumberText.decimal(hours, places: 1) }

    /// Hours of work of the first year.
    func work(_ row: ImprovementRow) -> String { NumberText.decimal(row.firstYearHours, places: 0) }

    /// A person's work in a week and share of the time on duty; nothing where the share is not known.
    func share(_ share: Double?) -> String { share.map(NumberText.percent) ?? "–" }

    func person(_ row: PersonRow) -> String { row.name ?? phrases.someoneNew }

    // MARK: Effects

    /// What an effect is told in: each of the lead time's figures, and the share of late orders.
    struct Outcome: Sendable {
        let name: String
        let before: String
        let after: String
        let difference: String
        let interval: String
    }

    func outcomes(_ effect: ReplayedEffectRow) -> [Outcome] {
        let times: [(String, ReplayedChangeRow)] = [
            (phrases.mean, effect.meanHours), (phrases.median, effect.medianHours),
            (common.ninetiethPercentile, effect.p90Hours),
        ]
        var outcomes = times.map { name, change in
            Outcome(
                name: common.titled(name, unit),
                before: unit.text(hours: change.before),
                after: unit.text(hours: change.after),
                difference: unit.difference(hours: change.difference),
                interval: interval(change)
            )
        }
        if let late = effect.lateShare {
            outcomes.append(
                Outcome(
                    name: common.late,
                    before: NumberText.percent(late.before),
                    after: NumberText.percent(late.after),
                    difference: phrases.inPoints(points(late)),
                    interval: pointsInterval(late)
                )
            )
        }
        return outcomes
    }

    func interval(_ change: ReplayedChangeRow) -> String {
        ComparisonFigures.interval(change.lower, change.upper, unit)
    }

    /// Percentage points.
    func points(_ change: ReplayedChangeRow?) -> String {
        change.map { NumberText.signed(100 * $0.difference) } ?? "–"
    }

    func pointsInterval(_ change: ReplayedChangeRow?) -> String {
        guard let lower = change?.lower, let upper = change?.upper else { return "–" }
        return NumberText.signedInterval(100 * lower, 100 * upper)
    }

    /// The smaller one of the mean's and the share of late orders'.
    func adjustedP(_ row: ImprovementRow) -> String {
        NumberText.pValue([row.adjustedPValue, row.adjustedLatePValue].compactMap(\.self).min())
    }

    /// How many orders were compared, which way they went, and what was left out.
    func compared(_ row: ImprovementRow) -> [String] {
        guard let effect = row.effect else { return [] }
        var sentences = [
            phrases.compared(
                orders: NumberText.count(effect.orders),
                faster: NumberText.count(effect.faster),
                slower: NumberText.count(effect.slower)
            )
        ]
        if effect.stuck > 0 { sentences.append(phrases.stuck(NumberText.count(effect.stuck))) }
        if effect.lateShare != nil, effect.judged != effect.orders {
            sentences.append(phrases.judged(NumberText.count(effect.judged)))
        }
        if row.pValue != nil {
            sentences.append(
                phrases.told(
                    pValue: NumberText.pValue(row.pValue),
                    late: row.latePValue.map { NumberText.pValue($0) }
                )
            )
        }
        return sentences
    }

    var confidence: String? { report.interval.map { NumberText.confidence($0.confidence) } }

    /// `12.5 h`.
    func withUnit(_ hours: Double) -> String { "\(unit.text(hours: hours)) \(common.symbol(unit))" }

    /// `-12.5 h`.
    func signed(_ hours: Double) -> String { "\(unit.difference(hours: hours)) \(common.symbol(unit))" }

    func example(_ example: Improvement.Example) -> String {
        phrases.example(example.order, before: withUnit(example.before), after: withUnit(example.after))
    }

    func change(_ row: PersonRow) -> String {
        phrases.changes(person(row), before: hours(row.hoursBefore), after: hours(row.hoursAfter))
    }

    // MARK: Money

    enum MoneyPart: CaseIterable {
        case lateOrders, work, heads, once

        func value(_ money: MoneyRow) -> Double {
            switch self {
            case .lateOrders: money.lateOrders
            case .work: money.work
            case .heads: money.heads
            case .once: money.once
            }
        }
    }

    /// What it gains and costs in the first year, without the parts that are nothing.
    func money(_ row: MoneyRow) -> String {
        let parts = MoneyPart.allCases.compactMap { part in
            let amount = NumberText.signed(part.value(row), places: 0)
            return amount == "0" ? nil : phrases.part(part, amount: amount)
        }
        return phrases.net(amount(signed: row.net), parts: parts)
    }

    func amount(signed value: Double) -> String { priced(NumberText.signed(value, places: 0)) }

    private func priced(_ number: String) -> String {
        report.prices.currency.map { "\(number) \($0)" } ?? number
    }

    /// What an hour, a late order and a person cost; nil where nothing was given.
    var prices: String? {
        func price(_ value: Double?) -> String? { value.map { priced(NumberText.value($0)) } }
        return phrases.prices(
            hour: price(report.prices.hour),
            lateOrder: price(report.prices.lateOrder),
            head: price(report.prices.headPerWeek)
        )
    }
}
