import Delays
import Findings
import Foundation
import Improvements
import SchemaValidation
import Scorecards
import Testing

@testable import Reports

/// The management report of the parts that the golden files show.
@Suite struct ManagementReportTests {
    private static func report() throws -> ManagementReport {
        func golden<Report: Decodable>(_ name: String, _: Report.Type) throws -> Report {
            try JSONDecoder().decode(Report.self, from: Data(try Golden.folder.content(of: name).utf8))
        }
        var parts = ManagementReport.Parts(delays: try Golden.report())
        parts.drivers = try golden("drivers.json", DriversReport.self)
        parts.segments = try golden("segments.json", SegmentsReport.self)
        parts.weeks = try golden("comparison.json", ComparisonReport.self)
        parts.improvements = try golden("improvements.json", ImprovementsReport.self)
        parts.indicators = try golden("indicators.json", IndicatorsReport.self)
        parts.weights = try golden("weights.json", WeightsReport.self)
        parts.scores = try golden("scores.json", ScoresReport.self)
        parts.notMade = [.init(.doctor, reason: "Nobody <asked> for it.")]
        let orders = parts.delays.worstOrders
        var earlier = Finding(
            .stage(activity: "Ask | <b>", cause: .unexplained),
            .problem,
            .supported,
            evidence: [Measure(.hours, 7)]
        )
        earlier.id = "delays/gone"
        return ManagementReport(
            parts,
            made: .init(desk: "Desk <East>", day: "2026-11-30", version: "0"),
            ownFindings: parts.delays.ledger.prefix(4).map { row in
                Finding(
                    .stage(activity: row.activity, cause: row.cause),
                    .problem,
                    .confirmed,
                    evidence: [Measure(.hours, row.hours, count: row.orders)],
                    impact: Impact(hours: row.hours, sureHours: row.hours, orders: row.orders),
                    examples: orders.prefix(2).map { ExampleOrder($0.order, hours: $0.largestHours) }
                )
            },
            since: .init(run: 4, day: "2026-10-31", findings: [earlier]),
            timeline: { names in orders.filter { names.contains($0.order) } }
        )
    }

    @Test(arguments: ReportLanguage.allCases) func everyLinkOfThePageLeadsSomewhere(
        language: ReportLanguage
    ) throws {
        let page = ManagementPage(try Self.report(), language: language).text
        let targets = page.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
        let places = page.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
        #expect(targets.count > 20 && Set(targets).isSubset(of: Set(places)))
        #expect(Set(places).count == places.count)
    }

