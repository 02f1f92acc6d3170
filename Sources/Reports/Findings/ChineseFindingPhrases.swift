import Delays
import Findings
import LogQuality

struct ChineseFindingPhrases: FindingPhrases {
    func stage(_ activity: String, _ cause: Cause) -> String {
        switch cause {
        case .processing: "“\(activity)”处理耗时长"
        case .elapsed: "“\(activity)”历时长"
        case .firstTouch: "新订单在“\(activity)”之前无人接手"
        case .batching: "订单在“\(activity)”等待凑批"
        case .unavailability: "“\(activity)”无人当班，订单等待"
        case .prioritization: "订单在“\(activity)”被后来的订单插队"
        case .contention: "订单在“\(activity)”排队"
        case .unexplained: "订单在“\(activity)”之前等待日志之外的事项"
        case .undetermined: "订单在“\(activity)”之前等待，日志无法说明原因"
        }
    }

    func orders(_ kind: String, _ effect: FindingWords.Standing) -> String {
        switch effect {
        case .slower: "用时更长的订单：\(kind)"
        case .faster: "更快的订单：\(kind)"
        case .later: "更常延误的订单：\(kind)"
        case .punctual: "较少延误的订单：\(kind)"
        }
    }

    func change(at activity: String?, week: String, isLonger: Bool) -> String {
        "自 \(week) 当周起，\(activity.map { "“\($0)”" } ?? "订单")用时\(isLonger ? "变长" : "缩短")"
    }

    func weight(_ indicator: String, from: String, to: String) -> String { "\(indicator)：\(from) → \(to)" }

    func association(_ indicator: String, _ outcome: String, isGood: Bool) -> String {
        "“\(indicator)”做得好的时候，“\(outcome)”\(isGood ? "也更好" : "反而更差")"
    }

    func saturation(_ indicator: String) -> String { "“\(indicator)”几乎区分不出任何人" }

    func target(_ indicator: String, isMet: Bool) -> String {
        isMet ? "“\(indicator)”：几乎总能达标" : "“\(indicator)”：多数未达标"
    }

    func gaming(_ check: String, indicator: String, other: String) -> String {
        switch check {
        case "bunching": "“\(indicator)”的值集中在刚好达标处"
        case "rounding": "“\(indicator)”的值像是人为取整"
        case "tradeOff": "“\(indicator)”似乎以牺牲“\(other)”为代价"
        case "skippedChecks": "“\(other)”上升时，“\(indicator)”下降"
        default: "工作堆积在期末最后几天"
        }
    }

    func name(_ quantity: Measure.Quantity) -> String {
        switch quantity {
        case .hours: "全部订单合计"
        case .hoursPerOrder: "每单平均"
        case .shareOfLeadTime: "占全部交付周期"
        case .lateGap: "延误订单与其他订单相比"
        case .shareOfVariance: "占交付周期差异"
        case .leadTimeEffect: "交付周期（其他已知条件相同）"
        case .lateShareEffect: "延误率（其他已知条件相同）"
        case .leadTimeChange: "交付周期与此前相比"
        case .forecastLeadTime: "平均交付周期"
        case .forecastLateShare: "延误率"
        case .forecastNinetieth: "九成订单不超过的交付周期（P90）"
        case .mostLeadTime: "平均交付周期（上限）"
        case .currentWeight: "现行权重"
        case .proposedWeight: "建议权重"
        case .explainedGain: "全部新权重对后续期间结果的解释度（R²）"
        case .withinCorrelation: "同一人内部的相关系数"
        case .shareAtOneScore: "取值相同的比例"
        case .shareMeetingTarget: "达标比例"
        case .excessShare: "目标附近的值中多于预期的部分"
        case .shareAffected: "受影响比例"
        }
    }

    func interval(_ lower: String, _ upper: String, confidence: String) -> String {
        "（\(confidence)：\(lower) 至 \(upper)）"
    }

    func effect(_ figure: String, isLateness: Bool) -> String {
        "\(isLateness ? "延误率" : "交付周期") \(figure)"
    }

    func allElseEqual(_ effects: [String]) -> String { "其他已知条件相同时，\(effects.joined(separator: "，"))" }

    func measured(_ figure: String, _ name: String) -> String { "\(name)：\(figure)" }

    func count(_ count: String, of unit: FindingWords.Unit) -> String {
        switch unit {
        case .orders: "\(count) 个订单"
        case .rows: "\(count) 行"
        }
    }

    func adjusted(_ pValue: String) -> String { "校正后 p \(pValue)" }

    func example(_ order: String, _ detail: String?) -> String {
        detail.map { "订单 \(order)（\($0)）" } ?? "订单 \(order)"
    }

    func exception(_ example: String) -> String { "但\(example)" }

