import Foundation
import SchemaValidation
import Testing

@Suite struct SchemaTests {
    @Test func theReportIsAsThePublishedSchemaSays() throws {
        let report = Data(try Golden.folder.content(of: "delays.json").utf8)
        #expect(try JSONSchema.publishedForDelays().problems(in: report) == [])
    }

    @Test(arguments: [
        ("\"cause\" : \"unexplained\"", "\"cause\" : \"bad luck\"", "bad luck"),
        ("\"judged\" : 60", "\"judged\" : \"60\"", "$.late.judged: string instead of integer"),
        ("\"medianHours\"", "\"middleHours\"", "$.leadTime: medianHours is missing"),
        ("\"rework\" : true", "\"rework\" : 1", "rework: integer instead of boolean"),
        ("\"startTimes\" : \"recorded\"", "\"startTimes\" : null", "$.log.startTimes: <null> is none of"),
    ])
    func aReportThatIsNotIsRefused(original: String, wrong: String, complaint: String) throws {
        let report = try Golden.folder.content(of: "delays.json")
        try #require(report.contains(original))
        let problems = try JSONSchema.publishedForDelays().problems(
            in: Data(report.replacing(original, with: wrong).utf8)
        )
        #expect(problems.contains { $0.contains(complaint) }, "\(problems)")
    }
}
