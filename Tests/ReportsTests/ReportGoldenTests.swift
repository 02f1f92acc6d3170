import Reports
import Testing

@Suite struct ReportGoldenTests {
    @Test func theTerminalReportOfANarrowAndAWideTerminal() throws {
        let report = try Golden.report()
        let narrow = TerminalReport(
            report,
            look: TerminalLook(language: .english, width: 80, isColoured: false)
        )
        #expect(try Golden.folder.difference(narrow.text, from: "delays-80.txt") == nil)
        let wide = TerminalReport(
            report,
            look: TerminalLook(language: .english, width: 140, isColoured: true)
        )
        #expect(try Golden.folder.difference(wide.text, from: "delays-140-coloured.txt") == nil)
    }

    @Test func theTerminalReportInChinese() throws {
        let report = TerminalReport(
            try Golden.report(),
            look: TerminalLook(language: .chinese, width: 100, isColoured: false)
        )
        #expect(try Golden.folder.difference(report.text, from: "delays-100-zh.txt") == nil)
    }

    @Test func thePage() throws {
        #expect(
            try Golden.folder.difference(
                HTMLReport(try Golden.report(), language: .english).text,
                from: "delays.html"
            ) == nil
        )
    }

    @Test func thePageInChinese() throws {
        #expect(
            try Golden.folder.difference(
                HTMLReport(try Golden.report(), language: .chinese).text,
                from: "delays-zh.html"
            ) == nil
        )
    }

    @Test func theJSON() throws {
        #expect(
            try Golden.folder.difference(try JSONReport.text(try Golden.report()), from: "delays.json") == nil
        )
    }

    @Test func theCSV() throws {
        #expect(
            try Golden.folder.difference(CSVReport.ledger(try Golden.report()), from: "delays.csv") == nil
        )
    }
}
