import Delays

struct ChineseDriverPhrases: DriverPhrases {
    let title = "交付周期取决于什么"
    func fitted(orders: String, open: String?, incomplete: String?) -> String {
        let without = [open.map { "\($0) 个尚未完成" }, incomplete.map { "\($0) 个缺值" }].compactMap(\.self)
        return "依据 \(orders) 个订单" + (without.isEmpty ? "。" : "；另有 \(without.joined(separator: "、"))，未计入。")
    }
    func errors(_ errors: DriverErrors, clusters: String?, confidence: String) -> String {
        guard let cluster = errors.cluster, let clusters else {
            return "\(confidence) 区间允许订单方差不同（\(errors.kind)）。"
        }
        return "\(confidence) 区间考虑同一“\(cluster)”内订单的相关性（\(errors.kind)，\(clusters) 组）。"
    }

    func given(explained: String) -> String { "订单到达时已知的因素：解释方差的 \(explained)" }
    func happened(explained: String) -> String { "之后发生的情况：连同它们解释方差的 \(explained)" }
    let effectsOnLeadTime = "对交付周期的影响"
    func effectsOnLateness(late: String, judged: String, rule: String) -> String {
        "对延误的影响：\(judged) 个订单中有 \(late) 个延误（\(rule)）"
    }
    func interactions(screened: String, tested: String) -> String {
        "同时出现时多于（或少于）各自之和（筛查 \(screened) 对，检验 \(tested) 对）"
    }
    let artefacts = "假象，而非原因"
    func outcome(_ attribute: String) -> String { "“\(attribute)”与延误、耗时的关系" }
    let leftOut = "未作为因素的列"
    let notComputed = "未能计算"

    let feature = "因素"
    let share = "占比"
    func interval(_ confidence: String) -> String { "\(confidence) 区间" }
    let adjustedP = "校正后 p"
    let effect = "影响"
    let robustness = "稳健值"
    let mostly = "主要在"
    let odds = "优势比"
    let points = "百分点"
    let raw = "未调整"
    let adjusted = "调整后"
    let besideOther = "另一项相同"
    let lateShare = "延误率"
    func more(_ count: String) -> String { "另有 \(count) 项" }

    let happenedMeaning = "这些是作用途径而非原因：延误本身也可能引起它们。到达时已知的因素保持不变。"
    let effectMeaning = "与平均订单相比，或如所注明；到达时已知的其他因素保持不变。这是关联：背后也可能有日志之外的因素。"
    let robustnessMeaning = "稳健值：一个未记录的原因至少要解释两者剩余变动的这一份额，才能完全说明该影响。"
    let pointsMeaning = "延误率：这些订单中延误的比例。百分点：到达时已知的其他因素相同时，延误概率变动的百分点。优势比：延误优势乘以的倍数。"
    let splitMeaning = "每项影响发生在哪些环节和原因：向右为增加的时间，向左为节省的时间，各部分之和就是该影响。"
    func otherParts(_ hours: String) -> String { "其余 \(hours)" }
    let nothingFound = "没有可与偶然区分的因素。"
    func noEvidence(_ features: String) -> String { "与偶然无法区分：\(features)" }
    func untested(_ features: String, reason: String) -> String { "未检验（\(reason)）：\(features)" }
    func examples(_ effect: String, orders: String) -> String { "\(effect)，例如 \(orders)" }
    func sampled(_ orders: String) -> String { "依据 \(orders) 个订单的样本。" }
    func lateExamples(_ effect: String, isLater: Bool, orders: String) -> String {
        "\(effect)：\(isLater ? "延误" : "准时")，例如 \(orders)"
    }
    func artefact(_ level: String, late: String, orders: String, share: String, others: String) -> String {
        "\(level)  \(orders) 个订单中有 \(late) 个延误（\(share)）；其余订单为 \(others)。"
    }
    func impossiblePromise(column: String?, before: String, promised: String) -> String {
        let by = column.map { "（\($0)）" } ?? ""
        return "\(promised) 个中有 \(before) 个的承诺时间\(by)早于到达，无论怎样处理都会延误。"
    }
    func otherRoute(_ activity: String, orders: String, others: String) -> String {
        "流程不同：其中 \(orders) 经过 \(activity)，其余订单为 \(others)。"
    }
    let setAsideMeaning = "延误源于这些订单的登记方式。此处不把它们计为延误或准时；用 --given 列名 可将其计入。"
    let sentenceSeparator = ""
    func outcomeMeans(mean: String, orders: String, late: String?, onTime: String?) -> String {
        "\(orders) 个订单平均为 \(mean)" + (late.flatMap { late in onTime.map { "；延误时 \(late)，准时时 \($0)" } } ?? "")
            + "。"
    }
    let beingLate = "延误，相对于准时"
    func leadTime(_ step: String) -> String { "交付周期 \(step)" }
    let outcomeMeaning = "调整后：到达时已知的一切相同。另一项相同：耗时相同（或延误与否相同）的订单之间。"
    func separating(_ columns: String) -> String { "以下各项的订单无一延误或全部延误，优势比已收缩：\(columns)" }
    func interaction(_ first: String, _ second: String) -> String { "\(first)，\("且".spaced(second))" }
    func beyondBoth(_ effect: String, interval: String, orders: String) -> String {
        "在两者之和以外再加 \(effect)（\(interval)），\(orders) 个订单"
    }
    func list(_ items: [String]) -> String { items.joined(separator: "，") }

