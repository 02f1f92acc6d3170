import Foundation
import Testing
import Workspace

@testable import Scorecards

struct OwnTableTests {
    @Test func columnsAreTypedByAllTheirValuesAndNothingIsLost() throws {
        let desk = try DeskFolder()
        let path = desk.path + "/own.csv"
        let text = #"""
            n,amount,phone,id,note,mixed,empty,"the ""date"""
            1,0.50,007,13800000000000000001,a,1,,2025-03-01
            -20,1e3,+49,1,,x,,
            ,7,,2," b ",2.5,,2025-03-02
            """#
        try Data(text.utf8).write(to: URL(filePath: path))
        try desk.workspace.replace([try OwnTable.read(path: path, as: "own")])
        var rows: [[QueryRow.Value]] = []
        try QuerySandbox(desk.workspace).forEachRow(of: "SELECT * FROM own") { row in
            var values: [QueryRow.Value] = []
            for column in 0..<8 { values.append(row[column]) }
            rows.append(values)
        }
        #expect(
            rows == [
                [
                    .integer(1), .real(0.5), .text("007"), .text("13800000000000000001"), .text("a"),
                    .text("1"),
                    .null, .text("2025-03-01"),
                ],
                [.integer(-20), .real(1_000), .text("+49"), .text("1"), .null, .text("x"), .null, .null],
                [.null, .real(7), .null, .text("2"), .text(" b "), .text("2.5"), .null, .text("2025-03-02")],
            ]
        )
    }

    @Test(arguments: [
        ("a,,b\n", 1, OwnTableError.Problem.namelessColumn(2)), ("a,A\n", 1, .columnTwice("A")),
        ("a,b\n1,2\n\n3\n", 4, .fieldCount(1, expected: 2)),
    ])
    func aMistakeIsNamedWithItsLine(text: String, line: Int, problem: OwnTableError.Problem) throws {
        let desk = try DeskFolder()
        let path = desk.path + "/own.csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        let error = try #require(throws: OwnTableError.self) { try OwnTable.read(path: path, as: "own") }
        #expect(error.line == line)
        #expect(error.problem == problem)
    }
}
