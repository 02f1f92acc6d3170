import Scorecards

struct ChineseScorePhrases: ScorePhrases {
    func name(_ name: NameRow) -> String { name.zh }
    var person: String { "人员" }
    var period: String { "期间" }
    var score: String { "得分" }
    var light: String { "灯" }
    func light(_ word: String?) -> String {
        switch word {
        case "green": "绿"
        case "amber": "黄"
        case "red": "红"
        default: "–"
        }
    }
    var measured: String { "已测权重" }
    var pay: String { "薪酬" }
    var pool: String { "奖金池" }
    func scoresTitle(card: String) -> String { "得分：\(card)" }
    func opening(people: String, periods: String, first: String, last: String) -> String {
        first == last ? "\(people) 人，\(first)" : "\(people) 人，\(first) 至 \(last)，共 \(periods) 期"
    }
    func ofPeriod(_ period: String) -> String { "\(period) 期" }
    var wellDone: String { "做得好" }
    var toTalkAbout: String { "需要面谈" }
    func recognition(person: String, _ runs: [(what: String, periods: Int)]) -> String {
        "\(person)，连续绿灯期数：" + runs.map { "\($0.what) \($0.periods)" }.joined(separator: "、")
    }
    func improvementPlan(person: String, _ runs: [(what: String, periods: Int)]) -> String {
        "\(person)，连续红灯期数：" + runs.map { "\($0.what) \($0.periods)" }.joined(separator: "、") + "。请商定改进计划。"
    }
    var whole: String { "总分" }
    func unmeasured(_ names: [String]) -> String {
        "没有数据、权重由同组其他指标分担的指标：\(names.joined(separator: "、"))。"
    }
    func withoutValue(_ name: String, rows: String) -> String {
        "\(name)：\(rows) 条事实没有值（NULL，例如除以零），不计入。"
    }
    func unmatched(_ names: [String]) -> String { "表中有而评分卡没有的名称：\(names.joined(separator: "、"))。" }
    func appeals(_ count: Int) -> String { "因 \(count) 项申诉，所涉事实不计入（orderlens appeal list）。" }
    func appealsWithoutFact(_ numbers: [Int]) -> String {
        "申诉 \(numbers.map(String.init).joined(separator: "、")) 未排除任何事实：所指不在本评分卡的事实中，或已由其他申诉排除。"
    }
    func marks(_ row: ScoresReport.MarksRow, icc: String?) -> String {
        "同事评分：\(row.raters) 位评分人，\(leniency(row))"
            + (icc.map { "；对每人平均分的一致性 ICC(1,k) = \($0)" } ?? "")
            + "；评分人过少而不公布 \(row.withheld) 项，自评 \(row.selfMarks) 项不计。"
            + (row.components > 1 ? "人员与评分人分为 \(row.components) 个互无评分的部分，只可在各部分内比较。" : "")
    }
    private func leniency(_ row: ScoresReport.MarksRow) -> String {
        guard row.ratersCorrected > 0 else { return "评分均过少，未扣除宽严倾向" }
        let whose = row.ratersCorrected == row.raters ? "各自" : "其中评分足够的 \(row.ratersCorrected) 位"
        return "已扣除\(whose)的宽严倾向"
            + (row.leniencySpread.map { "（标准差 \(NumberText.decimal($0, places: 1))）" } ?? "")
    }
    func pool(_ row: ScoresReport.PoolRow, cents: String, sales: String, undistributed: String) -> String {
        let rest: String? =
            switch row.reason {
            case "noScores": "；余 \(undistributed)，因为没有人得分高于 0"
            case "allCapped": "；余 \(undistributed)，因为有得分的人都已达上限"
            default: nil
            }
        return "\(row.period) 奖金池：销售额 \(sales) 中的 \(cents)，按得分分配，每人不超过平均数的 \(row.cap) 倍" + (rest ?? "") + "。"
    }
    var scoreMeaning: String { "指标在下限得 0 分，达到目标得 100 分，达到挑战值得 120 分。" }
    var payMeaning: String { "薪酬为得分 100 时全额的比例。" }

    var indicator: String { "指标" }
    var value: String { "值" }
    var target: String { "目标" }
    var facts: String { "事实数" }
    var weight: String { "权重" }
    var points: String { "贡献分" }
    var pointsToTarget: String { "距目标" }
    func withheld(_ reason: String) -> String {
        switch reason {
        case "tooFewFacts": "不公布：事实过少"
        case "allExcluded": "不公布：全部事实因申诉而不计"
        case "noValue": "无法计算：没有一条事实有值（NULL，例如除以零）"
        default: "无法计算：数值过大"
        }
    }
    var strengths: String { "得分来自" }
    var shortfalls: String { "可提升之处" }
    var none: String { "无。" }
    func composite(_ score: String, light: String, coverage: String) -> String {
        "得分 \(score)，\(light)灯；已测权重 \(coverage)"
    }
    func withheldComposite(_ reason: String, coverage: String, minimum: String) -> String {
        reason == "tooLittleMeasured"
            ? "无得分：已测权重 \(coverage)，评分卡要求 \(minimum)" : "无得分：有一组没有任何数据；已测权重 \(coverage)"
    }
    func groupNotMeasured(people: Int) -> String { "\(people) 人有一组没有任何数据，不给得分、灯和薪酬。" }
    func tooLittleMeasured(people: Int, minimum: String) -> String {
        "\(people) 人已测权重不足 \(minimum)（minimum-coverage），不给得分、灯和薪酬。"
    }
    func payTotal(_ total: String, base: String, groups: [(name: String, part: String)]) -> String {
        "薪酬为全额的 \(total)：基本 \(base)" + groups.map { " + \($0.name) \($0.part)" }.joined()
    }
    func factsOf(_ indicator: String) -> String { "事实：\(indicator)" }
    var noFacts: String { "该值由表格导入，事实不在此处。" }
    func factsOfMarks(_ count: Int?) -> String {
        (count.map { "该值为 \($0) 位同事评分的平均数，已扣除宽严倾向。" } ?? "") + "评分不逐项公布。"
    }
    var date: String { "日期" }
    var order: String { "订单" }
    var event: String { "事件" }
    func doesNotCount(appeal: Int) -> String { "不计入：申诉 \(appeal)" }
    func appeal(_ number: Int, reason: String) -> String { "申诉 \(number)：\(reason)" }
    var noValue: String { "无值" }

    var appealsTitle: String { "申诉登记" }
    func withdrawn(at: String, by: String, reason: String) -> String { "\(at) 由 \(by) 撤回：\(reason)" }
    var noAppeals: String { "尚无申诉。" }
    var number: String { "编号" }
    var subject: String { "不计入" }
    var enteredBy: String { "登记人" }
    var enteredAt: String { "时间" }
    var everything: String { "全部" }
}
