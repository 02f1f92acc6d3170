import TestInputs
import Testing

@testable import Scorecards

/// An indicator that no row has together with an outcome.
@Suite struct SetAsideTests {
    /// Two indicators and an outcome in all rows but the last month's, which have a third indicator alone.
    private func panel() -> Panel {
        var draw = SeededGenerator(seed: 8)
        let (people, months) = (8, 7)
        let rows = people * months
        let isLast = (0..<rows).map { $0 % months == months - 1 }
        func column(_ name: String, inLast: Bool, _ values: [Double]) -> Panel.Column {
            Panel.Column(name: name, values: zip(values, isLast).map { $1 == inLast ? $0 : .nan })
        }
        let (first, second) = (draw.normals(rows), draw.normals(rows))
        let outcome = zip(zip(first, second), draw.normals(rows)).map { $0.0 + 0.5 * $0.1 + $1 }
        return Panel(
            people: (0..<people).map { "p\($0)" },
            periods: (0..<months).map { Period(.month, index: 600 + $0) },
            personCodes: (0..<rows).map { Int32($0 / months) },
            periodCodes: (0..<rows).map { Int32($0 % months) },
            columns: [
                column("a", inLast: false, first), column("b", inLast: false, second),
                column("alone", inLast: true, draw.normals(rows)), column("y", inLast: false, outcome),
            ]
        )
    }

    private func table(_ indicators: [String]) throws -> AssociationTable {
        try AssociationTable(
            panel(),
            indicators: indicators.map { IndicatorTraits($0) },
            outcomes: [IndicatorTraits("y")]
        )
    }

    @Test func itTakesNothingFromTheOthers() throws {
        let (with, without) = (try table(["a", "alone", "b"]), try table(["a", "b"]))
        #expect(with.setAside == [1] && without.setAside == [])
        for (place, other) in [(0, 0), (2, 1)] {
            let partial = with[place, 0].partial
            #expect(partial.correlation != nil)
            #expect(partial.correlation == without[other, 0].partial.correlation)
            #expect(
                with.collinearity.varianceInflation[place]
                    == without.collinearity.varianceInflation[other]
            )
            #expect(with.collinearity.varianceInflation[place] != nil)
        }
        #expect(with[1, 0].partial.gap != nil && with.collinearity.varianceInflation[1] == nil)
        #expect(with.collinearity.rows == 48)
    }
}
