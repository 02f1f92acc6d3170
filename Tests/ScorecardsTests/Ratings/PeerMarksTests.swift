import Foundation
import Testing

@testable import Scorecards

struct PeerMarksTests {
    private static let march = Period("2025-03")!

    /// Three people rated by raters who differ by two points, not everybody by everybody.
    private static let ratings = [
        ("A", "r1", 4.0), ("A", "r2", 2), ("A", "r3", 3), ("B", "r1", 5), ("B", "r3", 4), ("B", "r4", 4),
        ("C", "r2", 1), ("C", "r3", 2), ("C", "r4", 2), ("C", "C", 5), ("D", "r1", 5), ("D", "r2", 3),
    ].map { Rating(person: $0.0, rater: $0.1, period: march, mark: $0.2) }

    /// The same in three periods: every rater has five marks or more.
    private static let often = (0..<3).flatMap { later in
        ratings.map {
            Rating(person: $0.person, rater: $0.rater, period: march.advanced(by: later), mark: $0.mark)
        }
    }

    @Test func leniencyIsTakenAwayAndSelfMarksDoNotCount() throws {
        let marks = try PeerMarks(PeerMarksTests.often, of: "marks")
        let inMarch = marks.measurements.filter { $0.period == PeerMarksTests.march }
        let values = Dictionary(uniqueKeysWithValues: inMarch.map { ($0.person, $0.value) })
        // r1 gives one more than r3 and r4, r2 one less: without that A has 3, B 4 and C 2, up to a common shift.
        let shift = (values["A"] ?? 0) - 3
        #expect(abs((values["B"] ?? 0) - 4 - shift) < 1e-12)
        #expect(abs((values["C"] ?? 0) - 2 - shift) < 1e-12)
        let effects = ["r1", "r2", "r3", "r4"].map { marks.effects[$0] ?? .nan }
        #expect(abs(effects[0] - effects[2] - 1) < 1e-12)
        #expect(abs(effects[1] - effects[2] + 1) < 1e-12)
        #expect(abs(effects[3] - effects[2]) < 1e-12)
        #expect(inMarch.map(\.count) == [3, 3, 3])
        #expect(marks.leniency.raters == 4)
        #expect(marks.leniency.estimated == 4)
        // Of 1, -1, 0 and 0.
        #expect(abs((marks.leniency.standardDeviation ?? 0) - (2.0 / 3).squareRoot()) < 1e-12)
        #expect(marks.selfMarks == 3)
        #expect(marks.components == 1)
        #expect(marks.agreement?.targets == 12)
    }

    /// Fitted, a single mark would change nothing but its rater's leniency: the value less the others' would be the mark.
    @Test func aMarkOfARaterWithFewMarksCountsAsItIs() throws {
        func value(ofLast mark: Double?) throws -> Double {
            let last = mark.map {
                Rating(person: "A", rater: "new", period: PeerMarksTests.march, mark: $0)
            }
            let marks = try PeerMarks(PeerMarksTests.often + (last.map { [$0] } ?? []), of: "marks")
            #expect(marks.effects["new"] == nil)
            #expect(marks.leniency.estimated == 4)
            return try #require(
                marks.measurements.first { $0.person == "A" && $0.period == PeerMarksTests.march }
            ).value
        }
        let without = try value(ofLast: nil)
        for mark in [1.0, 3, 5] {
            let expected = (3 * without + mark) / 4
            #expect(abs(try value(ofLast: mark) - expected) < 1e-12)
        }
        let few = try PeerMarks(PeerMarksTests.ratings, of: "marks")
        #expect(few.effects.isEmpty)
        #expect(few.leniency == PeerMarks.Leniency(raters: 4, estimated: 0, standardDeviation: nil))
        let means: [Double] = [3, 13 / 3, 5 / 3]
        #expect(few.measurements.map(\.value) == means)
    }

    @Test func marksOfFewerThanThreeRatersAreWithheldWhateverTheCardSays() throws {
        let marks = try PeerMarks(PeerMarksTests.ratings, of: "marks", minimum: 1)
        #expect(marks.withheld.map(\.person) == ["D"])
        #expect(marks.withheld.map(\.reason) == [.tooFewFacts(count: 2, needed: 3)])
        #expect(try PeerMarks(PeerMarksTests.ratings, of: "marks", minimum: 4).measurements.isEmpty)
        #expect(try PeerMarks([], of: "marks").measurements.isEmpty)
    }

    @Test func tablesOfMarksAreReadWithLineErrors() throws {
        let table = try read("人员,评分人,期间,评分\nA,r1,2025-03,4\nA,r2,2025-03,2\n")
        #expect(table.ratings == Array(PeerMarksTests.ratings[..<2]))
        let twice = try #require(throws: MeasurementError.self) {
            try read("person,rater,period,mark\nA,r1,2025-03,4\nA,r1,2025-03,5\n")
        }
        #expect(twice.line == 3)
        let nobody = try #require(throws: MeasurementError.self) {
            try read("person,rater,period,mark\nA,,2025-03,4\n")
        }
        #expect(nobody.problem == .noPerson)
        let empty = try #require(throws: MeasurementError.self) { try read("person,rater,period,mark\n") }
        #expect(empty.problem == .noRows)
    }

    @Test func marksAreMeasurementsOfTheCard() throws {
        let card = try SmallCard.read(replacing: "periods: quarter", with: "periods: month")
        let marks = try PeerMarks(PeerMarksTests.ratings, of: "marks")
        let measured = try CardMeasurements(card, marks: [marks])
        #expect(measured.origins == [.nowhere, .nowhere, .marks, .nowhere, .nowhere])
        // Of D all marks are withheld.
        #expect(measured.panel.people == ["A", "B", "C", "D"])
        #expect(measured.panel.columns[2].values[3].isNaN)
        #expect(measured.withheld.map(\.person) == ["D"])
    }

    private func read(_ text: String) throws -> RatingTable {
        let path = NSTemporaryDirectory() + "/ratings-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        return try RatingTable(path: path, periods: .month)
    }
}
