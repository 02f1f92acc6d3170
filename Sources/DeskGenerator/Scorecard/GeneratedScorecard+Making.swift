import EventLogs
import Foundation

extension GeneratedDesk {
    /// The scorecard of the assistants who are people, for the 24 months before the desk opens.
    public func scorecard() -> GeneratedScorecard {
        var scorecard = ScorecardSample(
            plan: .orderDesk,
            persons: desk.assistants.filter { !$0.isMachine }.map(\.name[language]),
            monthAfter: desk.firstDate,
            seed: seed,
            language: language
        ).scorecard
        scorecard.truth.leniency = records().leniency
        return scorecard
    }
}

/// Draws a scorecard from its plan.
private struct ScorecardSample {
    private(set) var scorecard: GeneratedScorecard
    private let plan: ScorecardPlan
    private let language: Language
    private var stream: RandomStream
    private var raised: [Int]
    private var atTop: [Int]

    init(plan: ScorecardPlan, persons: [String], monthAfter: CivilDate, seed: UInt64, language: Language) {
        self.plan = plan
        self.language = language
        stream = RandomStream(seed: seed, purpose: .scorecard)
        raised = plan.indicators.map { _ in 0 }
        atTop = plan.indicators.map { _ in 0 }
        scorecard = GeneratedScorecard(
            indicators: [],
            outcomes: [],
            truth: ScorecardTruth(
                persons: persons.count,
                months: ScorecardPlan.months,
                personEffect: ScorecardPlan.personEffect,
                periodEffect: ScorecardPlan.periodEffect,
                noise: ScorecardPlan.noise,
                indicators: [],
                outcomes: [],
                saturated: [],
                gamed: [],
                conflicting: [],
                leniency: []
            )
        )
        draw(persons, months: ScorecardSample.months(before: monthAfter))
        describe(values: persons.count * ScorecardPlan.months)
    }

    private static func months(before date: CivilDate) -> [CivilDate] {
        let first = date.year * 12 + date.month - 1 - ScorecardPlan.months
        return (first..<first + ScorecardPlan.months).map {
            CivilDate(year: $0 / 12, month: $0 % 12 + 1, day: 1)
        }
    }

    private mutating func draw(_ persons: [String], months: [CivilDate]) {
        let ofIndicator = effects(
            plan.indicators.count,
            persons.count,
            months.count,
            person: 0.55,
            period: 0.3
        )
        let ofOutcome = effects(
            plan.outcomes.count,
            persons.count,
            months.count,
            person: ScorecardPlan.personEffect,
            period: ScorecardPlan.periodEffect
        )
        // What is left so that an indicator's performance has variance 1.
        let residual = (1 - 0.55 * 0.55 - 0.3 * 0.3).squareRoot()
        for (person, name) in persons.enumerated() {
            for (month, date) in months.enumerated() {
                let period = String(LocalTime.text(date: date).prefix(7))
                var performance = plan.indicators.indices.map {
                    ofIndicator.person[$0][person] + ofIndicator.period[$0][month] + residual
                        * stream.normal()
                }
                let (speed, quality) = ScorecardPlan.conflicting
                let conflict = ScorecardPlan.conflict
                performance[quality] =
                    conflict * performance[speed]
                    + (1 - conflict * conflict).squareRoot() * performance[quality]
                var effective: [Double] = []
                for index in plan.indicators.indices {
                    let (reported, good) = measure(index, performance: performance[index])
                    effective.append(good)
                    append(reported, index: index, person: name, period: period)
                }
                for (index, outcome) in plan.outcomes.enumerated() {
                    // In order of the indicators, so that the sum is the same on every run.
                    var good = ofOutcome.person[index][person] + ofOutcome.period[index][month]
                    for weight in outcome.weights(inMonth: date.month).sorted(by: { $0.key < $1.key }) {
                        good += weight.value * effective[weight.key]
                    }
                    good += ScorecardPlan.noise * stream.normal()
                    let value = outcome.mean + outcome.spread * (outcome.higherIsBetter ? good : -good)
                    scorecard.outcomes.append(
                        GeneratedScorecard.Value(
                            person: name,
                            period: period,
                            name: outcome.name[language],
                            value: ScorecardSample.round(value, decimals: 2),
                            decimals: 2
                        )
                    )
                }
            }
        }
    }

