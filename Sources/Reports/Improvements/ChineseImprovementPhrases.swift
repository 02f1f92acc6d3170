import Improvements

struct ChineseImprovementPhrases: ImprovementPhrases {
    let title = "改变什么，会有什么效果"
    let forecast = "这是预测而非实测：把日志中的订单重新走一遍流程，只改变所列措施，其余不变。真正改变之后，人的做法也可能不同。"
    func replayed(orders: String, perWeek: String) -> String { "重放 \(orders) 个订单，每周 \(perWeek) 个。" }

    let fidelityHeading = "重放与日志有多接近"
    func faithful(distance: String, most: String) -> String {
        "足够接近：不作任何改变时，重放的交付周期与日志相差平均值的 \(distance)（不超过 \(most) 可信）。"
    }
    func notFaithful(_ reasons: [String]) -> String {
        "不够接近，不能预测改变的效果：\(reasons.joined(separator: "；"))。以下只给出上限：按时间账，每项措施最多能省去的时间，而不是它会省去的时间。"
    }
    func shortfall(_ figure: ShortfallRow.Figure, off: String?, most: String) -> String {
        let name: String
        switch figure {
        case .orders: return "重放中只有 \(off ?? "0") 个订单完成（至少需要 \(most) 个）"
        case .uncompleted: return "重放中 \(off ?? "–") 的订单未能完成（不超过 \(most) 可信）"
        case .distance: return "不作任何改变时，重放的交付周期与日志相差平均值的 \(off ?? "–")（不超过 \(most) 可信）"
        case .mean: name = "平均交付周期"
        case .p90: name = "九成订单的交付周期"
        case .late: name = "延误率"
        case .atDesk: name = "订单在内部的等待"
        }
        return off.map { "\(name)偏差 \($0)（不超过 \(most) 可信）" } ?? "\(name)在日志中为零而在重放中不为零（偏差不超过 \(most) 可信）"
    }
    func uncompleted(_ orders: String, of all: String) -> String { "重放中 \(all) 个订单有 \(orders) 个未能完成" }
    let stop = "。"
    let log = "日志"
    let replay = "重放"
    let off = "偏差"
    let atDesk = "内部等待"
    func notNear(_ stage: String) -> String { "\(stage)（不够接近）" }
    let waitingByStage = "各环节之前的等待"
    let timeByCause = "每单时间按原因"
    func weekly(distance: String, order: String) -> String {
        "按到达周分别比较，交付周期相差平均值的 \(distance)；同一订单平均相差 \(order)。"
    }

    let requestedHeading = "所问的措施"
    let planHeading = "整个方案一起实施"
    let improvementsHeading = "哪些会有帮助，最好的在前"
    let disciplinesHeading = "多单等待时先做哪一单"
    func discipline(_ kind: DisciplineRow.Kind, activities: [String], keys: [String]) -> String {
        let rule =
            switch kind {
            case .firstInFirstOut: "先到先做"
            case .priority: "优先 " + keys.joined(separator: "；其次 ")
            case .asLogged: "没有规律可循，重放按日志中的次序"
            }
        return "\(activities.joined(separator: "、"))：\(rule)。"
    }
    func foretold(_ share: String, firstInFirstOut: String, choices: String) -> String {
        share == firstInFirstOut
            ? "在 \(choices) 次选择中说中 \(share)。" : "在 \(choices) 次选择中说中 \(share)；先到先做为 \(firstInFirstOut)。"
    }
    let boundsHeading = "最多能省去多少"
    let pairsHeading = "两项一起"
    let withoutHeading = "哪些没有作用"
    func stepsHeading(_ source: ImprovementFigures.StepSource) -> String {
        switch source {
        case .plan: "方案逐步实施"
        case .requested: "所问的措施逐步实施"
        case .best: "最好的措施逐步实施"
        }
    }
    let distributionHeading = "在一定时间内完成的订单：改变前后"
    let examplesHeading = "订单与人员"
    let reachHeading = "目标"
    let loadHeading = "如果订单更多"
    let assumptionsHeading = "前提"
    let notComputedHeading = "未能计算"

