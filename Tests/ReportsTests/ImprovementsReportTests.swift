import Foundation
import Testing
import TextWidths

@testable import Improvements
@testable import Reports

/// What the golden files of improvements do not show.
@Suite struct ImprovementsReportTests {
    // MARK: Parts that are not there

    @Test func anEmptyLogIsSaidToHaveNoOrders() throws {
        var report = try ImprovementsReport.empty()
        report.log.orders = 0
        report.orders = 0
        report.interval = nil
        report.fidelity = FidelityRow.ofNothing(report.fidelity)
        try ImprovementForms.expect("The log has no orders.", "日志中没有订单。", in: report)
        try ImprovementForms.expectNot("How near the replay comes", "重放与日志有多接近", in: report)
    }

    @Test func aLogOfWhichNothingIsReplayedSaysSo() throws {
        var report = try ImprovementsReport.empty()
        report.fidelity = FidelityRow.ofNothing(report.fidelity)
        try ImprovementForms.expect(
            "only 0 orders are completed in the replay (at least 30 are needed)",
            "重放中只有 0 个订单完成（至少需要 30 个）",
            in: report
        )
    }

    @Test func withoutAFaithfulReplayLeversAreOnlyBounded() throws {
        var report = try ImprovementsReport.empty()
        let golden = try ImprovementsReport.golden()
        report.fidelity.isFaithful = false
        report.fidelity.distance = 0.413
        report.fidelity.shortfalls = [.init(figure: .distance, off: 0.413, most: 0.15)]
        report.interval = nil
        report.improvements = golden.improvements.map(\.bounded)
        report.requested = golden.requested.map(\.bounded)
        report.notComputed = [.init(what: .effects, reason: .notFaithful)]
        try ImprovementForms.expect(
            "are 41.3% of their mean away from the log's",
            "与日志相差平均值的 41.3%",
            in: report
        )
        try ImprovementForms.expect("Levers are only bounded", "以下只给出上限", in: report)
        try ImprovementForms.expect("What could be taken away at most", "最多能省去多少", in: report)
        try ImprovementForms.expect("the replay is too far from the log", "重放与日志相差太远", in: report)
        try ImprovementForms.expectNot("What would help", "哪些会有帮助", in: report)
        for row in report.requested {
            let most = NumberText.decimal(row.mostHours, places: 1)
            try ImprovementForms.expect("At most \(most) h an order", "每单最多 \(most) 小时", in: report)
        }
    }

    @Test(
        arguments: [
            (
                ShortfallRow.Figure.orders, 12, 30,
                "only 12 orders are completed in the replay (at least 30 are needed)",
                "重放中只有 12 个订单完成（至少需要 30 个）"
            ),
            (
                .uncompleted, 0.04, 0.01, "4.0% of the orders are never completed in the replay (up to 1%",
                "4.0% 的订单未能完成（不超过 1%"
            ),
            (.mean, -0.12, 0.1, "the mean lead time is -12.0% off (up to 10%", "平均交付周期偏差 -12.0%（不超过 10%"),
            (.p90, 0.2, 0.15, "nine in ten orders keep to is +20.0% off (up to 15%", "九成订单的交付周期偏差 +20.0%"),
            (
                .late, 0.07, 0.05, "the share of late orders is +7.0 pts off (up to 5 pts",
                "延误率偏差 +7.0 个百分点（不超过 5 个百分点"
            ),
            (.atDesk, nil, 0.2, "wait at the desk is nothing in the log", "订单在内部的等待在日志中为零"),
            (.atDesk, 0.5, 0.2, "wait at the desk is +50.0% off (up to 20%", "订单在内部的等待偏差 +50.0%"),
        ] as [(ShortfallRow.Figure, Double?, Double, String, String)]
    )
    func everyShortfallIsAReasonOfItsOwn(
        figure: ShortfallRow.Figure,
        off: Double?,
        most: Double,
        english: String,
        chinese: String
    ) throws {
        var report = try ImprovementsReport.empty()
        report.fidelity.isFaithful = false
        report.fidelity.shortfalls = [.init(figure: figure, off: off, most: most)]
        try ImprovementForms.expect(english, chinese, in: report)
    }

    /// Where the replay as a whole is not near enough no stage is told from the others.
    @Test func stagesThatAreNotNearEnoughAreMarked() throws {
        var report = try ImprovementsReport.golden()
        try ImprovementForms.expect(
            "Print invoice (not near enough)",
            "Print invoice（不够接近）",
            in: report
        )
        report.fidelity.isFaithful = false
        try ImprovementForms.expectNot("(not near enough)", "（不够接近）", in: report)
    }

    @Test func ofManyLeversTheTextShowsTheFirst() throws {
        var report = try ImprovementsReport.golden()
        report.pairs = []
        report.without = (0..<20).map { _ in report.improvements[0] }
        #expect(TerminalImprovements(report).text.contains("\n  and 8 more\n"))
        report.fidelity.isFaithful = false
        report.improvements = report.without.map(\.bounded) + report.without.prefix(1).map(\.bounded)
        #expect(TerminalImprovements(report).text.contains("\n  and 9 more\n"))
    }

    @Test func ordersThatAreNotCompletedAreCounted() throws {
        var report = try ImprovementsReport.empty()
        report.fidelity.uncompleted = 5
        try ImprovementForms.expect(
            "5 of 1,005 orders are never completed in the replay.",
            "重放中 1,005 个订单有 5 个未能完成。",
            in: report
        )
    }

