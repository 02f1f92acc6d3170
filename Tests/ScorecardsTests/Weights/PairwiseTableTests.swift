import Foundation
import TestInputs
import Testing

@testable import Scorecards

struct PairwiseTableTests {
    private func read(_ text: String) throws -> PairwiseTable {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("pairs.csv")
        try Data(text.utf8).write(to: file)
        return try PairwiseTable(path: file.path, for: SmallCard.read())
    }

    @Test func judgementsAreTakenInTheOrderOfTheCard() throws {
        let table = try read("id,marks,speed,errors\nspeed,4,1,2\nmarks,1,1/4,0.5\nerrors,2,1/2,1\n")
        #expect(zip(table.weights.weights, [4.0 / 7, 2.0 / 7, 1.0 / 7]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(table.weights.consistencyRatio ?? 1) < 1e-9)
    }

    @Test(arguments: [
        ("id,speed,errors\nspeed,1,2\nerrors,1/2,1\n", 1, PairwiseTableError.Problem.missing("marks")),
        ("id,speed,errors,marks\nspeed,1,2,4\nerror,1/2,1,2\n", 3, .unknown("error")),
        ("id,speed,errors,marks\nspeed,1,2,4\nspeed,1,2,4\n", 3, .twice("speed")),
        ("id,speed,errors,marks\nspeed,1,2,0\n", 2, .notJudgement("0")),
        (
            "id,speed,errors,marks\nspeed,1,2,4\nerrors,2,1,2\nmarks,1/4,1/2,1\n", 2,
            .notReciprocal("speed", "errors")
        ),
    ])
    func whatIsWrongIsNamedByLine(text: String, line: Int, problem: PairwiseTableError.Problem) throws {
        let error = try #require(throws: PairwiseTableError.self) { try read(text) }
        #expect(error.line == line)
        #expect(error.problem == problem)
    }
}