    let mean = "平均"
    let median = "中位数"
    let lever = "措施"
    func interval(_ confidence: String) -> String { "\(confidence) 区间" }
    let points = "百分点"
    func inPoints(_ number: String) -> String { "\(number) 个百分点" }
    let work = "工时"
    let adjustedP = "p"
    func perYear(_ currency: String?) -> String { currency ?? "金额" }
    let before = "之前"
    let after = "之后"
    let most = "最多"
    let person = "人员"
    let weeklyHours = "每周工时"
    let timeOnDuty = "占在岗时间"
    let assumes = "前提与代价"
    let arrivals = "到达量"
    let busiest = "最忙的人"
    let busy = "忙碌"
    let inHand = "在手"
    let notDone = "未完成"

    func improvementsMeaning(tried: String, level: String, hasLate: Bool) -> String {
        "每单交付周期的变化\(hasLate ? "，以及延误率变化的百分点" : "")；负数为改善。工时：第一年的小时数。p\(hasLate ? "（平均值与延误率中较小者）" : "")：已就尝试过的 \(tried) 项（对）措施校正，此处不超过 \(level)。"
    }
    let moneyMeaning = "金额：第一年延误订单少花的钱，减去改变本身的花费。"
    let boundsMeaning = "最多：每单花在该措施所针对的原因上的全部时间。改变只会省去其中一部分，或一点不省。其他环节因此减轻的部分未计入。"
    func nothingHelps(hasLate: Bool) -> String {
        "尝试过的措施都不能使交付周期的缩短\(hasLate ? "或延误的减少" : "")与偶然相区分。"
    }
    let nothingSuggested = "时间账没有提示可以尝试的措施。"
    let withoutMeaning = "没有改善，或与偶然无法区分。"
    func levers(_ count: String) -> String { "\(count) 项措施" }
    let stepsMeaning = "每一行包含其上各行的措施。一项措施在此处的作用可能与单独实施时不同。"
    func headline(_ lever: String, difference: String, interval: String?) -> String {
        "最好的措施：\(lever)。平均交付周期 \(difference)\(interval.map { "（\($0)）" } ?? "")。"
    }
    func headline(steps: String, from: String, to: String, late: (from: String, to: String)?) -> String {
        let late = late.map { "，延误率由 \($0.from) 变为 \($0.to)" } ?? ""
        return "\(steps) 步全部实施后，平均交付周期由 \(from)变为 \(to)\(late)。"
    }
    func takes(_ effort: String) -> String { "代价：\(effort)" }
    func assumes(_ assumption: String) -> String { "前提：\(assumption)" }
    func compared(orders: String, faster: String, slower: String) -> String {
        "\(orders) 个订单中，\(faster) 个更早完成，\(slower) 个更晚。"
    }
    func stuck(_ orders: String) -> String { "另有 \(orders) 个只在一次重放中完成，未计入。" }
    func judged(_ orders: String) -> String { "延误：依据可判定的 \(orders) 个订单。" }
    func told(pValue: String, late: String?) -> String {
        "平均值没有差别的 p：\(pValue)\(late.map { "；延误率没有差别的 p：\($0)" } ?? "")。"
    }
    func atMost(_ hours: String) -> String { "每单最多 \(hours)：它在时间账中所针对的全部时间。" }
    func valued(_ hours: String) -> String { "第一年每投入 1 小时工作，一年节省交付周期 \(hours) 小时。" }
    func net(_ amount: String, parts: [String]) -> String {
        "第一年的金额：\(amount)" + (parts.isEmpty ? "。" : "（\(parts.joined(separator: "，"))）。")
    }
    func example(_ order: String, before: String, after: String) -> String {
        "\(order)：\(before) → \(after)"
    }
    func changes(_ person: String, before: String, after: String) -> String {
        "\(person) 每周工作 \(before) → \(after) 小时"
    }
    func examples(_ examples: [String]) -> String { "例如 \(examples.joined(separator: "；"))" }
    let asIs = "现状"
    let allTogether = "全部一起"
    func further(_ lever: String) -> String { "+ \(lever)" }
    func orders(within: String, before: String, after: String) -> String {
        "\(within) 的订单：之前最多用 \(before)，之后最多用 \(after)。"
    }
    let someoneNew = "新增人员"