    func instance(_ example: String) -> String { "例如\(example)" }

    func beforeAfter(_ before: String, _ after: String) -> String { "\(before) → \(after)" }

    func hours(_ hours: String, isSaved: Bool, _ basis: FindingWords.Basis) -> String {
        switch basis {
        case .counted: "占用交付时间 \(hours) 小时"
        case .comparable: "交付时间比可比订单\(isSaved ? "少" : "多") \(hours) 小时"
        case .before: "交付时间比此前\(isSaved ? "少" : "多") \(hours) 小时"
        case .forecast: "\(isSaved ? "节省" : "增加")交付时间 \(hours) 小时"
        }
    }

    func concerned(_ orders: String) -> String { "涉及 \(orders) 个订单" }

    func late(_ orders: String, isSaved: Bool) -> String {
        isSaved ? "延误减少 \(orders) 个" : "延误增加 \(orders) 个"
    }

    func money(_ amount: String) -> String { "首年净收益 \(amount)" }

    func advice(_ subject: FindingSubject) -> String {
        switch subject {
        case .stage(let activity, let cause): advice(activity, cause)
        case .driver(_, _, true), .segment: "查明这些订单的做法有何不同：好的能否推广，差的能否避免。"
        case .driver(_, _, false): "查明它如何产生，能否从源头避免。"
        case .change: "查明当周发生了什么变化：人员、规则、系统或客户。"
        case .levers: "先在一个环节或一个地点试行，再比较前后（orderlens compare）。"
        case .weight: "在下一考核期开始前与相关人员商定。"
        case .association: "在据此发放报酬之前，先观察前者是否真的带动后者。"
        case .saturation: "提高目标、改为连续计分，或降低权重。"
        case .target: "看目标是否可以达到，达到的人是怎么做的。"
        case .gaming: "改为连续计分而非按目标线计分，并从系统记录取值。"
        case .data(_, _, _, let advice): advice
        }
    }

    private func advice(_ activity: String, _ cause: Cause) -> String {
        switch cause {
        case .processing, .elapsed: "看“\(activity)”的哪些步骤可以省去、提前准备或交给系统。"
        case .firstTouch: "安排人每天几次定时查看新订单。"
        case .batching: "缩小批量，或增加每天放行的次数。"
        case .unavailability: "把班次调到订单到达的时段，或安排人顶班。"
        case .prioritization: "约定人人遵守的处理顺序：承诺日早者先办，或先到先办。"
        case .contention: "在最忙时段为“\(activity)”增加人手，或培训较闲环节的人。"
        case .unexplained: "查明在等谁或等什么，记入日志，并从约定时间起催办。"
        case .undetermined: "记录谁在何时开始做什么，才能判断原因。"
        }
    }

    func answer(_ lever: String, gives effect: String?) -> String {
        effect.map { "\(lever) → \($0)" } ?? lever
    }

    func grade(_ grade: Finding.Grade) -> String { "\(grade.rawValue) 级" }

    func meaning(_ grade: Finding.Grade) -> String {
        switch grade {
        case .confirmed: "已证实：为实际计数，或在未参与提出它的订单或期间中再次出现"
        case .supported: "有支持：可排除偶然，或由能再现日志的重放预测得出"
        case .hint: "线索：值得查看"
        }
    }

    func caveat(_ caveat: Finding.Caveat) -> String {
        switch caveat {
        case .association: "两者同时出现，并不说明一个导致另一个。"
        case .forecast: "由重放订单得出的预测，尚未实际发生。"
        case .boundOnly: "最多可得的收益：重放与日志不够接近，无法说明实际多少。"
        case .estimatedStarts: "日志没有开始时间，开始时间为估计值。"
        case .unseenCause: "日志没有显示原因，这是剩余的部分。"
        }
    }

    func contradicts(_ other: String) -> String { "另一项分析的结论相反：\(other)。" }

    func supported(by analyses: [String]) -> String { "同时见于：\(list(analyses))" }

    func name(_ analysis: FindingSubject.Analysis) -> String {
        switch analysis {
        case .delays: "时间账"
        case .drivers: "影响因素"
        case .segments: "订单类别"
        case .weeks: "逐周变化"
        case .improvements: "改进"
        case .weights: "权重"
        case .indicators: "指标"
        case .scores: "得分"
        case .gaming: "取值检查"
        case .doctor: "数据质量"
        }
    }

    func name(_ tone: Finding.Tone) -> String {
        switch tone {
        case .problem: "问题"
        case .strength: "亮点"
        case .action: "可采取的措施"
        case .doubt: "注意事项"
        }
    }

    let costs = "代价"
    let gives = "收益"
    let change = "建议"
    let evidence = "依据"
    let examples = "例如"

    func list(_ items: [String]) -> String { items.joined(separator: "，") }
}
