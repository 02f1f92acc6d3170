import Scorecards

struct ChineseIndicatorPhrases: IndicatorPhrases {
    func name(_ name: NameRow) -> String { name.zh }
    func list(_ texts: [String]) -> String { texts.joined(separator: "、") }
    func title(card: String) -> String { "指标与结果：\(card)" }
    func opening(people: String, first: String, last: String, tests: String) -> String {
        "\(people) 人，\(first) 至 \(last)；共检验 \(tests) 个关联，已作多重比较校正"
    }
    var meaning: String {
        "相关系数为正表示指标好则结果好；* 表示可与偶然区分。“个人内”指同一个人两者如何一起变化，已扣除各期共同水平。误差以人为单位，逐一剔除每个人计算。"
            + "这些只是关联，不说明指标会带动结果。"
    }
    func goesWith(_ outcome: String) -> String { "与“\(outcome)”相关的指标" }
    var indicator: String { "指标" }
    var withinPeople: String { "个人内" }
    func interval(_ confidence: String) -> String { "\(confidence) 区间" }
    var adjustedP: String { "校正 p" }
    var pooled: String { "合并" }
    var partial: String { "偏相关" }
    func later(_ lag: Int) -> String { "+\(lag) 期" }
    var asMeasurements: String { "指标本身的质量" }
    var target: String { "目标" }
    var commonestShare: String { "最常见值占比" }
    var driftEachPeriod: String { "每期漂移" }
    var reliability: String { "信度" }
    var inflation: String { "VIF" }
    func reversal(_ indicator: String, _ outcome: String, pooled: String, within: String) -> String {
        "“\(indicator)”与“\(outcome)”方向相反：合并为 \(pooled)，个人内为 \(within)。人与人的差别不等于改变带来的效果。"
    }
    func saturated(_ indicator: String, share: String, value: String) -> String {
        "“\(indicator)”已饱和：\(share) 的值为 \(value)，几乎无法区分任何人。"
    }
    func madeUp(_ indicator: String, of others: [String]) -> String {
        "“\(indicator)”可由\(others.joined(separator: "、"))完全得出。"
    }
    func setAside(_ indicators: [String]) -> String {
        "没有任何一行同时有\(indicators.map { "“\($0)”" }.joined(separator: "、"))与结果：偏相关和 VIF 只就其余指标计算。"
    }
    func tooFewRowsForInflation(_ rows: String) -> String { "无法给出 VIF：各指标齐全的只有 \(rows) 行，太少。" }
    var checks: String { "评分卡可能在奖励别的东西" }
    func nothingFound(tests: String) -> String { "\(tests) 项检查均无发现。" }
    var noCheckMade: String { "没有一项检查可以进行。" }
    func measures(_ count: String) -> String { "\(count) 个指标" }
    func notMade(_ check: String, of subject: String, _ reason: String) -> String {
        "未检查：\(check)\(subject.isEmpty ? "" : "（\(subject)）")：\(reason)"
    }
    func withheld(_ count: String, _ reason: String) -> String { "未给出的相关系数：\(count) 个：\(reason)" }
    func columnsLeftOut(_ names: String) -> String {
        "因宽度不够未显示：\(names)；更宽的终端、--format json 和 csv 中有"
    }
    func found(
        _ check: GamingCheckRow,
        _ indicator: String,
        _ other: String,
        effect: String,
        interval: String
    ) -> String {
        switch check.kind {
        case "bunching": "“\(indicator)”的值集中在目标刚达标的一侧；目标附近的值中有 \(effect)（\(interval)）超出平滑分布应有的数量。"
        case "rounding":
            "“\(indicator)”中 \(check.multiple.map(NumberText.value) ?? "–") 的倍数多于偶然，多出全部值的 \(effect)（\(interval)）。"
        case "tradeOff": "同一个人“\(indicator)”好于平时时，“\(other)”变差：相关系数 \(effect)（\(interval)）。"
        case "skippedChecks": "同一个人“\(other)”高于平时时，“\(indicator)”变差：相关系数 \(effect)（\(interval)）。"
        default: "每期最后 \(check.days ?? 0) 个工作日的工作量多于此前同样的工作日，多出全部的 \(effect)（\(interval)）。"
        }
    }
    func answer(_ check: GamingCheckRow, _ indicator: String, _ other: String) -> String {
        switch check.answer {
        case "scoreGradually": "制衡：目标两侧逐步计分，不设跳档，并直接从系统取值。"
        case "readFromRecords": "制衡：从记录中取值，保留全部小数。"
        case "pair": "制衡：“\(indicator)”的权重不高于“\(other)”（balance）。"
        case "countChecks": "制衡：单独统计漏检，并按负荷安排人手。"
        default: "制衡：在期间内的各个日子取值，而不是只在期末。"
        }
    }
    func example(_ text: String) -> String { "例如：\(text)" }
    var accusesNobody: String { "检查描述的是数字，不是人：其中可能有无人需要负责的原因，例如数值的记录方式。" }
    func unmeasured(_ names: [String]) -> String { "没有数据：\(names.joined(separator: "、"))。" }
    func unmatched(_ names: [String]) -> String { "表中有而评分卡没有的名称：\(names.joined(separator: "、"))。" }
}