    func name(about: String) -> String? { ChineseDriverPhrases.names[about] }

    func level(_ level: String, about: String) -> String? {
        switch level {
        case "(none)": return "（无）"
        case "(other)": return "（其他）"
        default: break
        }
        switch about {
        case "arrivalWeekday": return ChineseDriverPhrases.weekdays[level]
        case "arrivalMonth": return ChineseDriverPhrases.months[level]
        case "arrivalHour": return level + " 时"
        case "arrivalMonthEnd", "arrivalHoliday", "batched": return level == "yes" ? "是" : "否"
        default: return nil
        }
    }

    private static let names = [
        "promisedTime": "承诺时长", "arrivalHour": "到达时刻", "arrivalWeekday": "到达星期", "arrivalMonth": "到达月份",
        "arrivalMonthEnd": "月末到达", "arrivalHoliday": "节假日到达", "workInProgress": "在制订单数",
        "recentArrivals": "前一日到达订单数", "openFirstStage": "首环节未完订单数", "rework": "返工次数",
        "handOffs": "交接次数", "firstResource": "首位经办人", "resourceCount": "经办人数", "batched": "成批处理",
        "changes": "变更次数",
    ]
    private static let weekdays = [
        "Monday": "星期一", "Tuesday": "星期二", "Wednesday": "星期三", "Thursday": "星期四", "Friday": "星期五",
        "Saturday": "星期六", "Sunday": "星期日",
    ]
    private static let months = [
        "January": "一月", "February": "二月", "March": "三月", "April": "四月", "May": "五月", "June": "六月",
        "July": "七月", "August": "八月", "September": "九月", "October": "十月", "November": "十一月",
        "December": "十二月",
    ]

    func contrast(_ level: String, against other: String) -> String { "\(level)（\("相对于".spaced(other))）" }
    func pair(_ feature: String, _ level: String) -> String { "\(feature)：\(level)" }
    func equal(_ feature: String, _ levels: String) -> String { feature.spaced("为").spaced(levels) }
    func through(_ first: String, _ last: String) -> String { first.spaced("至").spaced(last) }
    func within(_ feature: String, _ range: String) -> String { feature.spaced(range) }
    func atLeast(_ value: String) -> String { "不小于 \(value)" }

    func range(above: String?, atMost: String?) -> String {
        [above.map { "大于 \($0)" }, atMost.map { "不大于 \($0)" }].compactMap(\.self).joined(separator: "、")
    }

    func name(_ reason: DriverLeftOutRow.Reason, others: String) -> String {
        switch reason {
        case .constant: "所有订单都相同"
        case .missing: "没有一个订单有值"
        case .identifier: "几乎每个订单各不相同"
        case .mostlyMissing: "缺值的订单太多"
        case .outcomeLeak: "泄露结果：由结果得出，或事后才知道"
        case .outcomeLeakPair: "与另一列一起泄露哪些订单延误"
        case .leadTimeCopy: "与交付周期同步变动"
        case .knownOnlyLater: "订单开始之后才知道"
        case .lateRule: "判定延误所用"
        case .redundant: others.isEmpty ? "由其他因素决定" : "无法与 \(others) 区分"
        case .toldByFewOrders: "除不到十个订单外都相同"
        case .tooLarge: "数值过大，无法计算"
        case .restatesEvents: "只表示订单后来发生了什么"
        case .variesWithinOrders: "属于事件：同一订单没有唯一的值"
        case .outcome: "即所问的结果"
        case .asked: "按您的要求"
        }
    }

    func name(_ subject: DriverGapRow.Subject) -> String {
        switch subject {
        case .given: "到达时已知的因素"
        case .happened: "之后发生的情况"
        case .shares: "方差占比"
        case .lateness: "延误"
        case .interactions: "成对条件"
        case .outcome: "结果"
        case .segments: "订单分组"
        }
    }

    func name(_ reason: DriverGapRow.Reason) -> String {
        switch reason {
        case .tooFewOrders: "订单太少"
        case .noFeatures: "没有可供解释的变化"
        case .noVariance: "交付周期全部相同"
        case .tooFewClusters: "组数太少"
        case .exactFit: "拟合完全吻合，无从判断误差"
        case .redundant: "由其他因素决定"
        case .undefinedReplicates: "许多重抽样本中无法得出"
        case .sharedWithOthers: "因素太多，无法逐一给出占比"
        case .noLateRule: "请指定承诺时间列、--target 48h 或 --late-when 列=值"
        case .constantOutcome: "所有值都相同"
        case .oneOutcome: "可判定的订单全部延误或全部准时"
        case .notConverged: "未得到估计值"
        case .failed: "计算失败"
        }
    }
}

extension String {
    /// Followed by more text, with a blank between Chinese and what is not.
    fileprivate func spaced(_ next: String) -> String {
        func isLatin(_ character: Character?) -> Bool { character?.isASCII ?? true }
        return isLatin(last) == isLatin(next.first) && !isLatin(last) ? self + next : self + " " + next
    }
}