    @Test func withoutALateRuleNothingIsSaidOfLateOrders() throws {
        var report = try ImprovementsReport.golden()
        report.lateness = nil
        report.fidelity.lateShare = nil
        func without(_ row: ImprovementRow) -> ImprovementRow {
            var row = row
            row.effect?.lateShare = nil
            row.effect?.judged = 0
            row.money = nil
            return row
        }
        report.requested = report.requested.map(without)
        report.plan = report.plan.map(without)
        report.improvements = report.improvements.map(without)
        report.pairs = report.pairs.map(without)
        report.without = report.without.map(without)
        for place in report.steps.indices { report.steps[place].lateShare = nil }
        report.load = report.load.map(\.withoutLateness)
        report.reach = nil
        report.notComputed = [
            .init(what: .late, reason: .noLateRule), .init(what: .money, reason: .noPrices),
        ]
        try ImprovementForms.expect("nothing says when an order is late", "未说明何时为延误", in: report)
        try ImprovementForms.expect("orderlens.yml has no price", "orderlens.yml 未给出", in: report)
        try ImprovementForms.expectNot("Points", "个百分点", in: report)
        try ImprovementForms.expectNot("Money of the first year", "第一年的金额", in: report)
    }

    @Test func withoutIntervalsTheEstimatesStandAlone() throws {
        var report = try ImprovementsReport.golden()
        for place in report.improvements.indices {
            report.improvements[place].effect?.meanHours.lower = nil
            report.improvements[place].effect?.meanHours.upper = nil
            report.improvements[place].effect?.lateShare?.lower = nil
            report.improvements[place].pValue = nil
            report.improvements[place].adjustedPValue = nil
        }
        report.notComputed = [.init(what: .intervals, reason: .tooFewOrders)]
        try ImprovementForms.expect("too few orders to tell how much they differ", "订单太少", in: report)
    }

    @Test func nothingThatHelpsIsToldFromNothingThatWasSuggested() throws {
        var report = try ImprovementsReport.empty()
        try ImprovementForms.expect("The ledger suggests nothing", "时间账没有提示", in: report)
        report.tried = 12
        report.without = try ImprovementsReport.golden().without
        try ImprovementForms.expect("Nothing that was tried shortens lead times", "都不能使交付周期的缩短", in: report)
        report = try ImprovementsReport.empty()
        report.requested = try ImprovementsReport.golden().requested
        try ImprovementForms.expectNot("The ledger suggests nothing", "时间账没有提示", in: report)
    }

    // MARK: Room and markup

    @Test(arguments: ReportLanguage.allCases)
    func nothingIsWiderThanTheTerminal(language: ReportLanguage) throws {
        var report = try ImprovementsReport.golden()
        let long = "Check the credit of customers who are new, or owe more than they are allowed to 检查新客户的信用"
        for place in report.improvements.indices {
            report.improvements[place].levers[0].parameters = [.init(key: "stage", value: long)]
        }
        for width in [80, 100, 120] {
            let text = TerminalImprovements(report, look: TerminalLook(language: language, width: width)).text
            for line in text.split(separator: "\n") {
                #expect(TextWidth.columns(String(line)) <= width, "\(line)")
            }
            #expect(text.unwrapped.contains(long.filter { $0 != " " }))
        }
    }

    @Test func namesAreNoMarkupAndNoControls() throws {
        var report = try ImprovementsReport.golden()
        report.improvements[0].levers[0].parameters = [.init(key: "stage", value: "<b>\u{1B}[31m")]
        report.improvements[0].examples[0] = Improvement.Example(
            order: "<i>\u{1B}",
            logged: 3,
            before: 4,
            after: 1
        )
        report.improvements[0].people[0].name = "<u>\u{1B}"
        report.load = report.load.map { point in
            var point = point
            point.busiest = "<s>\u{1B}"
            return point
        }
        let page = ImprovementsPage(report, language: .english).text
        for tag in ["<b>", "<i>", "<u>", "<s>"] { #expect(!page.contains(tag)) }
        #expect(!page.contains("<script") && !page.contains("http"))
        #expect(!TerminalImprovements(report).text.contains("\u{1B}"))
    }

    @Test func theTableOfValuesHasARowForEachSetOfLevers() throws {
        let report = try ImprovementsReport.golden()
        let lines = CSVReport.improvements(report).components(separatedBy: "\r\n")
        let groups = lines.dropFirst().map { $0.prefix { $0 != "," } }
        #expect(groups.count { $0 == "improvement" } == report.improvements.count)
        #expect(groups.count { $0 == "pair" } == report.pairs.count)
        #expect(groups.count { $0 == "without" } == report.without.count)
        #expect(groups.contains("requested") && groups.contains("plan") && groups.contains("reach"))
        #expect(CSVReport.improvements(try .empty()).components(separatedBy: "\r\n").count == 2)
    }
}

extension FidelityRow {
    /// The replay completed no order.
    fileprivate static func ofNothing(_ row: FidelityRow) -> FidelityRow {
        var row = row
        row.isFaithful = false
        row.orders = 0
        row.shortfalls = [.init(figure: .orders, off: 0, most: 30)]
        row.weeklyDistance = nil
        row.orderError = nil
        row.atDeskHours = nil
        row.stages = []
        row.causes = []
        row.weeks = []
        row.uncompleted = 0
        row.distance = nil
        row.meanHours = nil
        row.medianHours = nil
        row.p90Hours = nil
        row.lateShare = nil
        return row
    }
}

extension ImprovementRow {
    /// As of a desk that is not replayed.
    fileprivate var bounded: ImprovementRow {
        var row = self
        row.effect = nil
        row.money = nil
        row.hoursPerHourOfWork = nil
        row.pValue = nil
        row.adjustedPValue = nil
        row.examples = []
        row.people = []
        return row
    }
}

extension LoadCurve.Point {
    fileprivate var withoutLateness: LoadCurve.Point {
        var point = self
        point.lateShare = nil
        return point
    }
}
