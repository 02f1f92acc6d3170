import OrderLens
import Testing

/// Goals, plans and prices as people write them.
@Suite struct ImprovementFilesTests {
    @Test(arguments: [
        ("late<=5%", ReachGoal(.late, atMost: 0.05)), ("late ≤ 12.5 %", ReachGoal(.late, atMost: 0.125)),
        ("mean<=40h", ReachGoal(.mean, atMost: 40)), ("P90 <= 3 days", ReachGoal(.p90, atMost: 72)),
        ("median<=90 min", ReachGoal(.median, atMost: 1.5)),
    ])
    func aGoalIsWrittenAsPeopleDo(text: String, goal: ReachGoal) { #expect(ReachGoal(text) == goal) }

    @Test(arguments: [
        "late<5%", "late<=5", "late<=5h", "mean<=5%", "late<=101%", "speed<=3h", "", "late<=", "<=5%",
    ])
    func whatIsNoGoalIsNone(text: String) { #expect(ReachGoal(text) == nil) }

    private static let desk = try? DeskGenerator.generate(
        Scenario.absence.description(language: .english, orders: 5),
        orders: 5,
        seed: 1
    ).log().log

    private var log: EventLog { get throws { try #require(ImprovementFilesTests.desk) } }

    @Test func aPlanIsAListOfLevers() throws {
        let text =
            "levers:\n  - chase stage=\"Approve order\"\n  - 'add-resource stage=\"Approve order\" n=2'\n"
        let log = try log
        let plan = try LeverPlan(text: text, file: "plan.yml", log)
        #expect(
            plan.levers.map { $0.text(log) } == [
                "chase stage=\"Approve order\" percentile=75", "add-resource stage=\"Approve order\" n=2",
            ]
        )
    }

    @Test func aLeverThatCannotBeReadHasItsLine() {
        let text = "levers:\n  - chase stage=\"Approve order\"\n  - hire stage=\"Approve order\"\n"
        let error = #expect(throws: LeverPlanError.self) { try LeverPlan(text: text, file: "plan.yml", log) }
        #expect(error?.file == "plan.yml" && error?.line == 3 && error?.error == .noSuchLever("hire"))
    }

    @Test func aPlanWithoutLeversIsRefused() {
        #expect(throws: ConfigurationError.self) { try LeverPlan(text: "levers:\n", file: "plan.yml", log) }
        #expect(throws: ConfigurationError.self) { try LeverPlan(text: "", file: "plan.yml", log) }
    }

    @Test func pricesAreReadWithTheirPlace() throws {
        let read = try Configuration(
            text: "costs: {currency: EUR, hour: 38, head: 1450, late-order: 120, rule-hours: 4}",
            file: "orderlens.yml"
        )
        var prices = Prices()
        (prices.currency, prices.hour, prices.head, prices.lateOrder) = ("EUR", 38, 1450, 120)
        prices.ruleHours = 4
        #expect(read.prices == prices)
        let error = #expect(throws: ConfigurationError.self) {
            try Configuration(text: "costs:\n  hour: -3", file: "orderlens.yml")
        }
        #expect(error?.line == 2 && error?.key == "costs.hour")
    }
}
