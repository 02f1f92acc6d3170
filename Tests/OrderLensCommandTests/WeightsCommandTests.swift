import Foundation
import OrderLens
import Testing

@Suite struct WeightsCommandTests {
    private let arguments = [
        "weights", "--scorecard", "desk/scorecard.yml", "--indicators", "desk/indicators.csv", "--outcomes",
        "desk/outcomes.csv", "--replicates", "200", "--quiet",
    ]

    private func report(_ program: BuiltProgram, _ more: String...) throws -> WeightsReport {
        try program.report(arguments + more, as: WeightsReport.self, schema: .publishedForWeights())
    }

    @Test func theProposalKeepsTheRulesAndSaysWhatIsPlanted() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let report = try report(program, "--people", "desk/people.csv")
        let card = try Scorecard(text: program.content(of: "desk/scorecard.yml"), file: "scorecard.yml")
        let broken = WeightRules(card).broken(by: report.indicators.map(\.proposed))
        #expect(broken.isEmpty, "\(broken)")
        for (row, indicator) in zip(report.indicators, card.indicators) where row.reason != "notMeasured" {
            #expect(
                abs(row.least - max(indicator.limits.floor, indicator.weight - indicator.limits.step)) < 1e-12
            )
            #expect(
                abs(row.most - min(indicator.limits.cap, indicator.weight + indicator.limits.step)) < 1e-12
            )
            #expect(row.least - 1e-9...row.most + 1e-9 ~= row.proposed)
        }
        #expect(report.indicators.first { $0.id == "reports" }?.verdict == "saturated")
        #expect(report.alternatives.map(\.method) == ["equal", "entropy", "critic", "pca"])
        #expect(report.priorities.filter(\.isStated).count == 1)
        let consequences = report.consequences
        #expect(consequences.people.count == 13)
        for person in consequences.people {
            #expect(abs(person.parts.reduce(0, +) - person.composite.change) < 1e-9)
        }
        #expect(consequences.groups.contains { $0.isSuppressed })
    }

    @Test func appliedWeightsMakeAnotherCardAndNeverReplaceOne() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let report = try report(program, "--apply", "proposed.yml")
        let text = try program.content(of: "proposed.yml")
        let card = try Scorecard(text: text, file: "proposed.yml")
        #expect(zip(card.weights, report.indicators).allSatisfy { abs($0 - $1.proposed) < 1e-9 })
        #expect(text.hasPrefix("# Weights proposed by orderlens"))
        let again = try program.run(arguments + ["--apply", "proposed.yml"])
        #expect(again.exitCode == 2 && again.errors.contains("proposed.yml is there already"))
        #expect(try program.content(of: "proposed.yml") == text)
    }

    @Test func writesAPageOfItsOwn() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let named = try report(program)
        let result = try program.run(arguments + ["--pseudonymise", "--html", "page.html"])
        #expect(result.exitCode == 0)
        let page = try program.content(of: "page.html")
        #expect(page.contains("<p class=\"verdict\">") && page.contains("</html>"))
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("href="))
        for person in named.consequences.people { #expect(!page.contains(person.person)) }
    }

    @Test func pseudonymsReplaceEveryName() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let named = try report(program)
        for format in ["text", "json", "csv"] {
            let output = try program.run(arguments + ["--pseudonymise", "--format", format]).output
            for person in named.consequences.people { #expect(!output.contains(person.person)) }
        }
        let hidden = try report(program, "--pseudonymise")
        #expect(hidden.consequences.people.map(\.composite) == named.consequences.people.map(\.composite))
    }

    /// From a group's mean and the rows of people it could be computed whose numbers are in it.
    @Test func groupsAreNotToldBesidePseudonyms() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let groups = ["--people", "desk/people.csv", "--smallest-group", "2"]
        func report(_ more: String...) throws -> ConsequencesRow {
            try program.report(
                arguments + groups + more,
                as: WeightsReport.self,
                schema: .publishedForWeights()
            )
            .consequences
        }
        let named = try report()
        #expect(named.withheld == nil && named.groups.contains { !$0.isSuppressed })
        let hidden = try report("--pseudonymise")
        #expect(hidden.groups.isEmpty && hidden.withheld == "groups" && hidden.people.count == 13)
        let alone = try report("--groups-only")
        #expect(alone.groups == named.groups && alone.people.isEmpty && alone.unscored.isEmpty)
        let text = try program.run(arguments + groups + ["--groups-only"]).output
        for person in named.people { #expect(!text.contains(person.person)) }
        let both = try program.run(arguments + groups + ["--groups-only", "--pseudonymise"])
        #expect(both.exitCode == 2 || both.exitCode == 64)
        let without = try program.run(arguments + ["--groups-only"])
        #expect(without.exitCode == 2 && without.errors.contains("no groups of people"))
    }

    /// Numbers that could be made again from what is printed would hide nobody.
    @Test func pseudonymsAreOthersOnEachRunButForASecret() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        func people(_ options: String...) throws -> [String] {
            let output = try program.run(arguments + ["--pseudonymise", "--format", "json"] + options).output
            return try JSONDecoder().decode(WeightsReport.self, from: Data(output.utf8)).consequences.people
                .map(\.person)
        }
        let (first, second) = try (people(), people())
        #expect(first != second)
        try program.write("correct horse battery staple", to: "secret")
        let (third, fourth) = try (people("--pseudonym-key", "secret"), people("--pseudonym-key", "secret"))
        #expect(!third.isEmpty && third == fourth)
        try program.write("short", to: "short")
        let refused = try program.run(arguments + ["--pseudonymise", "--pseudonym-key", "short"])
        #expect(refused.exitCode == 2 && refused.errors.contains("too short to be a secret"))
    }

    /// In peak other weights are in force for two indicators; the others move with the rest of the year.
    @Test func appliesWeightsBesideThoseOfACycle() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let name = arguments[arguments.firstIndex(of: "--scorecard")! + 1]
        var text = try program.content(of: name)
        for (id, weight, peak) in [("entry-24h", "12 %", "16 %"), ("order-errors", "12 %", "8 %")] {
            let place = try #require(text.range(of: "- id: \(id)\n"))
            let own = try #require(
                text.range(of: "weight: \(weight)\n", range: place.upperBound..<text.endIndex)
            )
            text.replaceSubrange(own, with: "weight: \(weight)\n    cycle-weights: {peak: \(peak)}\n")
        }
        try program.write(text, to: "cycles.yml")
        let own = arguments.map { $0 == name ? "cycles.yml" : $0 }
        let result = try program.run(own + ["--format", "json", "--apply", "proposed.yml"])
        #expect(result.exitCode == 0, "\(result.errors)")
        let report = try JSONDecoder().decode(WeightsReport.self, from: Data(result.output.utf8))
        let peak = try #require(report.cycles.first { $0.id == "peak" })
        #expect(peak.indicators.prefix(2).map(\.current) == [0.16, 0.08])
        let card = try Scorecard(text: program.content(of: "proposed.yml"), file: "proposed.yml")
        let cycle = try #require(card.cycles.first { $0.id == "peak" })
        #expect(abs(card.weights(in: cycle).reduce(0, +) - 1) < 1e-9)
        #expect(zip(card.weights(in: cycle), peak.indicators).allSatisfy { abs($0 - $1.proposed) < 1e-9 })
    }

    /// Of six people too few are left to weigh anything by; how they stand is told.
    @Test func whereTheWeightsAreKeptPeopleAreToldOf() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        for name in ["indicators", "outcomes"] {
            let lines = try program.content(of: "desk/\(name).csv").split(whereSeparator: \.isNewline)
            let people = Set(lines.dropFirst().map { $0.split(separator: ",")[0] }).sorted().prefix(5)
            let kept = lines.filter { $0 == lines[0] || people.contains($0.split(separator: ",")[0]) }
            try program.write(kept.joined(separator: "\n") + "\n", to: "desk/\(name).csv")
        }
        let report = try report(program)
        #expect(report.decision.decision == "keep")
        let found = report.consequences
        #expect(!found.changesWeights && found.people.count == 5)
        #expect(found.people.allSatisfy { $0.composite.change == 0 && $0.fairMean != nil })
        #expect(found.people.map(\.rank.current) == found.people.map(\.rank.current).sorted())
        let csv = try program.run(arguments + ["--format", "csv"]).output
        #expect(csv.split(whereSeparator: \.isNewline).count { $0.hasPrefix("person,") } == 5)
        #expect(try program.run(arguments).output.contains("How people stand"))
    }

    @Test func withoutAMeasuredIndicatorThereIsNothingToWeigh() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let place = try #require(arguments.firstIndex(of: "--indicators"))
        var without = arguments
        without.removeSubrange(place...place + 1)
        let result = try program.run(without)
        #expect(result.exitCode == 65 && result.errors.contains("nothing to weigh"))
    }

    @Test func theSameOnEveryRunAndInBothLanguages() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let first = try program.run(arguments + ["--format", "json"])
        #expect(try program.run(arguments + ["--format", "json"]).output == first.output)
        #expect(try program.run(arguments).output.contains("What holds the weights"))
        #expect(try program.run(arguments + ["--lang", "zh"]).output.contains("限制权重的规则"))
    }

    /// Everybody who works on orders, by the log alone: how soon and how quickly. The weights break a rule, so that others are proposed.
    private static let card = """
        name: Everybody
        periods: week
        groups:
          - {id: all, share: 100 %}
        indicators:
          - id: prompt
            group: all
            weight: 90 %
            unit: "%"
            floor: 0
            target: 100
            formula: SELECT person, time, waited <= 4 AS value FROM work
            aggregate: share
          - id: brisk
            group: all
            weight: 10 %
            unit: hours
            direction: lower
            floor: 0.5
            target: 0.03
            formula: SELECT person, time, hours AS value FROM work
            aggregate: median
        outcomes:
          - id: in-time
            unit: "%"
            formula: SELECT person, time, finished <= promise AS value FROM work
            aggregate: share
        limits: {floor: 20 %, cap: 80 %, step: 50 %, grid: 0.5 %}
        views:
          work: |
            SELECT e.resource AS person, e."end" AS time, e.hours, o.promise, o.last_end AS finished,
              24 * (julianday(e.start) - julianday(coalesce(
                lag(e."end") OVER (PARTITION BY e."order" ORDER BY e."end"), o.arrival))) AS waited
            FROM event_log AS e JOIN order_log AS o ON o."order" = e."order"
            WHERE e.resource <> 'Import robot'
        """

    private func workspace() throws -> BuiltProgram {
        let program = try BuiltProgram.besideDesk(orders: 1_000)
        let stored = try program.run("import", "desk/orders.csv", "--into", "desk.olens", "--quiet")
        try #require(stored.exitCode == 0, "\(stored.errors)")
        try program.write(WeightsCommandTests.card, to: "card.yml")
        return program
    }

    private let ofLog = [
        "weights", "desk.olens", "--scorecard", "card.yml", "--replicates", "100", "--quiet", "--format",
        "json",
    ]

    private func consequences(_ program: BuiltProgram, _ more: String...) throws -> ConsequencesRow {
        let report = try program.report(
            Array(ofLog.dropLast(2)) + more,
            as: WeightsReport.self,
            schema: .publishedForWeights()
        )
        return report.consequences
    }

    @Test func fairMeansAreAdjustedForTheMixOfOrdersOfAWorkspace() throws {
        let program = try workspace()
        let found = try consequences(program)
        let mix = try #require(found.caseMix.adjustment)
        #expect(mix.outcome == .leadTime && mix.orders == 1_000 && mix.unknown == 0)
        #expect(mix.people == 13 && mix.explained > 0.05)
        #expect(mix.features.contains { $0.feature == "product" })
        #expect(!mix.features.contains { $0.about == "promisedTime" || $0.about == "workInProgress" })
        for person in found.people {
            let own = try #require(person.mix)
            let moved = try #require(person.adjustment)
            #expect(abs(moved.current + mix.slopes.current.used * (own - mix.mean)) < 1e-9)
        }
        let plain = try consequences(program, "--mix", "none")
        #expect(plain.caseMix.gap == .notAsked)
        #expect(plain.people.map(\.composite) == found.people.map(\.composite))
        let late = try consequences(program, "--mix", "late", "--without", "product")
        let ofLate = try #require(late.caseMix.adjustment)
        #expect(ofLate.outcome == .late && ofLate.leftOut == ["product"])
        #expect((0...100).contains(ofLate.mean))
        let text = try program.run(ofLog.dropLast(2) + []).output
        #expect(text.contains("Fair mean") && text.contains("The mix of orders"))
        #expect(
            try program.run(Array(ofLog.dropLast(2)) + ["--lang", "zh"]).output.contains("订单构成")
        )
    }

    @Test func theMixOfOrdersIsTheSameUnderOtherNamesAndOnOneProcessor() throws {
        let program = try workspace()
        let all = try program.run(ofLog)
        #expect(all.exitCode == 0, "\(all.errors)")
        if FileManager.default.isExecutableFile(atPath: BuiltProgram.taskset) {
            #expect(try program.run(ofLog, onProcessor: 0).output == all.output)
        }
        let named = try consequences(program)
        let hidden = try consequences(program, "--pseudonymise")
        #expect(hidden.caseMix == named.caseMix)
        #expect(hidden.people.map(\.adjustment) == named.people.map(\.adjustment))
        #expect(Set(hidden.people.map(\.person)).isDisjoint(with: named.people.map(\.person)))
    }

    @Test func columnsOfTheMixThatTheLogDoesNotHaveAreAnError() throws {
        let program = try workspace()
        let result = try program.run(ofLog + ["--without", "produkt"])
        #expect(result.exitCode != 0)
        #expect(result.errors.contains("produkt"))
    }

    @Test func rulesThatContradictEachOtherAreNamed() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let text = try program.content(of: "desk/scorecard.yml")
            .replacing(/limits: \{floor: [^}]*\}/, with: "limits: {floor: 20 %, cap: 40 %, step: 40 %}")
        try program.write(text, to: "tight.yml")
        let result = try program.run(arguments.map { $0 == "desk/scorecard.yml" ? "tight.yml" : $0 })
        #expect(result.exitCode == 2)
        #expect(result.errors.contains("No weights keep all rules of the card."))
        #expect(result.errors.contains("floor of"))
    }

    @Test func withoutOutcomesThereIsNothingToServe() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let result = try program.run(
            "weights",
            "--scorecard",
            "desk/scorecard.yml",
            "--indicators",
            "desk/indicators.csv"
        )
        #expect(result.exitCode == 65)
        #expect(result.errors.contains("Nothing is measured of"))
    }
}