    @Test func headingsGoDownOneLevelAtATime() throws {
        let page = ManagementPage(try Self.report(), language: .english).text
        let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
        #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }

    @Test(arguments: ReportLanguage.allCases) func allFindingsAreToldInFull(language: ReportLanguage) throws {
        let report = try Self.report()
        let words = FindingWords(report, language)
        let page = ManagementPage(report, language: language).text
        let text = ManagementMarkdown(report, language: language).text
        for finding in report.findings {
            let title = Markup.escaped(words.title(finding))
            #expect(page.contains(title), "\(title)")
            for measure in finding.evidence { #expect(page.contains(Markup.escaped(words.named(measure)))) }
        }
        #expect(text.matches(of: /\n###\ /).count == report.findings.count)
        #expect(page.contains("Desk &lt;East&gt;") && !page.contains("<East>") && !page.contains("<asked>"))
        #expect(text.contains("Desk \\<East\\>"))
    }

    @Test func theFirstPageSaysWhatChanged() throws {
        let page = ManagementPage(try Self.report(), language: .english).text
        #expect(page.contains("Since report 4 of 2026-10-31") && page.contains("1 gone"))
        #expect(page.contains("Orders wait before Ask | &lt;b&gt; for something outside the log"))
    }

    @Test(arguments: ReportLanguage.allCases) func theText(language: ReportLanguage) throws {
        let text = ManagementMarkdown(try Self.report(), language: language).text
        let name = language == .english ? "report.md" : "report-zh.md"
        #expect(try Golden.folder.difference(text, from: name) == nil)
    }

    @Test(arguments: ReportLanguage.allCases) func theTerminalSaysWhatTheFirstPageSays(
        language: ReportLanguage
    ) throws {
        let report = try Self.report()
        let words = FindingWords(report, language)
        let lines = TerminalManagement(report, look: TerminalLook(language: language, width: 160)).text
            .split(separator: "\n")
        #expect(lines.filter { $0.contains("●") }.count == report.summary.lights.count)
        for id in report.summary.causes + report.summary.actions {
            let title = try #require(report[id].map(words.title))
            #expect(lines.contains { $0.contains(title) }, "\(title)")
        }
    }

    @Test func aTrendSaysWhichWayItGoes() throws {
        var light = try #require(try Self.report().summary.lights.first { $0.kind == .trend })
        for (value, english, chinese) in [
            (0.125, "orders take 12.5% longer than before", "交付周期比此前延长 12.5%"),
            (-0.125, "orders take 12.5% less time than before", "交付周期比此前缩短 12.5%"),
            (0, "no change of lead times can be told from chance", "交付周期的变化未超出偶然波动"),
        ] {
            light.value = value
            let text = ManagementPage.figure(.trend, value)
            #expect(EnglishManagementPhrases().judgement(light, value: text) == english)
            #expect(ChineseManagementPhrases().judgement(light, value: text) == chinese)
        }
    }

    @Test func withoutAForecastThePageSaysThatThereIsNone() throws {
        var report = try Self.report()
        report.summary.actions = []
        let phrases = EnglishManagementPhrases()
        #expect(ManagementPage(report, language: .english).text.contains(phrases.noActions))
        report.improvements?.fidelity.isFaithful = false
        let page = ManagementPage(report, language: .english).text
        #expect(page.contains(phrases.noForecast) && !page.contains(phrases.noActions))
        report.improvements = nil
        #expect(ManagementPage(report, language: .english).text.contains(phrases.noActionsMade))
    }

    @Test func namesOfWeightsThatAreAlikeDoNotCoverEachOther() {
        let rows = (0..<12).map { index in
            (name: String(repeating: "w", count: 10_000), from: 0.1, to: 0.05 + Double(index) / 1_000)
        }
        let chart = SlopeChart(rows: rows, from: "Now", to: "Proposed", name: "Weights").markup.source
        let labels = chart.matches(of: /<text x="[^"]*" y="([^"]*)" text-anchor="end">([^<]*)</)
        let places = labels.compactMap { Double($0.output.1) }.sorted()
        #expect(places.count == rows.count)
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 14.8 })
        #expect(labels.allSatisfy { $0.output.2.count < 40 })
    }

    @Test func theJSONIsAsTheSchemaSays() throws {
        let report = try Self.report()
        let data = Data(try JSONReport.text(report).utf8)
        #expect(try JSONSchema.publishedForReports().problems(in: data) == [])
        let again = try JSONDecoder().decode(ManagementReport.self, from: data)
        #expect(again.findings == report.findings && again.changes == report.changes)
    }

    @Test(arguments: ReportLanguage.allCases) func theTablesHaveARowForEachFindingAndFigure(
        language: ReportLanguage
    ) throws {
        let report = try Self.report()
        let bundle = CSVReport.bundle(report, language: language)
        let files = Dictionary(uniqueKeysWithValues: bundle.map { ($0.table.rawValue, $0.text) })
        #expect(files["findings"]?.split(separator: "\r\n").count == report.findings.count + 1)
        let figures = report.findings.reduce(0) { $0 + $1.evidence.count }
        #expect(files["evidence"]?.split(separator: "\r\n").count == figures + 1)
        #expect(files.count == 9)
        let words = FindingWords(report, language)
        let rows = try #require(files["findings"]).split(separator: "\r\n").dropFirst()
        for (row, finding) in zip(rows, report.findings) {
            let lists = [finding.examples.map(\.order), finding.answers, finding.contradicts]
            let end = lists.map { CSVReport.field(CSVReport.list($0)) }.joined(separator: ",")
            #expect(row.contains(",\(CSVReport.field(words.title(finding))),"), "\(row)")
            #expect(row.hasSuffix(",\(end)"), "\(row)")
        }
    }

    /// `Documentation/CSV.md` has a section for each file, which names its columns in their order.
    @Test func theNoteNamesEveryColumn() throws {
        let note = try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../Documentation/CSV.md")
                .standardized,
            encoding: .utf8
        )
        let sections = note.components(separatedBy: "\n## `").dropFirst()
        let bundle = CSVReport.bundle(try Self.report(), language: .english)
        #expect(sections.map { $0.prefix { $0 != "`" } } == bundle.map { "\($0.table.rawValue).csv" })
        for (section, (table, text)) in zip(sections, bundle) {
            let told = section.matches(of: /\n\|\ (`[^|]*)\ \|/).flatMap { row in
                row.output.1.split(separator: ", ").map { $0.filter { $0 != "`" } }
            }
            let header = try #require(text.split(separator: "\r\n").first).split(separator: ",")
            #expect(told == header.map(String.init), "\(table.rawValue).csv")
        }
    }
}

@Suite struct CSVFieldTests {
    @Test(arguments: [[], ["100983"], ["a b", "c; \"d\"", "e\nf", "\\"]])
    func namesInOneFieldComeApart(names: [String]) throws {
        let list = CSVReport.list(names)
        #expect(try JSONDecoder().decode([String].self, from: Data(list.utf8)) == names)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("-3.5", "-3.5"),
        ("+1e3", "+1e3"), ("a=b", "a=b"), ("=\"x\"", "\"'=\"\"x\"\"\""), ("", ""),
    ])
    func nothingIsAFormula(text: String, field: String) {
        #expect(CSVReport.field(text) == field)
    }
}
