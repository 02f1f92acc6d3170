import Foundation
import Testing

@Suite struct ExampleTests {
    @Test func whereTimeGoes() throws {
        let result = try ExampleProgram("WhereTimeGoes").run()
        #expect(result.exitCode == 0)
        #expect(result.output.hasPrefix("Where the time of the orders goes"))
        #expect(result.output.hasSuffix("Nothing is left over: true\n"))
    }

    /// In the data's truth credit checks wait for one person; training a second one is what helps.
    @Test func replayALever() throws {
        let result = try ExampleProgram("ReplayALever").run()
        #expect(result.exitCode == 0)
        let found = try #require(result.output.firstMatch(of: /Anna Weber": (-?[0-9.]+) h an order/))
        let hours = try #require(Double(found.output.1))
        #expect(hours < -20 && hours > -50)
    }

    @Test func weightsFromTables() throws {
        let result = try ExampleProgram("WeightsFromTables").run()
        #expect(result.exitCode == 0)
        #expect(result.output.hasPrefix("Decision: change\n"))
        #expect(result.output.contains("reports: 0.04 -> 0.04, saturated\n"))
    }

    @Test func managementReportPage() throws {
        let example = try ExampleProgram("ManagementReportPage")
        let result = try example.run()
        #expect(result.exitCode == 0)
        #expect(result.output.contains("A delays/Check credit/unavailability\n"))
        let page = try String(contentsOf: example.folder.appending(path: "report.html"), encoding: .utf8)
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("Order desk"))
    }
}