    private mutating func effects(
        _ count: Int,
        _ persons: Int,
        _ months: Int,
        person: Double,
        period: Double
    ) -> (person: [[Double]], period: [[Double]]) {
        var ofPerson: [[Double]] = []
        var ofPeriod: [[Double]] = []
        for _ in 0..<count {
            ofPerson.append((0..<persons).map { _ in person * stream.normal() })
            ofPeriod.append((0..<months).map { _ in period * stream.normal() })
        }
        return (ofPerson, ofPeriod)
    }

    /// What is reported for a performance, and what the outcomes feel of it in standardised units.
    private mutating func measure(_ index: Int, performance: Double) -> (reported: Double, good: Double) {
        let indicator = plan.indicators[index]
        let sign = indicator.higherIsBetter ? 1.0 : -1.0
        let raw = indicator.mean + sign * indicator.spread * performance
        let done = ScorecardSample.round(
            min(max(raw, indicator.range.lowerBound), indicator.range.upperBound),
            decimals: indicator.decimals
        )
        let good = sign * (done - indicator.mean) / indicator.spread
        if indicator.behaviour == .saturated, done == indicator.range.upperBound { atTop[index] += 1 }
        if case .gamed(let target, let reach) = indicator.behaviour, done < target, target - done <= reach {
            raised[index] += 1
            return (target, good)
        }
        return (done, good)
    }

    private mutating func append(_ value: Double, index: Int, person: String, period: String) {
        scorecard.indicators.append(
            GeneratedScorecard.Value(
                person: person,
                period: period,
                name: plan.indicators[index].name[language],
                value: value,
                decimals: plan.indicators[index].decimals
            )
        )
    }

    private static func round(_ value: Double, decimals: Int) -> Double {
        let scale = pow(10, Double(decimals))
        return (value * scale).rounded() / scale
    }

    private mutating func describe(values: Int) {
        let names = plan.indicators.map(\.name[language])
        scorecard.truth.indicators = plan.indicators.map {
            ScorecardTruth.Indicator(
                name: $0.name[language],
                unit: $0.unit,
                higherIsBetter: $0.higherIsBetter,
                mean: $0.mean,
                spread: $0.spread
            )
        }
        scorecard.truth.outcomes = plan.outcomes.map { outcome in
            return ScorecardTruth.Outcome(
                name: outcome.name[language],
                unit: outcome.unit,
                higherIsBetter: outcome.higherIsBetter,
                mean: outcome.mean,
                spread: outcome.spread,
                effects: effects(of: outcome, outcome.weights, names),
                seasons: outcome.peakWeights.map {
                    [
                        ScorecardTruth.Season(
                            months: ScorecardPlan.peakMonths,
                            effects: effects(of: outcome, $0, names)
                        )
                    ]
                } ?? []
            )
        }
        for (index, indicator) in plan.indicators.enumerated() {
            switch indicator.behaviour {
            case .plain: break
            case .saturated:
                scorecard.truth.saturated.append(
                    ScorecardTruth.Saturated(
                        indicator: names[index],
                        shareAtTop: DeskTruth.share(atTop[index], of: values)
                    )
                )
            case .gamed(let target, let reach):
                scorecard.truth.gamed.append(
                    ScorecardTruth.Gamed(
                        indicator: names[index],
                        target: target,
                        reach: reach,
                        valuesRaised: raised[index],
                        shareRaised: DeskTruth.share(raised[index], of: values)
                    )
                )
            }
        }
        let (speed, quality) = ScorecardPlan.conflicting
        scorecard.truth.conflicting = [
            ScorecardTruth.Conflict(
                indicators: [names[speed], names[quality]],
                correlation: ScorecardPlan.conflict
            )
        ]
    }

    private func effects(
        of outcome: ScorecardPlan.Outcome,
        _ weights: [Int: Double],
        _ names: [String]
    ) -> [ScorecardTruth.Effect] {
        weights.sorted { $0.key < $1.key }.map { index, weight in
            let indicator = plan.indicators[index]
            let sign = outcome.higherIsBetter == indicator.higherIsBetter ? 1.0 : -1.0
            return ScorecardTruth.Effect(
                indicator: names[index],
                weight: weight,
                perUnit: rounded(sign * weight * outcome.spread / indicator.spread)
            )
        }
    }
}
