import Reports
import Testing

@Suite struct ReportGoldenTests {
    @Test func theTerminalReportOfANarrowAndAWideTerminal() throws {
        let report = try Golden.report()
        let narrow = TerminalReport(report, language: .english, width: 80, isColoured: false)
        try Golden.expect(narrow.text, equals: "delays-80.txt")
        let wide = TerminalReport(report, language: .english, width: 140, isColoured: true)
        try Golden.expect(wide.text, equals: "delays-140-coloured.txt")
    }

    @Test func theTerminalReportInChinese() throws {
        let report = TerminalReport(try Golden.report(), language: .chinese, width: 100, isColoured: false)
        try Golden.expect(report.text, equals: "delays-100-zh.txt")
    }

    @Test func thePage() throws {
        try Golden.expect(HTMLReport(try Golden.report(), language: .english).text, equals: "delays.html")
    }

    @Test func thePageInChinese() throws {
        try Golden.expect(HTMLReport(try Golden.report(), language: .chinese).text, equals: "delays-zh.html")
    }

    @Test func theJSON() throws {
        try Golden.expect(try JSONReport.text(try Golden.report()), equals: "delays.json")
    }

    @Test func theCSV() throws {
        try Golden.expect(CSVReport.ledger(try Golden.report()), equals: "delays.csv")
    }
}
