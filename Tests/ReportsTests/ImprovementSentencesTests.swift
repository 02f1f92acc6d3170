import Testing
import TextWidths

@testable import Improvements
@testable import Reports

/// What is said of money, of the goal and of the load.
@Suite struct ImprovementSentencesTests {
    // MARK: Counts

    @Test func oneThingIsOneOfItsKind() throws {
        var report = try ImprovementsReport.golden()
        report.orders = 1
        report.tried = 1
        report.interval = report.interval.map {
            .init(
                unit: .orders,
                groups: 1,
                replicates: $0.replicates,
                courses: $0.courses,
                confidence: $0.confidence
            )
        }
        report.requested[0].effect?.orders = 1
        report.requested[0].effect?.judged = 1
        report.requested[0].effect?.faster = 1
        report.requested[0].effect?.slower = 0
        report.requested[0].effect?.stuck = 1
        report.reach?.tried = 1
        report.reach?.isReached = false
        for sentence in [
            "1 order is replayed,", "Of 1 order 1 is completed sooner and 0 later.",
            "1 is completed in one of the two replays only", "1 group of orders",
            "adjusted for the 1 lever or pair tried", "None of 1 set of levers",
        ] {
            let text = TerminalImprovements(report).text.unwrapped
            #expect(text.contains(sentence.filter { $0 != " " }), "\(sentence)")
        }
        report.fidelity.isFaithful = false
        report.fidelity.shortfalls = [.init(figure: .orders, off: 1, most: 30)]
        #expect(TerminalImprovements(report).text.unwrapped.contains("only1orderiscompletedinthereplay"))
    }

    /// The smaller one of the two p values stands in the table; both are told of what was asked for.
    @Test func pValuesOfLateOrdersAreTold() throws {
        var report = try ImprovementsReport.golden()
        report.requested[0].pValue = 0.25
        report.requested[0].latePValue = 0.012
        try ImprovementForms.expect(
            "p of no difference of the means: 0.250; of the shares of late orders: 0.012.",
            "平均值没有差别的 p：0.250；延误率没有差别的 p：0.012。",
            in: report
        )
        report.improvements[0].adjustedPValue = 0.7
        report.improvements[0].adjustedLatePValue = 0.0271
        try ImprovementForms.expect("0.027", "0.027", in: report)
    }

    @Test func manyPeopleAreGrouped() throws {
        var report = try ImprovementsReport.golden()
        let parameters: [LeverRow.Parameter] = [
            .init(key: "stage", value: "A"), .init(key: "n", value: "100000"),
        ]
        report.requested[0].levers = [
            LeverRow(
                kind: .addResource,
                text: "",
                parameters: parameters,
                answers: .init(activities: nil, causes: [])
            )
        ]
        try ImprovementForms.expect("100,000 more people for A", "“A”增加 100,000 人", in: report)
    }

    // MARK: Money

    @Test func moneyIsToldByItsParts() throws {
        var report = try ImprovementsReport.golden()
        report.requested[0].money = MoneyRow(
            lateOrders: 62_400,
            work: -0.2,
            heads: -31_200.4,
            once: -304,
            net: 30_895.4
        )
        try ImprovementForms.expect(
            "Money of the first year: +30,895 EUR (late orders +62,400, further people -31,200, once -304).",
            "第一年的金额：+30,895 EUR（延误订单 +62,400，新增人员 -31,200，一次性 -304）。",
            in: report
        )
        report.prices.currency = nil
        try ImprovementForms.expect("Money of the first year: +30,895 (late", "第一年的金额：+30,895（延误", in: report)
    }

    /// Where money has no room in the table it stands beside the lever.
    @Test func largeSumsStandBesideTheLever() throws {
        var report = try ImprovementsReport.golden()
        report.improvements[0].money?.net = 1_234_567_890
        report.pairs = []
        report.without = []
        let lines = TerminalImprovements(report).text.split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("  1. ") && $0.contains("+1,234,567,890 EUR") })
        #expect(TextWidth.columns(String(line)) <= 80)
        #expect(!lines.contains { $0.hasPrefix("  Mean, h") && $0.contains("EUR") && $0.contains(" p") })
    }

    // MARK: The goal

    @Test(arguments: ReachGoal.Figure.allCases)
    func aGoalThatIsReachedSaysByWhat(figure: ReachGoal.Figure) throws {
        var report = try ImprovementsReport.golden()
        report.reach?.figure = figure
        report.reach?.atMost = figure == .late ? 0.15 : 30
        report.reach?.before = figure == .late ? 0.263 : 39.8
        report.reach?.isReached = true
        let now = figure == .late ? "26.3%" : "39.8 h"
        try ImprovementForms.expect(
            "; now \(now). This gets there, the cheapest of 130 sets",
            "；现在 \(now.replacing("h", with: "小时"))。从最便宜的开始尝试了 130 组措施",
            in: report
        )
        report.reach?.improvement = nil
        try ImprovementForms.expect("The desk is there already: \(now)", "已经达到", in: report)
    }

    @Test func aGoalThatIsNotReachedSaysWhatComesNearestAndWhetherAllWasTried() throws {
        var report = try ImprovementsReport.golden()
        report.reach?.isReached = false
        report.reach?.isComplete = true
        try ImprovementForms.expect("there are no others to try", "没有其他可试的", in: report)
        try ImprovementForms.expect("This comes nearest:", "以下最接近：", in: report)
        report.reach?.isComplete = false
        try ImprovementForms.expect("dearer sets that were not tried", "更贵的组合没有尝试", in: report)
        report.reach?.improvement = nil
        try ImprovementForms.expect("No lever brings the desk nearer.", "没有措施能使现状更接近目标。", in: report)
        report.reach?.before = nil
        try ImprovementForms.expect("cannot tell where the desk is now", "重放无法判断现状", in: report)
    }

    // MARK: The load curve

    @Test func whereLeadTimesDoubleIsMarked() throws {
        var report = try ImprovementsReport.golden()
        try ImprovementForms.expect(
            "At 1.4 times today's arrivals mean lead times are at least twice",
            "到达量为现在的 1.4 倍时",
            in: report
        )
        #expect(ImprovementsPage(report, language: .english).text.contains("line class=\"mark knee\""))
        report.load = report.load.filter { $0.factor < 1.4 }
        try ImprovementForms.expect(
            "Up to 1.3 times today's arrivals mean lead times do not double.",
            "到达量直到现在的 1.3 倍",
            in: report
        )
        #expect(!ImprovementsPage(report, language: .english).text.contains("line class=\"mark knee\""))
    }
}
