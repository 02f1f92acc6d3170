import Foundation
import OrderLens
import TestInputs
import Testing

/// From a log in a workspace to what was to be expected of each person's orders in each month.
@Suite struct CaseMixFindingTests {
    private static let people = ["Ann", "Bo", "Cy", "Di", "Ed", "Flo"]
    private static let months = 1...6

    /// Which share of a person's orders of a month is hard, in tenths.
    private func hard(_ person: Int, _ month: Int) -> Int { (2 * person + 3 * month) % 10 }

    /// Ten orders of a person in a month, so many of them hard: these take 40 hours, others 10, and of slow people all take more.
    private func log(slower: Int = 5) -> String {
        var random = SeededGenerator(seed: 1)
        var text = "order;activity;assistant;start;end;kind\n"
        let format = Date.ISO8601FormatStyle()
        for month in CaseMixFindingTests.months {
            for (person, name) in CaseMixFindingTests.people.enumerated() {
                for number in 0..<10 {
                    let isHard = number < hard(person, month)
                    let from = Date(timeIntervalSince1970: 1_735_689_600 + Double(month - 1) * 2_678_400)
                        .addingTimeInterval(Double(random.next(below: 20 * 24)) * 3_600)
                    let hours = (isHard ? 40.0 : 10) + Double(slower * person) + Double(random.next(below: 5))
                    text +=
                        "\(month)-\(person)-\(number);handle;\(name);\(from.formatted(format));"
                        + "\(from.addingTimeInterval(hours * 3_600).formatted(format));\(isHard ? "a" : "b")\n"
                }
            }
        }
        return text
    }

    private func panel() -> Panel {
        let people = CaseMixFindingTests.people + ["Gus"]
        return Panel(
            people: people,
            periods: (0..<7).map { Period("2025-01")!.advanced(by: $0) },
            personCodes: (0..<7 * people.count).map { Int32($0 / 7) },
            periodCodes: (0..<7 * people.count).map { Int32($0 % 7) },
            columns: []
        )
    }

    private func workspace(_ text: String, _ body: (Workspace) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "OrderLens-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try text.write(toFile: "\(folder)/orders.csv", atomically: true, encoding: .utf8)
        let workspace = try Workspace(at: "\(folder)/desk.olens", ifMissing: .create)
        try workspace.store(
            try LogReader.read(path: "\(folder)/orders.csv"),
            from: .file("\(folder)/orders.csv"),
            toolVersion: "test"
        )
        try body(workspace)
    }

    @Test func hardOrdersAreExpectedToTakeLongerWhoeverHasThem() throws {
        try workspace(log()) { workspace in
            let panel = panel()
            let mix = try CaseMixFinding(in: workspace.path, for: panel).mix.get()
            #expect(mix.orders == 360)
            #expect(mix.features.contains(CaseMix.Feature(feature: "kind", about: "attribute")))
            let known = (0..<panel.rowCount).filter { !mix.values[$0].isNaN }
            // Not Gus, and not July but for what was begun before.
            #expect(known.allSatisfy { panel.personCodes[$0] < 6 && panel.periodCodes[$0] < 6 })
            #expect(known.count == 36)
            let shares = known.map { row in
                Double(hard(Int(panel.personCodes[row]), Int(panel.periodCodes[row]) + 1)) / 10
            }
            let mean = shares.reduce(0, +) / 36
            let meanMix = known.reduce(0) { $0 + mix.values[$1] } / 36
            for (row, share) in zip(known, shares) {
                #expect(abs(mix.values[row] - meanMix - 30 * (share - mean)) < 2.5)
            }
        }
    }

    @Test func aWorkspaceWithoutOrdersHasNoMix() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "OrderLens-\(UUID()).olens").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try Workspace(at: path, ifMissing: .create)
        let found = try CaseMixFinding(in: path, for: panel())
        #expect(throws: CaseMixGap.noLog) { try found.mix.get() }
    }

    @Test func aLogWithoutPromisesSaysNothingOfBeingLate() throws {
        try workspace(log()) { workspace in
            var options = CaseMixFinding.Options()
            options.outcome = .late
            let found = try CaseMixFinding(in: workspace.path, for: panel(), options: options)
            #expect(throws: CaseMixGap.noLateRule) { try found.mix.get() }
            options.lateRule = .target(30 * .hour)
            let judged = try CaseMixFinding(in: workspace.path, for: panel(), options: options).mix.get()
            #expect(judged.outcome == .late)
            #expect(judged.values.contains { $0 > 50 })
        }
    }

    /// Where kinds tell for certain which orders are over a target, they still tell how long orders take.
    @Test func theMixOfLeadTimesDoesNotDependOnWhatIsLate() throws {
        try workspace(log(slower: 0)) { workspace in
            var options = CaseMixFinding.Options()
            let plain = try CaseMixFinding(in: workspace.path, for: panel(), options: options)
            options.lateRule = .target(25 * .hour)
            let judged = try CaseMixFinding(in: workspace.path, for: panel(), options: options)
            #expect(try judged.mix.get().features == plain.mix.get().features)
            #expect(try judged.mix.get().explained == plain.mix.get().explained)
            #expect(judged.leaks == [])

            // What they tell of being late is named as left out, and may be taken in.
            options.outcome = .late
            let late = try CaseMixFinding(in: workspace.path, for: panel(), options: options)
            #expect(late.leaks == ["kind"])
            options.expectations.drivers.knownAtArrival = ["kind"]
            let given = try CaseMixFinding(in: workspace.path, for: panel(), options: options)
            #expect(given.leaks == [])
            #expect(try given.mix.get().features.contains { $0.feature == "kind" })
        }
    }

    @Test func columnsThatPeopleDecideOnCanBeLeftOut() throws {
        try workspace(log()) { workspace in
            var options = CaseMixFinding.Options()
            options.expectations.drivers.leftOut["kind"] = .asked
            #expect(throws: CaseMixGap.self) {
                try CaseMixFinding(in: workspace.path, for: panel(), options: options).mix.get()
            }
            options.expectations.drivers.leftOut["kin"] = .asked
            #expect(throws: DriversError.self) {
                try CaseMixFinding(in: workspace.path, for: panel(), options: options)
            }
        }
    }
}
