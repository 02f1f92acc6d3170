import Scorecards

extension ChineseIndicatorPhrases: IndicatorPagePhrases {
    func headline(told: String, pairs: String) -> String {
        told == "0"
            ? "在个人内，没有任何指标与结果的关联可与偶然区分（共 \(pairs) 对）。"
            : "在个人内，\(pairs) 对指标与结果中有 \(told) 对的关联可与偶然区分。"
    }
    func goesWith(_ outcome: String, better: [String], worse: [String]) -> String {
        let parts = [
            better.isEmpty ? nil : "\(list(better))也较好",
            worse.isEmpty ? nil : "\(list(worse))较差",
        ].compactMap(\.self)
        return "“\(outcome)”较好时，\(parts.joined(separator: "，而"))。"
    }
    func nothingGoesWith(_ outcomes: [String]) -> String {
        "\(outcomes.map { "“\($0)”" }.joined(separator: "、"))：没有指标的关联可与偶然区分。"
    }
    func withFigure(_ name: String, _ figure: String) -> String { "“\(name)”（\(figure)）" }
    func checksFound(_ checks: [String]) -> String {
        "评分卡可能在奖励别的东西：\(list(checks))。"
    }
    var toldPairs: String { "可与偶然区分" }
    var turnedRound: String { "方向相反" }
    var saturatedIndicators: String { "已饱和" }
    var checksWithFinding: String { "有发现的检查" }
    func outOf(_ number: String, _ all: String) -> String { "\(number) / \(all)" }

    var mapHeading: String { "指标 × 结果（个人内）" }
    func mapMeaning(level: String) -> String {
        "每格为指标与结果在个人内的相关系数，为正表示指标好则结果好。醒目的粗体：可与偶然区分，已就全部检验校正（Benjamini–Hochberg，\(level)）。淡色：不可区分。"
            + "鼠标悬停可见区间与样本量；下方各表亦列出。"
    }
    var better: String { "指标好则结果好" }
    var worse: String { "指标好则结果差" }
    var told: String { "可与偶然区分" }
    var notTold: String { "不可与偶然区分" }
    var notGiven: String { "无数值" }
    func ofRows(_ rows: String, people: String) -> String { "\(people) 人的 \(rows) 行" }
    func short(_ gap: GapRow) -> String {
        switch gap.reason {
        case "tooFewRows", "noDegreesOfFreedom": "行数太少"
        case "tooFewPeople": "人数太少"
        case "tooFewPeriods": "期数太少"
        case "tooFewValues": "数值太少"
        case "constantIndicator", "constantOutcome", "noVariation": "没有变化"
        case "explainedIndicator", "explainedOutcome": "已被解释"
        case "perfect": "完全相关"
        case "dependsOnPerson": "取决于一人"
        case "halvesContradict": "< 0"
        default: "无数值"
        }
    }
    func reason(_ gap: GapRow) -> String {
        func few(_ what: String) -> String {
            "\(what)太少"
                + (gap.count.map { count in
                    "：\(NumberText.count(count))" + (gap.needed.map { "，至少需要 \(NumberText.count($0))" } ?? "")
                } ?? "")
        }
        return switch gap.reason {
        case "tooFewRows": few("行数")
        case "tooFewPeople": few("人数")
        case "tooFewPeriods": few("期数")
        case "tooFewValues": few("数值")
        case "constantIndicator": "指标在个人内没有变化"
        case "constantOutcome": "结果在个人内没有变化"
        case "explainedIndicator": "扣除个人、期间或其他指标后，指标没有剩余变化"
        case "explainedOutcome": "扣除个人、期间或其他指标后，结果没有剩余变化"
        case "noDegreesOfFreedom": "相对于人数和期数，行数太少"
        case "perfect": "一个由另一个得出：相关系数为 ±1"
        case "dependsOnPerson": "结果取决于一个人" + (gap.person.map { "（\($0)）" } ?? "")
        case "noVariation": "数值没有变化"
        case "halvesContradict": "单数期较好的人在双数期较差"
        case "noTarget": "没有目标值"
        case "tooFewStepsAroundTarget": "超出目标的值太少，或数值分级太粗"
        case "factsNotCounted": "没有给出事实的数量"
        case "heapedValues": "其他数值也有重复，由少量事实得出的数值常会如此"
        case "tooNarrow": "数值的间隔小于所检查的倍数"
        case "noSteps": "数值没有十进制步长"
        default: gap.reason
        }
    }

    var closestLag: String { "最强滞后" }
    var samePeriod: String { "同期" }
    var spearman: String { "Spearman" }
    func others(_ count: String) -> String { "其余 \(count) 项，不可与偶然区分" }
    func tableMeaning(confidence: String) -> String {
        "图中为个人内相关系数及其 \(confidence) 区间。合并：全部行。偏相关：其他指标保持不变。Spearman：全部行的等级相关。最强滞后：指标领先结果多少期时关联最强，及其大小。"
            + "VIF：其他指标在多大程度上说明同一件事。* 表示可与偶然区分。"
    }
    var nothingMeasured: String { "没有已测量的指标或结果。" }
    var reversals: String { "人与人之间和个人内方向相反" }
    var noReversals: String { "没有任何一对在人与人之间和在个人内方向相反。" }
    var pair: String { "指标与结果" }
    var mean: String { "均值" }
    var meetingTarget: String { "达标占比" }
    var byPeriod: String { "各期水平" }
    func shift(_ period: String, before: String, after: String) -> String {
        "自 \(period) 起：\(before) → \(after)"
    }
    var saturated: String { "已饱和" }
    var qualityMeaning: String {
        "各期水平：已按在岗人员调整的均值，各自从最小画到最大。信度：奇数期与偶数期对谁更好的判断是否一致，1 为完全一致。* 表示可与偶然区分。"
    }

    func name(ofCheck kind: String) -> String {
        switch kind {
        case "bunching": "目标处聚集"
        case "rounding": "取整"
        case "tradeOff": "速度与质量"
        case "skippedChecks": "负荷下的检查"
        default: "期末赶量"
        }
    }
    func test(ofCheck kind: String) -> String {
        switch kind {
        case "bunching": "检验：目标两侧紧邻的数值，与按更远处推算的平滑分布相比。"
        case "rounding": "检验：数值中倍数的占比，与偶然应有的占比相比。"
        case "tradeOff", "skippedChecks": "检验：同一个人两者如何一起变化（已扣除各期共同水平），是否低于 -0.1。"
        default: "检验：每期最后几个工作日，与前三分之二期间的相同星期相比。"
        }
    }
    func example(_ person: String, _ period: String, values: [String]) -> String {
        "\(person) \(period)（\(values.joined(separator: "；"))）"
    }
    var effect: String { "效应" }
    func looked(rows: String, people: String, p: String) -> String {
        "\(people) 人的 \(rows) 个数值；校正 p：\(p)。"
    }
    func lookedAtFacts(_ facts: String, people: String, p: String) -> String {
        "\(people) 人的 \(facts) 条事实；校正 p：\(p)。"
    }
    var bins: [String] { ["远未达标", "刚好未达标", "刚好达标", "远超目标"] }
    var allChecks: String { "全部检查" }
    var check: String { "检查" }
    var result: String { "结果" }
    var foundSomething: String { "可与偶然区分" }
    var foundNothing: String { "无发现" }
    func together(_ first: String, _ second: String) -> String { "\(first)、\(second)" }
    var allWork: String { "全部工作" }
}
