import Delays
import Foundation
import Improvements
import Scorecards
import Testing
import WorkbookReading
import Workbooks

@testable import Reports

/// The workbook of the small reports that the golden files show, written and read back.
@Suite struct WorkbookSheetsTests {
    private func report<Report: Decodable>(_ name: String, as _: Report.Type = Report.self) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(try Golden.folder.content(of: name).utf8))
    }

    /// All sheets that there are.
    private func sheets(_ language: ReportLanguage) throws -> [Sheet] {
        var sheets = WorkbookSheets.delays(try Golden.report(), language: language)
        sheets += WorkbookSheets.drivers(try report("drivers.json"), language: language)
        sheets += WorkbookSheets.segments(try report("segments.json"), language: language)
        sheets += WorkbookSheets.improvements(try report("improvements.json"), language: language)
        sheets += WorkbookSheets.weights(try report("weights.json"), language: language)
        sheets += WorkbookSheets.scores(try report("scores.json"), language: language)
        return sheets + WorkbookSheets.indicators(try report("indicators.json"), language: language)
    }

    private func path() -> String {
        FileManager.default.temporaryDirectory.appending(path: "sheets-\(UUID().uuidString).xlsx")
            .path(percentEncoded: false)
    }

    private func written(_ sheets: [Sheet], _ language: ReportLanguage = .english) throws -> WrittenWorkbook {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try WorkbookSheets.workbook("Report", sheets, language: language).write(to: path)
        return try WrittenWorkbook(path: path)
    }

    /// Equal to the last digit that the file has.
    private func expectEqual(
        _ written: [Double?],
        _ expected: [Double?],
        _ what: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(written.count >= expected.count, "\(what)", sourceLocation: sourceLocation)
        for (row, value) in expected.enumerated() where row < written.count {
            guard let value else {
                #expect(written[row] == nil, "\(what), row \(row)", sourceLocation: sourceLocation)
                continue
            }
            let difference = abs((written[row] ?? .nan) - value)
            #expect(
                difference <= 1e-14 * max(1, abs(value)),
                "\(what), row \(row): \(String(describing: written[row])) is not \(value)",
                sourceLocation: sourceLocation
            )
        }
    }

    @Test(arguments: ReportLanguage.allCases)
    func everyTabIsThereInBothLanguages(language: ReportLanguage) throws {
        let book = try written(try sheets(language), language)
        #expect(book.sheets.map(\.name) == WorkbookTab.allCases.dropFirst(3).map { $0.title(language) })
        for sheet in book.sheets {
            #expect(sheet.content.all("pane").first?["state"] == "frozen", "\(sheet.name)")
            #expect(sheet.content.first("autoFilter") != nil, "\(sheet.name)")
            #expect(sheet.content.all("f").isEmpty, "\(sheet.name)")
            // Lights of single numbers are colours of their own, as each has limits of its own.
            let hasRules = !sheet.content.all("cfRule").isEmpty
            let isJudged = [WorkbookTab.scores, .indicatorScores].map { $0.title(language) }.contains(
                sheet.name
            )
            #expect(hasRules || isJudged, "\(sheet.name)")
        }
        for tab in [WorkbookTab.stages, .transitions, .resources, .drivers, .improvements, .weights] {
            #expect(book[tab.title(language)]?.charts.isEmpty == false, "\(tab)")
        }
    }

    @Test func theLedgerIsTheReports() throws {
        let report = try Golden.report()
        let sheet = try #require(
            try written(WorkbookSheets.delays(report, language: .english))["Ledger"]
        )
        #expect(Array(sheet.texts("Stage").prefix(report.ledger.count)) == report.ledger.map(\.activity))
        expectEqual(sheet.numbers("Duration, h"), report.ledger.map(\.hours), "hours")
        expectEqual(sheet.numbers("Share"), report.ledger.map(\.share), "share")
        expectEqual(sheet.numbers("Of variance"), report.ledger.map(\.varianceShare), "variance share")
        expectEqual(sheet.numbers("Orders"), report.ledger.map { Double($0.orders) }, "orders")
        expectEqual(sheet.numbers("Late, h"), report.ledger.map(\.hoursPerLateOrder), "late")
        // All of the lead time, to the last microsecond of a sum of hours.
        let sum = sheet.numbers("Duration, h").compactMap(\.self).reduce(0, +)
        #expect(abs(sum - report.leadTime.totalMicroseconds.hours) < 1e-6)
    }

    @Test func stagesAddUpToTheLedger() throws {
        let report = try Golden.report()
        let sheet = try #require(
            try written(WorkbookSheets.delays(report, language: .english))["Stages"]
        )
        let figures = DelayFigures(report)
        expectEqual(sheet.numbers("All"), figures.stages.map { $0.microseconds.hours }, "all")
        for cause in figures.causes {
            let name = EnglishPhrases().name(cause)
            expectEqual(sheet.numbers(name), figures.stages.map { $0.byCause[cause]?.hours }, name)
        }
        // The chart is of these cells.
        let series = try #require(sheet.charts.first).all("c:ser")
        #expect(series.count == figures.causes.count)
        let cached = series.map { $0.first("c:val")?.all("c:v").compactMap { Double($0.text) } ?? [] }
        #expect(abs(cached.flatMap(\.self).reduce(0, +) - report.leadTime.totalMicroseconds.hours) < 1e-6)
    }

    @Test func weeksOrdersTransitionsAndResourcesAreTheReports() throws {
        let report = try Golden.report()
        let book = try written(WorkbookSheets.delays(report, language: .english))
        let weeks = try #require(book["Weeks"])
        expectEqual(weeks.numbers("Orders"), report.weeks.map { Double($0.orders) }, "orders")
        expectEqual(weeks.numbers("Lead time, h"), report.weeks.map(\.meanLeadTimeHours), "lead time")
        let orders = try #require(book["Orders"])
        #expect(
            Array(orders.texts("Order").prefix(report.worstOrders.count)) == report.worstOrders.map(\.order)
        )
        expectEqual(orders.numbers("Lead time, h"), report.worstOrders.map(\.leadTimeHours), "worst")
        let transitions = try #require(book["Transitions"])
        let figures = DelayFigures(report).transitions
        expectEqual(transitions.numbers("All, h"), figures.map { $0.microseconds.hours }, "transitions")
        let resources = try #require(book["Resources"])
        expectEqual(
            resources.numbers("Waited for, h"),
            report.resources.map { $0.waitingMicroseconds.hours },
            "waited for"
        )
    }

    @Test func driversAndSegmentsAreTheReports() throws {
        let drivers = try report("drivers.json", as: DriversReport.self)
        let sheet = try #require(
            try written(WorkbookSheets.drivers(drivers, language: .english)).sheets.first
        )
        let effects = try #require(drivers.given).features.flatMap(\.effects)
        expectEqual(sheet.numbers("Effect, h"), effects.map(\.hours), "effects")
        expectEqual(sheet.numbers("95% interval: from"), effects.map(\.lower), "lower")
        expectEqual(sheet.numbers("95% interval: to"), effects.map(\.upper), "upper")
        expectEqual(sheet.numbers("p, adjusted"), effects.map(\.adjustedPValue), "p")
        expectEqual(sheet.numbers("Orders"), effects.map { Double($0.orders) }, "n")
        let segments = try report("segments.json", as: SegmentsReport.self)
        let found = try #require(
            try written(WorkbookSheets.segments(segments, language: .english)).sheets.first
        )
        let slower = segments.segments.filter { $0.outcome == .hours }
        if !slower.isEmpty {
            expectEqual(found.numbers("Effect, h"), slower.map { $0.hours?.estimate }, "segments")
        }
        #expect(found.cells.values.contains(.text("Bright spots: faster than comparable orders")))
    }

    @Test func improvementsAndWeightsAreTheReports() throws {
        let improvements = try report("improvements.json", as: ImprovementsReport.self)
        let sheet = try #require(
            try written(WorkbookSheets.improvements(improvements, language: .english)).sheets.first
        )
        let first = improvements.requested.isEmpty ? improvements.improvements : improvements.requested
        expectEqual(sheet.numbers("Mean, h: before"), first.map { $0.effect?.meanHours.before }, "before")
        expectEqual(sheet.numbers("Mean, h: after"), first.map { $0.effect?.meanHours.after }, "after")
        expectEqual(sheet.numbers("Work, h"), first.map(\.firstYearHours), "work")
        let weights = try report("weights.json", as: WeightsReport.self)
        let card = try #require(try written(WorkbookSheets.weights(weights, language: .english)).sheets.first)
        expectEqual(card.numbers("Now"), weights.indicators.map(\.current), "now")
        expectEqual(card.numbers("Proposed"), weights.indicators.map(\.proposed), "proposed")
        expectEqual(card.numbers("Evidence (90%): from"), weights.indicators.map(\.low), "low")
    }

    @Test func scoresHaveTheirLights() throws {
        let scores = try report("scores.json", as: ScoresReport.self)
        let book = try written(WorkbookSheets.scores(scores, language: .english))
        let long = try #require(book["Scores by period"])
        expectEqual(long.numbers("Score"), scores.scores.map(\.composite), "scores")
        #expect(Array(long.texts("Light").prefix(scores.scores.count)) == scores.scores.map(\.light))
        let period = try #require(scores.scores.map(\.period).max())
        let matrix = try #require(book["Scores"])
        let people = matrix.texts("Person").prefix { $0 != nil }.compactMap(\.self)
        let expected = people.map { person in
            scores.scores.first { $0.person == person && $0.period == period }?.composite
        }
        expectEqual(matrix.numbers(period), expected, period)
    }

    @Test func indicatorsAreTurnedSoThatBetterWithBetterIsAboveZero() throws {
        let indicators = try report("indicators.json", as: IndicatorsReport.self)
        let book = try written(WorkbookSheets.indicators(indicators, language: .english))
        let outcome = try #require(indicators.outcomes.first)
        let expected = indicators.indicators.map { indicator -> Double? in
            let row = indicators.associations.first {
                $0.indicator == indicator.id && $0.outcome == outcome.id
            }
            return row.flatMap { row in row.withinNow?.correlation.map { $0 * Double(row.orientation) } }
        }
        expectEqual(try #require(book["Indicators"]).numbers(outcome.name.en), expected, outcome.id)
        let rows = try #require(book["Associations"]).numbers("Within people").compactMap(\.self)
        #expect(rows.count == indicators.associations.count { $0.withinNow?.correlation != nil })
    }

    @Test(
        .enabled(if: OpenPyXL.isInstalled, Comment(rawValue: OpenPyXL.missing)),
        arguments: ReportLanguage.allCases
    )
    func openPyXLOpensAllOfIt(language: ReportLanguage) throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let sheets = try sheets(language)
        try WorkbookSheets.workbook("Report", sheets, language: language).write(to: path)
        let book = try OpenPyXL.read(path)
        #expect(book.sheets.map(\.name) == WorkbookTab.allCases.map { $0.title(language) })
        #expect(book.sheets.map(\.charts) == sheets.map(\.charts.count))
        #expect(book.sheets.allSatisfy { $0.formulas == 0 && $0.filter != nil && $0.frozen != nil })
    }

    @Test func hostileNamesAreTextOnEverySheet() throws {
        let hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> ../ \u{202E}x _x0041_"
        var report = try Golden.report()
        for row in report.ledger.indices { report.ledger[row].activity = hostile }
        for row in report.worstOrders.indices { report.worstOrders[row].order = hostile }
        for row in report.resources.indices { report.resources[row].resource = hostile }
        let book = try written(WorkbookSheets.delays(report, language: .english))
        for (tab, title) in [
            ("Stages", "Stage"), ("Ledger", "Stage"), ("Orders", "Order"), ("Resources", "Resource"),
        ] {
            #expect(book[tab]?.texts(title).first == hostile, "\(tab)")
        }
    }

    @Test func aLogWithoutOrdersGivesSheetsToo() throws {
        var report = try Golden.report()
        report.ledger = []
        report.causes = []
        report.weeks = []
        report.worstOrders = []
        report.transitions = []
        report.resources = []
        report.calendars = []
        report.overtaking = []
        report.log.orders = 0
        let book = try written(WorkbookSheets.delays(report, language: .chinese), .chinese)
        #expect(book.sheets.count == 6)
        #expect(book.sheets.flatMap(\.charts).isEmpty)
    }
}
