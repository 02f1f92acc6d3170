import Delays
import EventLogs
import Foundation
import Reports
import TestInputs
import Testing

@Suite struct JSONReportTests {
    @Test func reportsAreWrittenAsFoundationWritesThem() throws {
        let report = try Golden.report()
        #expect(try JSONReport.text(report) == foundationText(report))
    }

    /// Rows of which there are many are written without `Encodable`.
    @Test func longListsOfRowsAreWrittenAsFoundationWritesThem() throws {
        var random = SeededGenerator(seed: 6)
        var report = try Golden.report()
        let tile = try #require(report.worstOrders.first?.tiles.first)
        let transition = try #require(report.transitions.first)
        report.worstOrders[0].tiles = (0..<2_000).map { _ in
            var tile = tile
            tile.activity = Tree.randomText(using: &random)
            tile.microseconds = Int64(Tree.randomWhole(using: &random))
            tile.cause = Cause.allCases.randomElement(using: &random) ?? .processing
            tile.within = Bool.random(using: &random) ? .contention : nil
            tile.resource = Bool.random(using: &random) ? Tree.randomText(using: &random) : nil
            tile.rework = .random(using: &random)
            tile.workedOnOrder = Bool.random(using: &random) ? Tree.randomText(using: &random) : nil
            return tile
        }
        report.transitions = (0..<2_000).map { _ in
            var transition = transition
            transition.from = Tree.randomText(using: &random)
            transition.fromResource = Bool.random(using: &random) ? Tree.randomText(using: &random) : nil
            transition.toResource = Bool.random(using: &random) ? Tree.randomText(using: &random) : nil
            transition.count = Tree.randomWhole(using: &random)
            transition.unexplained = .random(in: .min ... .max, using: &random)
            return transition
        }
        #expect(try JSONReport.text(report) == foundationText(report))
    }

    @Test func anyValuesAreWrittenAsFoundationWritesThem() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let tree = Tree.random(depth: 4, using: &random)
            #expect(try JSONReport.text(tree) == foundationText(tree))
        }
    }

    @Test func longArraysAreWrittenInPartsAsFoundationWritesThem() throws {
        var random = SeededGenerator(seed: 5)
        for count in [0, 1, 255, 256, 511, 512, 513, 5_000] {
            let long = Long(rows: (0..<count).map { _ in Tree.random(depth: 2, using: &random) })
            #expect(try JSONReport.text(long) == foundationText(long))
            #expect(try JSONReport.text(long.rows) == foundationText(long.rows))
            #expect(try portions(of: long).joined() == foundationText(long))
            #expect(try portions(of: long.rows).joined() == foundationText(long.rows))
        }
    }

    @Test func longArraysArePassedOnBeforeAllIsWritten() throws {
        let long = Long(rows: [Tree](repeating: Tree(number: 1), count: 5_000))
        #expect(try portions(of: long).count > 2)
        let report = try Golden.report()
        #expect(try portions(of: report).joined() == JSONReport.text(report))
    }

    /// What cannot be put in order any more once it is passed on is kept until it is.
    @Test func whatIsNotInOrderYetIsKept() throws {
        struct Late: Encodable, Sendable {
            let second = 2
            let first: [Int]
        }
        let late = Late(first: Array(0..<5_000))
        #expect(try portions(of: late).joined() == foundationText(late))
    }

    @Test func aFailingOutletEndsTheWriting() throws {
        struct Full: Error {}
        var count = 0
        let long = Long(rows: [Tree](repeating: Tree(number: 1), count: 5_000))
        #expect(throws: Full.self) {
            try JSONReport.write(long) { _ in
                count += 1
                if count == 2 { throw Full() }
            }
        }
        #expect(count == 2)
    }

    private func portions(of value: some Encodable & Sendable) throws -> [String] {
        var portions: [String] = []
        try JSONReport.write(value) { portions.append(String(decoding: $0, as: UTF8.self)) }
        return portions
    }

    @Test func aNumberThatIsNotFiniteIsRefusedWithItsPlace() throws {
        for number in [Double.nan, .infinity, -.infinity] {
            var rows = [Tree](repeating: Tree(number: 1), count: 3_000)
            rows[2_900].children = [Tree(number: number)]
            let error = try #require(throws: EncodingError.self) { try JSONReport.text(Long(rows: rows)) }
            guard case .invalidValue(_, let context) = error else {
                Issue.record("\(error)")
                continue
            }
            #expect(
                context.codingPath.map(\.stringValue) == [
                    "rows", "Index 2900", "children", "Index 0", "number",
                ]
            )
        }
    }

    private func foundationText(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}

private struct Long: Encodable, Sendable {
    var rows: [Tree]
}

/// A value of every kind that a report may hold, with keys that do not come in their order.
private struct Tree: Encodable, Sendable {
    var text: String?
    var number: Double?
    var narrow: Float?
    var whole: Int?
    var small: Int8?
    var large: UInt64?
    var isSo: Bool?
    var byName: [String: Int] = [:]
    var children: [Tree] = []
    var names: [String?] = []
    var numbers: [[Double]] = []
    @ExplicitNull var explicit: Double?

    static func random(depth: Int, using random: inout SeededGenerator) -> Tree {
        var tree = Tree()
        if Bool.random(using: &random) { tree.text = randomText(using: &random) }
        if Bool.random(using: &random) { tree.number = randomNumber(using: &random) }
        if Bool.random(using: &random) { tree.narrow = Float(randomWhole(using: &random)) / 3 }
        if Bool.random(using: &random) { tree.whole = randomWhole(using: &random) }
        if Bool.random(using: &random) { tree.small = .random(in: .min ... .max, using: &random) }
        if Bool.random(using: &random) { tree.large = .random(in: .min ... .max, using: &random) }
        if Bool.random(using: &random) { tree.isSo = .random(using: &random) }
        if Bool.random(using: &random) { tree.explicit = randomNumber(using: &random) }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            tree.byName[randomText(using: &random)] = randomWhole(using: &random)
            tree.names.append(Bool.random(using: &random) ? randomText(using: &random) : nil)
            tree.numbers.append(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in randomNumber(using: &random) }
            )
        }
        if depth > 0 {
            tree.children = (0..<Int.random(in: 0...2, using: &random)).map { _ in
                Tree.random(depth: depth - 1, using: &random)
            }
        }
        return tree
    }

    fileprivate static func randomText(using random: inout SeededGenerator) -> String {
        let scalars = "abZ09 \"\\/\u{0}\u{8}\t\n\u{C}\r\u{1B}\u{1F}\u{7F}äé订单\u{2028}😀".unicodeScalars.map {
            $0
        }
        return String(
            String.UnicodeScalarView(
                (0..<Int.random(in: 0...8, using: &random)).map { _ in scalars.randomElement(using: &random)!
                }
            )
        )
    }

    fileprivate static func randomWhole(using random: inout SeededGenerator) -> Int {
        .random(in: .min ... .max, using: &random) >> Int.random(in: 0..<64, using: &random)
    }

    private static func randomNumber(using random: inout SeededGenerator) -> Double {
        let whole = Double(randomWhole(using: &random))
        return [whole, whole / 3, whole * 1e200, 0, -0.0, 1 / (whole + 0.5)].randomElement(using: &random)!
    }
}
