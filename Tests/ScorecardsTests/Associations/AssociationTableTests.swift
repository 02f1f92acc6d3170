import Foundation
import NumericInputs
import Scorecards
import TestInputs
import Testing

/// What the scripts in Fixtures write.
private struct Reference: Decodable {
    var associations: [Cell]
    var collinearity: Collinearity?

    struct Cell: Decodable {
        var indicator: String
        var outcome: String
        var rows: Int?
        var pooled: Test
        var spearman: Double
        var partial: Test
        var within: [Test]
    }

    struct Test: Decodable {
        /// None where the indicator does not vary; no p where it does not without one person.
        var r: Double?
        var p: Double?
        var lower: Double?
        var upper: Double?
        var people: Int?
        var adjusted: Double?
        var rows: Int?
        var slope: Double?
        var slopeError: Double?
    }

    struct Collinearity: Decodable {
        var rows: Int
        var vif: [Double]
        var condition: Double
    }

    static func read<Contents: Decodable>(_ name: String, as type: Contents.Type = Contents.self) throws
        -> Contents
    {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: file))
    }
}

@Suite("Associations of indicators and outcomes")
struct AssociationTableTests {
    static let tolerance = 1e-8

    private func compare(_ table: AssociationTable, _ reference: Reference) throws {
        #expect(table.associations.count == reference.associations.count)
        for (cell, expected) in zip(table.associations, reference.associations) {
            #expect(cell.indicator.id == expected.indicator && cell.outcome.id == expected.outcome)
            if let rows = expected.rows { #expect(cell.rows == rows) }
            #expect(abs(try #require(cell.spearman) - expected.spearman) < Self.tolerance)
            try compare(cell.pooled, expected.pooled)
            try compare(cell.partial, expected.partial)
            #expect(cell.within.count == expected.within.count)
            for (lagged, expected) in zip(cell.within, expected.within) {
                try compare(lagged.estimate, expected)
                let (slope, error) = (try #require(expected.slope), try #require(expected.slopeError))
                #expect(abs(try #require(lagged.slope) - slope) < Self.tolerance * abs(slope))
                #expect(abs(try #require(lagged.slopeError) - error) < Self.tolerance * error)
            }
        }
        guard let collinearity = reference.collinearity else { return }
        #expect(table.collinearity.rows == collinearity.rows)
        for (factor, expected) in zip(table.collinearity.varianceInflation, collinearity.vif) {
            #expect(abs(try #require(factor) - expected) < Self.tolerance * expected)
        }
        let condition = try #require(table.collinearity.conditionNumber)
        #expect(abs(condition - collinearity.condition) < Self.tolerance * condition)
    }

    private func compare(_ estimate: Association.Estimate, _ expected: Reference.Test) throws {
        guard let r = expected.r else {
            #expect(estimate.correlation == nil && estimate.gap == .constantIndicator)
            return
        }
        #expect(abs(try #require(estimate.correlation) - r) < Self.tolerance)
        if let p = expected.p {
            #expect(abs(try #require(estimate.pValue) - p) < Self.tolerance)
        } else {
            guard case .dependsOnPerson = estimate.gap else {
                Issue.record("\(estimate) hangs on one person")
                return
            }
            #expect(estimate.pValue == nil && estimate.interval == nil)
        }
        if let rows = expected.rows { #expect(estimate.rows == rows) }
        if let people = expected.people { #expect(estimate.people == people) }
        if let adjusted = expected.adjusted {
            #expect(abs(try #require(estimate.adjustedPValue) - adjusted) < Self.tolerance)
        }
        if let lower = expected.lower, let upper = expected.upper {
            let interval = try #require(estimate.interval)
            #expect(abs(interval.lowerBound - lower) < Self.tolerance)
            #expect(abs(interval.upperBound - upper) < Self.tolerance)
        }
    }

    @Test func areThoseOfStatsmodelsAndPyfixest() throws {
        let reference: [String: Reference] = try Reference.read("associations")
        let desk = try DeskPanel()
        try compare(desk.table(), try #require(reference["whole"]))
        try compare(desk.withGaps.table(), try #require(reference["gaps"]))
    }

    @Test func areThoseOfR() throws {
        try compare(DeskPanel().table(), Reference.read("associations-r"))
    }

    /// Thirty departments, one period: what is within a department cannot be told.
    @Test(.needsSharedData) func ofClericalDepartmentsAreThePublishedOnes() throws {
        let data = try ReferenceTable("drivers/attitude.csv")
        let published = try ReferenceTable("drivers/attitude_relimp.csv")
        let regression = try ReferenceTable("drivers/attitude_lm.csv")
        let panel = try Panel(
            data.header.flatMap { name in
                data.numbers(name).enumerated().map { department, value in
                    Panel.Measurement(
                        person: "department \(department + 1)",
                        period: Period(.year, index: 3),
                        column: name,
                        value: value
                    )
                }
            },
            columns: data.header
        )
        let table = try AssociationTable(
            panel,
            indicators: data.header.dropFirst().map { IndicatorTraits($0) },
            outcomes: [IndicatorTraits("rating")]
        )
        for (index, cell) in table.associations.enumerated() {
            #expect(published.texts("predictor")[index] == cell.indicator.id)
            func expected(_ column: String) -> Double { published.numbers(column)[index] }
            // The first row is the constant's.
            let t = regression.numbers("t")[index + 1]
            let partial = t / (t * t + 23).squareRoot()
            #expect(abs(try #require(cell.partial.correlation) - partial) < Self.tolerance)
            #expect(abs(try #require(cell.pooled.correlation) - expected("pearson_r")) < Self.tolerance)
            #expect(abs(try #require(cell.spearman) - expected("spearman_rho")) < Self.tolerance)
            let inflation = try #require(table.collinearity.varianceInflation[index])
            #expect(abs(inflation - expected("vif")) < Self.tolerance)
            #expect(cell.withinNow?.gap == .tooFewRows(0, needed: 20))
        }
        let unlagged = try AssociationTable(
            panel,
            indicators: table.indicators,
            outcomes: table.outcomes,
            settings: {
                var settings = AssociationSettings()
                settings.lags = []
                return settings
            }()
        )
        try compare(unlagged, Reference.read("attitude-associations"))
    }
}