    func people(_ count: Int, hours: String) -> String { "增加 \(count) 人（每周 \(hours) 小时）" }
    func weekly(hours: String, isLess: Bool) -> String { "每周工时\(isLess ? "减少" : "增加") \(hours) 小时" }
    func rules(_ count: Int) -> String { "\(count) 条规则" }
    func trainings(_ count: Int) -> String { "\(count) 次培训" }
    func systems(_ count: Int) -> String { "\(count) 套系统" }
    func firstYear(hours: String, isLess: Bool) -> String { "第一年工时\(isLess ? "减少" : "") \(hours) 小时" }
    func list(_ items: [String]) -> String { items.joined(separator: "，") }
    func part(_ part: ImprovementFigures.MoneyPart, amount: String) -> String {
        switch part {
        case .lateOrders: "延误订单 \(amount)"
        case .work: "工时 \(amount)"
        case .heads: "新增人员 \(amount)"
        case .once: "一次性 \(amount)"
        }
    }
    func prices(hour: String?, lateOrder: String?, head: String?) -> String? {
        let prices = [
            hour.map { "一小时工作 \($0)" }, lateOrder.map { "一个延误订单 \($0)" }, head.map { "增加一人每周 \($0)" },
        ].compactMap(\.self)
        return prices.isEmpty ? nil : "价格：\(prices.joined(separator: "，"))。"
    }
    func onceHours(rule: String, training: String, system: String) -> String {
        "一次性工时：推行一条规则 \(rule) 小时，教会一人一个环节 \(training) 小时，由系统完成一个环节 \(system) 小时。"
    }

    func goal(_ figure: ReachGoal.Figure, atMost: String) -> String {
        switch figure {
        case .late: "延误不超过 \(atMost)"
        case .mean: "平均交付周期不超过 \(atMost)"
        case .median: "交付周期中位数不超过 \(atMost)"
        case .p90: "九成订单在 \(atMost)内完成"
        }
    }
    func reached(_ goal: String, from: String, tried: String) -> String {
        "目标：\(goal)；现在 \(from)。从最便宜的开始尝试了 \(tried) 组措施，以下是能达到目标的最便宜的一组："
    }
    func reachedAlready(_ goal: String, now: String) -> String {
        "目标：\(goal)。已经达到：不作任何改变时重放为 \(now)。"
    }
    func notReached(_ goal: String, from: String, tried: String, isComplete: Bool) -> String {
        "目标：\(goal)；现在 \(from)。尝试的 \(tried) 组措施都达不到"
            + (isComplete ? "，也没有其他可试的。" : "；还有更贵的组合没有尝试。")
    }
    func goalUnknown(_ goal: String) -> String { "目标：\(goal)。重放无法判断现状。" }
    let nearest = "以下最接近："
    let noNearest = "没有措施能使现状更接近目标。"

    let loadMeaning = "同样的订单，数量增减，其余不变。在手：最后一个订单到达时尚未完成的订单。"
    let arrivalsAxis = "到达量（现在的倍数）"
    let today = "现在"
    let doubled = "平均值加倍"
    func doubles(at factor: String, busiest: String?) -> String {
        "到达量为现在的 \(factor) 倍时，平均交付周期至少是现在的两倍\(busiest.map { "；\($0)" } ?? "")。"
    }
    func doesNotDouble(upTo factor: String) -> String { "到达量直到现在的 \(factor) 倍，平均交付周期都不会加倍。" }
    func times(_ factor: String) -> String { "\(factor) 倍" }
    func busiest(_ person: String, share: String) -> String { "届时 \(person) 的工作占在岗时间的 \(share)" }

    let general = "订单的到达、路径、用时以及对外部的等待都与日志相同；在日志中办过某一环节的人都能办它。"
    func lateMeans(_ rule: String) -> String { "延误：\(rule)。" }
    func intervals(_ interval: Effect.Interval, groups: String, replicates: String, confidence: String)
        -> String
    {
        let groups = interval.unit == .weeks ? "\(groups) 个到达周" : "\(groups) 组订单"
        return
            "\(confidence) 区间：对 \(groups)重新抽样 \(replicates) 次（重放 \(interval.courses) 遍，每遍用时略有不同），并按重放的偏差加宽。"
    }
    func name(_ what: ImprovementGapRow.What) -> String {
        switch what {
        case .effects: "措施的效果"
        case .late: "延误订单"
        case .money: "金额"
        case .intervals: "区间"
        }
    }
    func name(_ reason: ImprovementGapRow.Reason) -> String {
        switch reason {
        case .notFaithful: "重放与日志相差太远"
        case .noLateRule: "未说明何时为延误：请指定承诺时间列、--target 48h 或 --late-when 列=值"
        case .attributeRule: "延误由订单的属性给出，重放中没有这一属性"
        case .noPrices: "orderlens.yml 未给出一小时工作或一个延误订单的价格"
        case .tooFewOrders: "订单太少，无法判断差别有多大"
        }
    }
}
