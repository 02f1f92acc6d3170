import Scorecards
import Testing

@Suite("What associations tell")
struct AssociationTests {
    /// Those who enter orders faster have harder customers and more errors; whoever enters faster than he does makes fewer.
    @Test func aReversalIsToldWherePeopleDifferOneWayAndChangeTheOther() throws {
        var panel = PlantedPanel(people: 30, periods: 12, seed: 1)
        let (person, x, y) = (panel.ofPeople(), panel.ofRows(), panel.ofRows())
        panel.add("speed") { 2 * person[$0] + x[$0] }
        panel.add("errors") { 2 * person[$0] - 0.6 * x[$0] + y[$0] }
        panel.add("other") { y[$0] }
        let table = try AssociationTable(
            panel.panel,
            indicators: [IndicatorTraits("speed")],
            outcomes: [IndicatorTraits("errors", higherIsBetter: false), IndicatorTraits("other")]
        )
        #expect(table.reversals.map(\.outcome.id) == ["errors"])
        let cell = table[0, 0]
        #expect(cell.orientation == -1)
        #expect(try #require(cell.pooled.correlation) > 0.5 && #require(cell.withinNow?.correlation) < -0.3)
        #expect(abs(try #require(cell.within[0].slope) + 0.6) < 0.2)
    }

    @Test func anIndicatorIsFoundAtTheLagAtWhichItActs() throws {
        var panel = PlantedPanel(people: 25, periods: 18, seed: 2)
        let (x, y) = (panel.ofRows(), panel.ofRows())
        panel.add("visits") { x[$0] }
        panel.add("retention") { row in (row % 18 >= 2 ? 0.8 * x[row - 2] : 0) + y[row] }
        let table = try AssociationTable(
            panel.panel,
            indicators: [IndicatorTraits("visits")],
            outcomes: [IndicatorTraits("retention")]
        )
        #expect(table[0, 0].within.map { $0.estimate.isTold(level: 0.05) } == [false, false, true, false])
        #expect(table[0, 0].within.map(\.estimate.rows) == [450, 425, 400, 375])
        #expect(table.tests == 6)
    }

    /// A gap in a person's months is no shorter lag.
    @Test func lagsCountPeriodsNotRows() throws {
        var measurements: [Panel.Measurement] = []
        var panel = PlantedPanel(people: 8, periods: 12, seed: 3)
        let values = panel.ofRows()
        for person in 0..<8 {
            for period in 0..<12 where period != 5 {
                let row = person * 12 + period
                for (column, value) in [("x", values[row]), ("y", period > 0 ? values[row - 1] : 0.5)] {
                    measurements.append(
                        .init(
                            person: "person \(person)",
                            period: Period(.month, index: period),
                            column: column,
                            value: value
                        )
                    )
                }
            }
        }
        let table = try AssociationTable(
            try Panel(measurements, columns: ["x", "y"]),
            indicators: [IndicatorTraits("x")],
            outcomes: [IndicatorTraits("y")]
        )
        // y is x of the period before, in all rows that have one: the period after the gap has none.
        #expect(table[0, 0].within[1].estimate.correlation == 1)
        #expect(table[0, 0].within[1].estimate.gap == .perfect)
        #expect(table[0, 0].within[1].estimate.rows == 8 * 9)
    }

    @Test func fewRowsOrPeopleAreWithheldWithTheirNumber() throws {
        var panel = PlantedPanel(people: 4, periods: 10, seed: 4)
        let (x, y) = (panel.ofRows(), panel.ofRows())
        panel.add("x") { x[$0] }
        panel.add("y") { y[$0] }
        panel.add("seldom") { $0 < 11 ? y[$0] : .nan }
        let table = try AssociationTable(
            panel.panel,
            indicators: [IndicatorTraits("x")],
            outcomes: [IndicatorTraits("y"), IndicatorTraits("seldom")]
        )
        #expect(table[0, 0].pooled.gap == .tooFewPeople(4, needed: 5))
        #expect(table[0, 1].pooled.gap == .tooFewRows(11, needed: 20))
        #expect(table.associations.allSatisfy { $0.pooled.correlation == nil && $0.spearman == nil })
        #expect(table.tests == 0)
    }

    @Test func indicatorsThatMakeEachOtherUpAreNamed() throws {
        var panel = PlantedPanel(people: 10, periods: 6, seed: 5)
        let (a, b, c, y) = (panel.ofRows(), panel.ofRows(), panel.ofRows(), panel.ofRows())
        panel.add("a") { 100 * a[$0] }
        panel.add("b") { b[$0] }
        panel.add("c") { c[$0] }
        panel.add("sum") { 100 * a[$0] + b[$0] + 5 }
        panel.add("y") { y[$0] }
        let collinearity = try AssociationTable(
            panel.panel,
            indicators: ["a", "b", "c", "sum"].map { IndicatorTraits($0) },
            outcomes: [IndicatorTraits("y")]
        ).collinearity
        #expect(collinearity.madeUp.count == 1)
        #expect(Set(collinearity.madeUp.flatMap { [$0.indicator] + $0.others }) == ["a", "b", "sum"])
        #expect(collinearity.varianceInflation.map { $0 == nil } == [true, true, false, true])
    }

    @Test func anUnknownColumnAndAnInfiniteValueAreErrors() throws {
        var panel = PlantedPanel(people: 5, periods: 6, seed: 6)
        panel.add("x") { $0 == 13 ? .infinity : 1 }
        let made = panel.panel
        #expect(throws: AssociationError.unknownColumn("z")) {
            try AssociationTable(made, indicators: [IndicatorTraits("z")], outcomes: [])
        }
        #expect(
            throws: AssociationError.infinite(
                column: "x",
                person: "person 2",
                period: Period(.month, index: 601)
            )
        ) { try AssociationTable(made, indicators: [IndicatorTraits("x")], outcomes: []) }
    }
}
