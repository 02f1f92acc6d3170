import Foundation
import Scorecards
import Testing

@testable import Reports

/// What the pages of indicators and of weights have in common, beyond what the golden files show.
@Suite struct ScorecardPageTests {
    private static let longName =
        "Share of the complaints about deliveries, documents and invoices that were closed to the satisfaction of the customer"

    @Test func pagesAreWellFormedAndNeedNothingBesideThem() throws {
        let hostile = "<b>Entry & 'fast'</b>"
        let changed = try ScorecardPages.pages { indicators, weights in
            for place in indicators.indicators.indices {
                indicators.indicators[place].name.rename(hostile)
            }
            for place in weights.indicators.indices {
                weights.indicators[place].name.rename(hostile)
            }
            weights.consequences.people[0].person = hostile
            for place in indicators.checks.indices where !indicators.checks[place].examples.isEmpty {
                indicators.checks[place].examples[0].person = hostile
            }
        }
        for (_, indicators, weights) in try ScorecardPages.pages() + changed {
            for page in [indicators, weights] {
                for reference in [
                    "http:", "https:", "<script", "<link", "<img", "@import", "url(http", "src=",
                ] {
                    #expect(!page.contains(reference), "\(reference)")
                }
                #expect(!page.contains(hostile))
                #expect(Balance.problems(page) == [])
            }
        }
        #expect(
            changed.allSatisfy { $0.indicators.contains("&lt;b&gt;") && $0.weights.contains("&lt;b&gt;") }
        )
    }

    @Test func namesAreWholeHoweverLong() throws {
        func long(_ place: Int, _ kind: String) -> String {
            "\(ScorecardPageTests.longName), \(kind) \(place)."
        }
        var names: [String] = []
        let changed = try ScorecardPages.pages { indicators, weights in
            func name(_ rows: inout [MeasureRow], _ kind: String) {
                for place in rows.indices {
                    rows[place].name.rename(long(place, kind))
                }
            }
            name(&indicators.indicators, "indicator")
            name(&indicators.outcomes, "outcome")
            for place in weights.indicators.indices {
                weights.indicators[place].name.rename(long(place, "indicator"))
            }
            for place in weights.outcomes.indices {
                weights.outcomes[place].name.rename(long(place, "outcome"))
            }
            for place in weights.consequences.people.indices {
                weights.consequences.people[place].person = long(place, "person")
                names.append(long(place, "person"))
            }
        }
        let drawn = try Regex("[0-9]+  \(ScorecardPageTests.longName), person [0-9]+[.]</text>")
        for (_, indicators, weights) in changed {
            for place in 0..<5 { #expect(indicators.contains(long(place, "indicator"))) }
            for place in 0..<2 { #expect(indicators.contains(long(place, "outcome"))) }
            for place in 0..<12 { #expect(weights.contains(long(place, "indicator"))) }
            for place in 0..<5 { #expect(weights.contains(long(place, "outcome"))) }
            for name in names { #expect(weights.contains(name)) }
            // Whole in the drawing of ranks too, where text does not wrap.
            #expect(weights.matches(of: drawn).count == names.count)
        }
    }
}

/// Both pages of the small reports, in every language.
enum ScorecardPages {
    /// - Parameter change: of the reports, before they are written.
    static func pages(
        _ change: (inout IndicatorsReport, inout WeightsReport) -> Void = { _, _ in }
    ) throws -> [(language: ReportLanguage, indicators: String, weights: String)] {
        var indicators = try IndicatorsReport.golden()
        var weights = try WeightsReport.golden()
        change(&indicators, &weights)
        return ReportLanguage.allCases.map {
            (
                $0, IndicatorsPage(indicators, language: $0).text,
                WeightsPage(weights, language: $0).text
            )
        }
    }
}

extension NameRow {
    /// The same name in both languages.
    mutating func rename(_ name: String) { (en, zh) = (name, name) }
}
