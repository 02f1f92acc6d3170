import Foundation
import OrderLens
import Testing

@Suite struct DelayAnalysisTests {
    /// A folder that is gone when the test is over.
    private final class Folder {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "OrderLens-\(UUID())").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        func write(_ text: String, to name: String) throws -> String {
            try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
            return "\(path)/\(name)"
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static let log = """
        Order ID;Stage;Assistant;Start time;End time;Due date
        A;Enter;Ann;2024-01-01T09:00:00Z;2024-01-01T09:30:00Z;2024-01-01T12:00:00Z
        A;Ship;Bo;2024-01-01T11:00:00Z;2024-01-01T11:15:00Z;2024-01-01T12:00:00Z
        B;Enter;Ann;2024-01-01T09:30:00Z;2024-01-01T10:00:00Z;2024-01-01T10:30:00Z
        B;Ship;Bo;2024-01-01T11:15:00Z;2024-01-01T11:30:00Z;2024-01-01T10:30:00Z

        """

    @Test func aFileAndTheWorkspaceThatItWasImportedIntoGiveOneReport() throws {
        let folder = try Folder()
        let path = try folder.write(DelayAnalysisTests.log, to: "orders.csv")
        var configuration = Configuration()
        configuration.calendars = .always
        let direct = try DelayAnalysis(of: OpenedLog(path), by: configuration).report()
        let workspace = try Workspace(at: "\(folder.path)/desk.olens", ifMissing: .create)
        try workspace.store(try LogReader.read(path: path), from: .file(path), toolVersion: "test")
        let stored = try DelayAnalysis(of: OpenedLog(workspace.path), by: configuration).report()
        #expect(direct == stored)
        #expect(direct.log.orders == 2)
        #expect(direct.ledger.reduce(0) { $0 + $1.microseconds } == direct.leadTime.totalMicroseconds)
    }

    @Test func theAttributesOfAWorkspaceCountAsMemory() throws {
        let folder = try Folder()
        let path = try folder.write(
            "case,activity,timestamp,colour,size\nA,Enter,2024-01-01 09:00,red,1\nB,Enter,2024-01-01 11:00,blue,2\n",
            to: "orders.csv"
        )
        let workspace = try Workspace(at: "\(folder.path)/desk.olens", ifMissing: .create)
        try workspace.store(try LogReader.read(path: path), from: .file(path), toolVersion: "test")
        var configuration = Configuration()
        let needed = 2 * (110 + 2 * 8)
        configuration.memory = MemoryBudget(bytes: needed, isGiven: true)
        #expect(try OpenedLog(workspace.path, by: configuration).log.instanceCount == 2)
        let less = MemoryBudget(bytes: needed - 1, isGiven: true)
        configuration.memory = less
        #expect(
            throws: ReadingError.tooLittleMemory(path: workspace.path, rows: 2, needed: needed, budget: less)
        ) { try OpenedLog(workspace.path, by: configuration) }
    }

    @Test func thePromiseIsTheLateRuleWhereTheLogHasOne() throws {
        let folder = try Folder()
        let path = try folder.write(DelayAnalysisTests.log, to: "orders.csv")
        var configuration = Configuration()
        configuration.calendars = .always
        let opened = try OpenedLog(path, by: configuration)
        #expect(try DelayAnalysis(of: opened, by: configuration).report().late?.orders == 1)
        configuration.lateRule = .target(2 * .hour)
        #expect(try DelayAnalysis(of: opened, by: configuration).report().late?.orders == 1)
        configuration.lateRule = .attribute(name: "Colour", values: ["red"])
        #expect(throws: LateRuleError.self) { try DelayAnalysis(of: opened, by: configuration).report() }
    }

