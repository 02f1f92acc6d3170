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
        let consequences = try #require(report.consequences)
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
        for person in named.consequences?.people ?? [] { #expect(!page.contains(person.person)) }
    }

    @Test func pseudonymsReplaceEveryName() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let named = try report(program)
        for format in ["text", "json", "csv"] {
            let output = try program.run(arguments + ["--pseudonymise", "--format", format]).output
            for person in named.consequences?.people ?? [] { #expect(!output.contains(person.person)) }
        }
        let hidden = try report(program, "--pseudonymise")
        #expect(hidden.consequences?.people.map(\.composite) == named.consequences?.people.map(\.composite))
    }

    @Test func theSameOnEveryRunAndInBothLanguages() throws {
        let program = try BuiltProgram.besideDesk(orders: 200)
        let first = try program.run(arguments + ["--format", "json"])
        #expect(try program.run(arguments + ["--format", "json"]).output == first.output)
        #expect(try program.run(arguments).output.contains("What holds the weights"))
        #expect(try program.run(arguments + ["--lang", "zh"]).output.contains("限制权重的规则"))
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
