import Foundation
import LogReaders
import Testing

@testable import Scorecards

struct MeasurementTableTests {
    @Test func valuesAreReadUnderTheIdsOfTheCard() throws {
        let table = try read(
            """
            person,period,indicator,value,n
            Anna,2025-Q1,speed,90.5,12
            Anna,2025-Q1,Errors,1e-1,
            "Weber, Ben",2025-Q2,ENTRY within 24 hours,80,3
            Anna,2025-Q2,marks,,
            Anna,2025-Q2,turnover,5,
            Ben,2025-Q2,turnover,6,
            """
        )
        let first = Period("2025-Q1")!
        let second = Period("2025-Q2")!
        #expect(
            table.measurements == [
                .init(person: "Anna", period: first, column: "speed", value: 90.5, count: 12),
                .init(person: "Anna", period: first, column: "errors", value: 0.1),
                .init(person: "Weber, Ben", period: second, column: "speed", value: 80, count: 3),
            ]
        )
        #expect(table.unmatched == [.init(name: "turnover", rows: 2, firstLine: 6)])
        #expect(table.emptyValues == 1)
    }

    @Test func headersAndNamesMayBeChineseAndDividedBySemicolons() throws {
        let table = try read("人员;期间;结果;值\n安娜;2025-Q1;准时;9\n安娜;2025-Q2;on-time;8\n")
        #expect(table.measurements.map(\.column) == ["on-time", "on-time"])
    }

    private static let mistakes: [(String, Int, MeasurementError.Problem)] = [
        (
            "name,period,indicator,value\n", 1,
            .missingColumn("person", columns: ["name", "period", "indicator", "value"])
        ),
        (
            "person,period,value\n", 1, .missingColumn("indicator", columns: ["person", "period", "value"])
        ),
        ("person,period,indicator,value\n", 1, .noRows),
        ("person,period,indicator,outcome,value\n", 1, .columnTwice("indicator", "outcome")),
        ("person,姓名,period,indicator,value\n", 1, .columnTwice("person", "姓名")),
        ("person,period,indicator,value\nA,2025-Q1,speed\n", 2, .fieldCount(3, expected: 4)),
        ("person,period,indicator,value\n ,2025-Q1,speed,1\n", 2, .noPerson),
        ("person,period,indicator,value\nA,2025-03,speed,1\n", 2, .notPeriod("2025-03", .quarter)),
        ("person,period,indicator,value\nA,2025-Q1,speed,90 %\n", 2, .notNumber("90 %")),
        ("person,period,indicator,value\nA,2025-Q1,speed,nan\n", 2, .notNumber("nan")),
        ("person,period,indicator,value,n\nA,2025-Q1,speed,1,-2\n", 2, .notCount("-2")),
        (
            "person,period,indicator,value\nA,2025-Q1,speed,1\n\nA,2025-Q1,Entry within 24 hours,1\n", 4,
            .twice(person: "A", period: Period("2025-Q1")!, name: "Entry within 24 hours", firstLine: 2)
        ),
    ]

    @Test(arguments: mistakes.indices)
    func aMistakeIsNamedWithItsLine(index: Int) throws {
        let (text, line, problem) = MeasurementTableTests.mistakes[index]
        let error = try #require(throws: MeasurementError.self) { try read(text) }
        #expect(error.line == line)
        #expect(error.problem == problem)
    }

    @Test func otherEncodingsAreReadWhereTheyAreNamed() throws {
        let path = NSTemporaryDirectory() + "/measurements-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = "person,period,indicator,value\nJosé,2025-Q1,speed,9\n"
        try text.data(using: .isoLatin1)!.write(to: URL(filePath: path))
        #expect(throws: ReadingError.self) { try MeasurementTable(path: path, for: SmallCard.read()) }
        let table = try MeasurementTable(path: path, for: SmallCard.read(), encoding: .latin1)
        #expect(table.measurements.map(\.person) == ["José"])
    }

    private func read(_ text: String) throws -> MeasurementTable {
        let path = NSTemporaryDirectory() + "/measurements-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        return try MeasurementTable(path: path, for: try SmallCard.read())
    }
}