    @Test func aColumnOfIdsIsNotOneOfActivities() throws {
        let folder = try Folder()
        let rows = (0...DelayAnalysis.mostActivities).map { "1,a\($0),2024-01-01 09:00" }
        let path = try folder.write("case,activity,timestamp\n" + rows.joined(separator: "\n"), to: "ids.csv")
        var configuration = Configuration()
        configuration.columns = [.order: "case", .activity: "activity", .time: "timestamp"]
        #expect(throws: DelayAnalysisError.tooManyActivities(5_001, most: 5_000)) {
            try DelayAnalysis(of: OpenedLog(path, by: configuration), by: configuration)
        }
    }

    @Test func aColumnOfIdsIsNotOneOfResources() throws {
        let folder = try Folder()
        let resources = DelayAnalysis.mostPairs / 4_096 + 1
        let rows = (0..<resources).map { "1,a\($0 % 4_096),r\($0),2024-01-01 09:00" }
        let path = try folder.write(
            "case,activity,user,timestamp\n" + rows.joined(separator: "\n"),
            to: "ids.csv"
        )
        var configuration = Configuration()
        configuration.columns = [
            .order: "case", .activity: "activity", .resource: "user", .time: "timestamp",
        ]
        configuration.calendars = .always
        #expect(throws: DelayAnalysisError.tooManyResources(resources, most: 4_096)) {
            try DelayAnalysis(of: OpenedLog(path, by: configuration), by: configuration)
        }
    }

    @Test func withoutStartsTheWholeSpanIsElapsedIfNoEstimateIsWanted() throws {
        let folder = try Folder()
        let path = try folder.write(
            "case,activity,user,timestamp\nA,Enter,Ann,2024-01-01 09:00\nA,Ship,Bea,2024-01-01 11:00\n",
            to: "orders.csv"
        )
        var configuration = Configuration()
        configuration.calendars = .always
        let estimated = try DelayAnalysis(of: OpenedLog(path), by: configuration).report()
        #expect(estimated.log.startTimes == .estimated)
        configuration.estimatesStarts = false
        let elapsed = try DelayAnalysis(of: OpenedLog(path), by: configuration).report()
        #expect(elapsed.log.startTimes == .absent)
        #expect(elapsed.causes.map(\.cause) == [.elapsed])
        #expect(elapsed.causes.first?.microseconds == 2 * .hour)
    }

    @Test func whoHasNoCalendarAmongThoseGivenIsTakenToBeAlwaysOnDuty() throws {
        let folder = try Folder()
        // Bo takes the orders up the moment that he is on duty.
        let log = DelayAnalysisTests.log.replacing("T11:15:00Z", with: "T11:00:00Z")
            .replacing(
                "Bo;2024-01-01T11:00:00Z;2024-01-01T11:00:00Z",
                with: "Bo;2024-01-01T10:45:00Z;2024-01-01T11:00:00Z"
            )
        let path = try folder.write(log, to: "orders.csv")
        let calendars = try folder.write(
            "calendars: {office: {monday-friday: \"10:45-17:00\"}}\nresources: {Bo: office}\n",
            to: "calendars.yml"
        )
        var configuration = Configuration()
        configuration.calendars = .file(path: calendars)
        let report = try DelayAnalysis(of: OpenedLog(path), by: configuration).report()
        #expect(report.calendars.map(\.resource) == ["Ann", "Bo"])
        #expect(report.calendars.map(\.hoursPerWeek) == [168, 31.25])
        #expect(report.calendars.last?.hours == ["Mon-Fri 10:45-17:00"])
        #expect(report.causes.first { $0.cause == .unavailability }?.microseconds == 2 * .hour)
    }

    @Test func theLiteratureBooksOtherwiseAndTheReportSaysSo() throws {
        let folder = try Folder()
        let path = try folder.write(DelayAnalysisTests.log, to: "orders.csv")
        var configuration = Configuration()
        configuration.calendars = .always
        configuration.causes = .literature
        let report = try DelayAnalysis(of: OpenedLog(path), by: configuration).report()
        #expect(report.warnings.first?.code == "causes-literature")
        #expect(report.ledger.reduce(0) { $0 + $1.microseconds } == report.leadTime.totalMicroseconds)
        // Bo does both orders one after the other, which the literature takes for a batch whatever the reason.
        #expect(report.causes.contains { $0.cause == .batching })
        #expect(report.batches.isEmpty)
    }

    @Test func oneOrderCanBeSeenInFull() throws {
        let folder = try Folder()
        let path = try folder.write(DelayAnalysisTests.log, to: "orders.csv")
        var configuration = Configuration()
        configuration.calendars = .always
        let analysis = try DelayAnalysis(of: OpenedLog(path), by: configuration)
        let order = try #require(try analysis.order("B"))
        #expect(order.late == true)
        #expect(order.tiles.reduce(0) { $0 + $1.microseconds } == 2 * .hour)
        #expect(try analysis.order("C") == nil)
    }

    @Test(arguments: [
        "SELECT 1", "SELECT 1\n  , 2\nFROM \"a\"", " SELECT\n1", "-- what: \\ \n\nSELECT '#'", "a\tb\nc",
    ])
    func theFirstConfigurationKeepsTheQuery(query: String) throws {
        let folder = try Folder()
        let path = try folder.write(DelayAnalysisTests.log, to: "orders.csv")
        var configuration = Configuration()
        configuration.query = query
        let initial = InitialConfiguration(
            source: path,
            layout: try SourceLayout(path: path),
            opened: try OpenedLog(path),
            configuration: configuration
        )
        #expect(try Configuration(text: initial.text, file: "orderlens.yml").query == query)
    }

    @Test func theFirstConfigurationReadsTheLogAsItWasGuessed() throws {
        let folder = try Folder()
        let path = try folder.write(DelayAnalysisTests.log, to: "orders.csv")
        let opened = try OpenedLog(path)
        let initial = InitialConfiguration(
            source: path,
            layout: try SourceLayout(path: path),
            opened: opened,
            configuration: Configuration()
        )
        let configuration = try Configuration(text: initial.text, file: "orderlens.yml")
        #expect(
            configuration.columns == [
                .order: "Order ID", .activity: "Stage", .resource: "Assistant", .start: "Start time",
                .end: "End time", .promise: "Due date",
            ]
        )
        #expect(configuration.delimiter == UInt8(ascii: ";"))
        #expect(configuration.lateRule == .promise)
        let again = try OpenedLog(path, by: configuration)
        #expect(again.log == opened.log)
        #expect(initial.text.contains("order: \"Order ID\"  # by its name"))
    }
}
