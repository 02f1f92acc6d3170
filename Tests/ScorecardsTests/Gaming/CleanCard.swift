import EventLogs
import Foundation
import Scorecards
import Statistics

/// A card on which everybody reports what was done, in all the ways in which values come: with two decimals, as whole numbers, on a scale of
/// five levels, at the top of its range, as shares of few facts with and without their number, as means of few marks.
struct CleanCard {
    var planted: PlantedPanel
    let indicators: [IndicatorTraits]
    let pairs = GamingPairs(
        tradeOffs: [.init("speed", "errors"), .init("visits", "closure")],
        checks: [.init("checks", "load")]
    )
    var facts: FactTimes

    static let people = 40
    static let periods = 18

    init(seed: UInt64) {
        var panel = PlantedPanel(people: CleanCard.people, periods: CleanCard.periods, seed: seed)
        func performance() -> [Double] {
            let (person, period, row) = (panel.ofPeople(), panel.ofPeriods(), panel.ofRows())
            return panel.rows.map { 0.55 * person[$0] + 0.3 * period[$0] + 0.78 * row[$0] }
        }
        func rounded(_ value: Double, _ scale: Double) -> Double { (value * scale).rounded() / scale }
        func shares(_ range: ClosedRange<Int>, mean: Double, decimals: Double) -> (
            values: [Double], counts: [Double]
        ) {
            let quality = performance()
            var (values, counts): ([Double], [Double]) = ([], [])
            for row in panel.rows {
                let facts = range.lowerBound + Int(panel.uniform() * Double(range.count))
                let chance = min(max(mean + 0.04 * quality[row], 0), 0.995)
                let good = (0..<facts).count { _ in panel.uniform() < chance }
                values.append(rounded(100 * Double(good) / Double(facts), decimals))
                counts.append(Double(facts))
            }
            return (values, counts)
        }
        let (speed, errors, visits, closure) = (performance(), performance(), performance(), performance())
        let (level, reports, load, checks) = (performance(), performance(), performance(), performance())
        panel.add("speed") { rounded(84 + 4 * speed[$0], 100) }
        panel.add("errors") { rounded(5 - errors[$0], 100) }
        panel.add("visits") { (9 + 2 * visits[$0]).rounded() }
        panel.add("closure") { (76 + 6 * closure[$0]).rounded() }
        panel.add("level") { min(5, max(1, (3 + 0.8 * level[$0]).rounded())) }
        panel.add("reports") { rounded(min(100, 104 + 2 * reports[$0]), 100) }
        panel.add("load") { (300 + 60 * load[$0]).rounded() }
        panel.add("checks") { rounded(60 + 10 * checks[$0], 10) }
        let (few, many) = (
            shares(5...30, mean: 0.85, decimals: 100), shares(40...60, mean: 0.9, decimals: 100)
        )
        panel.add("few facts", counts: few.counts) { few.values[$0] }
        panel.add("many facts", counts: many.counts) { many.values[$0] }
        let (uncounted, whole) = (
            shares(5...30, mean: 0.9, decimals: 100), shares(150...150, mean: 0.9, decimals: 1)
        )
        panel.add("uncounted") { uncounted.values[$0] }
        panel.add("whole percent") { whole.values[$0] }
        var marks: [Double] = []
        for _ in panel.rows {
            let raters = 3 + Int(panel.uniform() * 3)
            let sum = (0..<raters).reduce(0.0) { sum, _ in
                sum + min(5, max(1, (3.5 + panel.normal()).rounded()))
            }
            marks.append(rounded(sum / Double(raters), 100))
        }
        panel.add("marks") { marks[$0] }
        indicators = [
            IndicatorTraits("speed", target: 85, isShare: true),
            IndicatorTraits("errors", higherIsBetter: false, target: 4.5, isShare: true),
            IndicatorTraits("visits", target: 10),
            IndicatorTraits("closure", target: 80),
            IndicatorTraits("level", target: 4),
            IndicatorTraits("reports", target: 95, isShare: true),
            IndicatorTraits("load"),
            IndicatorTraits("checks", target: 65),
            IndicatorTraits("few facts", target: 80, isShare: true),
            IndicatorTraits("many facts", target: 90, isShare: true),
            IndicatorTraits("uncounted", target: 90, isShare: true),
            IndicatorTraits("whole percent", target: 90, isShare: true),
            IndicatorTraits("marks", target: 4),
        ]
        facts = CleanCard.facts(&panel, lastDayFactor: 1)
        planted = panel
    }

    /// A year of facts, on working days, with a holiday of the whole desk now and then, and rarely on Saturdays.
    static func facts(_ panel: inout PlantedPanel, lastDayFactor: Double) -> FactTimes {
        var (persons, days): ([Int32], [Int32]) = ([], [])
        let first = CivilDate(year: 2024, month: 1, day: 1).daysSinceEpoch
        for day in first..<first + 366 {
            let date = CivilDate(daysSinceEpoch: day)
            // 2024-01-01 was a Monday.
            let weekday = (day - first) % 7
            let busy =
                weekday == 6 || panel.uniform() < 0.03 ? 0 : weekday == 5 ? 0.05 : 1 + 0.15 * panel.normal()
            let next = CivilDate(daysSinceEpoch: day + 4)
            let isEnd = next.month != date.month
            for person in 0..<12 as Range<Int32> {
                for _ in 0..<4 where panel.uniform() < 0.3 * busy * (isEnd ? lastDayFactor : 1) {
                    persons.append(person)
                    days.append(Int32(day))
                }
            }
        }
        return FactTimes(
            people: (0..<12).map { "person \($0)" },
            personCodes: persons,
            days: days,
            length: .month
        )
    }

    func checks(_ panel: Panel? = nil) throws -> GamingChecks {
        try GamingChecks(panel ?? planted.panel, indicators: indicators, pairs: pairs, facts: facts)
    }

    /// The panel with one column changed.
    mutating func change(_ name: String, _ value: (_ row: Int, _ old: Double) -> Double) {
        planted.change(name, value)
    }
}
