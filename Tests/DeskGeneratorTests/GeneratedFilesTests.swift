import EventLogs
import Foundation
import Testing
import WorkCalendars

@testable import DeskGenerator

@Suite("The files of a generated set")
struct GeneratedFilesTests {
    private static let names = [
        "README.md", "calendars.yml", "indicators.csv", "marks.csv", "orders.csv", "outcomes.csv",
        "people.csv",
        "records.csv", "scorecard.yml", "truth.json",
    ]

    private func withDirectory(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try body(directory)
    }

    private func generated(seed: UInt64, language: Language = .english) throws -> GeneratedDesk {
        try DeskGenerator.generate(
            .orderDesk(language: language),
            orders: 120,
            seed: seed,
            language: language
        )
    }

    private func content(_ directory: String) throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
        return Dictionary(
            uniqueKeysWithValues: try names.map {
                ($0, try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\($0)")))
            }
        )
    }

    @Test("The same seed makes the same bytes, another seed other ones", arguments: Language.allCases)
    func determinism(language: Language) throws {
        try withDirectory { directory in
            try generated(seed: 9, language: language).write(to: "\(directory)/a", command: "test")
            try generated(seed: 9, language: language).write(to: "\(directory)/b", command: "test")
            try generated(seed: 10, language: language).write(to: "\(directory)/c", command: "test")
            let first = try content("\(directory)/a")
            let second = try content("\(directory)/b")
            let other = try content("\(directory)/c")
            #expect(first.keys.sorted() == Self.names)
            #expect(first == second)
            // What people are and when they work is no matter of chance.
            for name in Self.names where !["calendars.yml", "people.csv", "scorecard.yml"].contains(name) {
                #expect(first[name] != other[name])
            }
        }
    }

    @Test("The log as a file and in memory are the same")
    func fileAndMemory() throws {
        try withDirectory { directory in
            let generated = try generated(seed: 3)
            let truth = try generated.write(to: directory, command: "test")
            let (log, truthInMemory) = try generated.log()
            #expect(truth == truthInMemory)
            let text = try String(contentsOfFile: "\(directory)/orders.csv", encoding: .utf8)
            let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
            #expect(rows.count == log.instanceCount)
            #expect(rows.count == truth.instances)
            var row = 0
            for order in 0..<log.orderCount {
                for instance in log.instances(ofOrder: order) {
                    #expect(rows[row][0] == log.orders[Int32(order)])
                    #expect(rows[row][1] == log.activities[log.activity[instance]])
                    #expect(rows[row][2] == log.resources[log.resource[instance]])
                    #expect(rows[row][3] == LocalTime.text(log.start[instance], in: log.zone))
                    #expect(rows[row][4] == LocalTime.text(log.end[instance], in: log.zone))
                    #expect(rows[row][5] == LocalTime.text(log.arrival[order], in: log.zone))
                    #expect(rows[row][6] == LocalTime.text(log.promise[order], in: log.zone))
                    row += 1
                }
            }
        }
    }

    @Test("In Chinese, headings and names are Chinese and the times are Shanghai's")
    func chinese() throws {
        try withDirectory { directory in
            try generated(seed: 3, language: .chinese).write(to: directory, command: "test")
            let text = try String(contentsOfFile: "\(directory)/orders.csv", encoding: .utf8)
            let lines = text.split(separator: "\n")
            #expect(lines[0].hasPrefix("订单号,环节,经办人,开始时间,完成时间,"))
            #expect(lines.dropFirst().allSatisfy { $0.contains("+08:00") })
            #expect(lines.dropFirst().contains { $0.contains("信用审核") })
            let indicators = try String(contentsOfFile: "\(directory)/indicators.csv", encoding: .utf8)
            #expect(indicators.hasPrefix("人员,期间,指标,数值\n"))
        }
    }

    @Test("calendars.yml reads back as the calendars that the desk worked by", arguments: Language.allCases)
    func calendars(language: Language) throws {
        try withDirectory { directory in
            var desk = try DeskDescription.orderDesk(language: language)
            // What the order desk has none of: half days away, work on a Saturday, own holidays, another zone.
            let day = Microseconds(desk.firstDate.daysSinceEpoch + 8) * .day
            desk.assistants[2].calendar.leave.append(day + 13 * .hour..<day + 24 * .hour)
            desk.assistants[3].calendar.extraDates[CivilDate(year: 2025, month: 3, day: 8)] = [
                9 * .hour..<12 * .hour
            ]
            desk.assistants[4].calendar.holidays.insert(CivilDate(year: 2025, month: 3, day: 12))
            desk.assistants[5].calendar.zone = try #require(ZoneRules(identifier: "America/New_York"))
            let name = BilingualName("Eve \"Evie\" O'Neil: night", "夜班“小”王\\")
            desk.assistants[6].name = name
            let generated = try DeskGenerator.generate(desk, orders: 20, seed: 1, language: language)
            try generated.write(to: directory, command: "test")
            let text = try String(contentsOfFile: "\(directory)/calendars.yml", encoding: .utf8)
            let book = try CalendarBook(text: text, file: "calendars.yml", zone: .utc)
            #expect(book == generated.calendars)
            #expect(book.calendars[name[language]] != nil)
        }
    }

    @Test("truth.json holds what write returned")
    func truth() throws {
        try withDirectory { directory in
            let truth = try generated(seed: 4).write(to: directory, command: "orderlens generate")
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(directory)/truth.json"))
            #expect(try JSONDecoder().decode(DeskTruth.self, from: data) == truth)
            let readMe = try String(contentsOfFile: "\(directory)/README.md", encoding: .utf8)
            #expect(readMe.contains("orderlens generate"))
        }
    }

    @Test("The set in Datasets/order-desk is what its command makes")
    func committedSet() throws {
        let committed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Datasets/order-desk").standardized.path
        try withDirectory { directory in
            let desk = try Scenario.orderDesk.description(language: .english, orders: 2000)
            try DeskGenerator.generate(desk, orders: 2000, seed: 1).write(
                to: directory,
                command: "orderlens generate --orders 2000 --seed 1 Datasets/order-desk"
            )
            let made = try content(directory)
            let kept = try content(committed)
            #expect(made.keys.sorted() == kept.keys.sorted())
            for name in Self.names { #expect(made[name] == kept[name], "\(name)") }
        }
    }

    @Test("When a file cannot be put in place, the error names it and nothing half-written is left")
    func failure() throws {
        try withDirectory { directory in
            try FileManager.default.createDirectory(
                atPath: "\(directory)/orders.csv/in the way",
                withIntermediateDirectories: true
            )
            #expect {
                try generated(seed: 4).write(to: directory, command: "test")
            } throws: {
                ($0 as? WritingError)?.path == "\(directory)/orders.csv"
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["orders.csv"])
        }
    }

    @Test("A directory that cannot be made is an error")
    func noDirectory() throws {
        #expect(throws: WritingError.self) {
            try generated(seed: 4).write(to: "/dev/null/set", command: "test")
        }
    }

    @Test("Fields with commas, quotation marks and line breaks are quoted")
    func quoting() {
        #expect(CSVField.row(["a", "b,c", "d\"e", "f\ng"]) == Array("a,\"b,c\",\"d\"\"e\",\"f\ng\"\n".utf8))
    }
}
