import Scorecards

struct ChineseWeightPhrases: WeightPhrases {
    func name(_ name: NameRow) -> String { name.zh }
    func list(_ texts: [String]) -> String { texts.joined(separator: "、") }
    func title(card: String) -> String { "权重：\(card)" }
    func opening(_ row: WeightsReport.EvidenceRow, outcomes: [String]) -> String {
        "依据 \(NumberText.count(row.people)) 人 \(NumberText.count(row.periods)) 期的 \(NumberText.count(row.rows)) 条得分"
            + (row.incompleteRows > 0 ? "；另有 \(NumberText.count(row.incompleteRows)) 条缺指标或结果，未计入" : "")
            + "。结果按优先级：\(outcomes.joined(separator: "、"))。"
    }
    func decision(_ row: DecisionRow, rules: [String]) -> String {
        switch row.decision {
        case "change": return "建议按本方案调整权重：在之后的期间，新得分与结果的吻合程度更好，且可与偶然区分。"
        case "comply":
            return "现行权重违反评分卡规则（\(rules.joined(separator: "；"))）。下表是最接近且合规的权重；证据不支持更多调整。"
        default:
            let why =
                switch row.reason {
                case "tooFewPeople": "得分完整的不足六人，无法区分共同规律与偶然"
                case "tooFewPeriods": "期数太少，无法用之后的期间检验权重"
                case "noBetterWeights": "在之后的期间，没有其他权重与结果更吻合"
                case "gainWithinChance": "其他权重在之后期间的改善无法与偶然区分"
                case "unstable": "换一批人，权重会朝不同方向变动"
                case "noIndicatorCertain": "没有任何一个指标能确定权重应升还是应降"
                default: "按评分卡的步长，最优权重与现行权重相同"
                }
            let further = row.furtherPeriods.map {
                row.reason == "tooFewPeriods" ? "还需要 \($0) 期。" : "若改善幅度不变，约再有 \($0) 期即可确认。"
            }
            if row.decision == "common" { return "采用建议的通用权重，不另设：\(why)。\(further ?? "")" }
            if row.decision == "revise" {
                return "现行得分与结果背道而驰，而规则之内没有权重被证实能改善：\(why)。\(further ?? "")请检查规则、指标及其方向。"
            }
            return "保持现行权重：\(why)。\(further ?? "")"
        }
    }
    func rule(_ rule: RuleRow, name: String, other: String) -> String {
        switch rule.rule {
        case "total": "权重合计 100 %"
        case "group": "“\(name)”的占比"
        case "balance": "“\(name)”与“\(other)”的制衡"
        case "floor": "“\(name)”的下限"
        case "cap": "“\(name)”的上限"
        case "largestFall": "“\(name)”的最大降幅"
        default: "“\(name)”的最大升幅"
        }
    }
    var indicator: String { "指标" }
    var now: String { "现行" }
    var proposed: String { "建议" }
    func evidence(confidence: String) -> String { "证据区间（\(confidence)）" }
    var verdict: String { "结论" }
    func verdict(_ row: IndicatorWeightRow) -> String {
        switch (row.verdict, row.reason) {
        case ("raise", _): "提高"
        case ("lower", _): "降低"
        case ("keep", "closeToCurrent"): "保持：与证据一致"
        case ("keep", "moveBelowGrid"): "保持：变动不足一个步长"
        case ("keep", "notMeasured"): "保持：没有数据"
        case ("keep", _): "保持：规则不留余地"
        case ("comply", _): "按规则变动"
        case ("common", _): "同通用权重"
        case ("notEnoughEvidence", "changeNotCarried"): "保持：方向明确，但整套权重的改善未获证实"
        case ("notEnoughEvidence", "movedAgainstEvidence"): "与自身证据相反"
        case ("notEnoughEvidence", _): "证据不足"
        case ("saturated", _): "已饱和"
        case ("conflicting", _): "有冲突"
        default: row.verdict
        }
    }
    func note(_ row: IndicatorWeightRow, helps: String, harms: String) -> String? {
        switch row.verdict {
        case "saturated":
            "\(row.name.zh)：\(NumberText.percent(row.shareAtOneScore ?? 0)) 的得分相同，几乎区分不出任何人。"
        case "conflicting": "\(row.name.zh)：该指标越好，“\(helps)”越好，而“\(harms)”越差；权重取决于优先级。"
        default: nil
        }
    }
    func makesRoom(_ row: IndicatorWeightRow) -> String {
        switch (row.verdict, row.reason) {
        case ("keep", "closeToCurrent"): "让出空间，尽管证据支持现行值"
        case ("keep", "moveBelowGrid"): "让出空间：自身变动不足一个步长"
        default: "\(verdict(row))，让出空间"
        }
    }
    func against(_ outcome: String, correlation: String, proposed: String?, by indicators: [String]) -> String
    {
        "现行得分与“\(outcome)”背道而驰：同一人得分高于平时，该结果反而更差（相关 \(correlation)"
            + (proposed.map { "，建议权重下 \($0)" } ?? "") + "）。"
            + (indicators.isEmpty ? "" : "主要来自：\(list(indicators))。")
    }
    func worse(_ outcomes: [String]) -> String {
        "在之后的期间，新得分与\(outcomes.map { "“\($0)”" }.joined(separator: "、"))的吻合程度下降；是否值得由评分卡的优先级决定。"
    }

    var gainHeading: String { "在之后的期间（未用于拟合）" }
    func gain(_ row: GainRow) -> String {
        "\(NumberText.count(row.people)) 人 \(NumberText.count(row.periods)) 期的 \(NumberText.count(row.rows)) 条得分；已扣除个人与期间的共同影响。"
    }
    var outcome: String { "结果" }
    var rSquared: String { "R²" }
    var gainOfKept: String { "比较的是用同样方法在之前期间选出的权重；证据不足，并未建议采用。" }
    var negativeRSquared: String { "得分与结果背道而驰时，R² 带负号。" }
    var rankCorrelation: String { "等级相关" }
    var change: String { "变化" }
    var whole: String { "全部（按优先级）" }

    var sensitivityHeading: String { "限制权重的规则" }
    func sensitivity(_ rule: String, points: String, isShare: Bool) -> String {
        "\(rule)：\(isShare ? "提高" : "放宽")一个百分点，在变动价格不变时，可多解释结果方差的 \(points) 个百分点"
    }
    var prioritiesHeading: String { "若优先级不同（各结果的 R²，全部数据）" }
    var priorities: String { "优先级" }
    var stated: String { "评分卡所列" }
    func most(of outcome: String) -> String { "只看“\(outcome)”" }
    func unobserved(_ cycles: [String]) -> String {
        "“\(cycles.joined(separator: "”、“"))”期间有得分和结果的不足两人，沿用共同权重。"
    }
    func cycleHeading(_ name: String, months: String) -> String { "周期“\(name)”（\(months) 月）" }
    var alternativesHeading: String { "供参考：不看结果的权重" }
    func method(_ method: String) -> String {
        switch method {
        case "equal": "等权"
        case "entropy": "熵权"
        case "critic": "CRITIC"
        case "pca": "主成分"
        default: "AHP"
        }
    }
    func alternatives(_ rows: [AlternativeRow]) -> String {
        rows.map { row in
            var text = method(row.method)
            if let broken = row.brokenRules {
                text += broken == 0 ? "符合评分卡规则" : "违反 \(broken) 条评分卡规则"
            } else {
                text += "无法计算：" + reasonForNone(row.reason)
            }
            if let ratio = row.consistencyRatio {
                text += "，一致性比率 \(NumberText.decimal(ratio, places: 3))" + (ratio < 0.1 ? "" : "（判断互相矛盾）")
            }
            return text
        }.joined(separator: "；") + "。"
    }

    func consequencesHeading(first: String, last: String) -> String { "若采用建议权重（\(first) 至 \(last)）" }
    func standingHeading(first: String, last: String) -> String { "现行权重下的人员情况（\(first) 至 \(last)）" }
    var nothingShifts: String { "权重保持不变：任何人的得分、名次、灯色和薪酬均无变化。" }
    var person: String { "人员" }
    var score: String { "得分" }
    var rank: String { "名次" }
    var green: String { "绿灯期数" }
    var pay: String { "薪酬" }
    var why: String { "主要来自" }
    func mostBy(_ indicators: [String]) -> String { "主要来自\(list(indicators))" }
    func omitted(_ people: String) -> String { "……中间另有 \(people) 人" }
    var group: String { "群体" }
    func group(of column: String) -> String { "群体（\(column)）" }
    var people: String { "人数" }
    var impact: String { "影响比率" }
    var fairness: String {
        "名次按公平均值排列：偶然波动越大，越向全体均值靠拢。"
    }
    func impactMeaning(confidence: String, isOfProposed: Bool) -> String {
        "影响比率是该群体绿灯期占比与占比最高群体之比；低于 0.80 时应查明原因。群体的括号内为 \(confidence) 区间\(isOfProposed ? "，影响比率的区间为建议权重下的区间" : "")。"
    }
    var tooFewGreen: String { "绿灯期太少" }
    func withheld(_ what: String) -> String {
        what == "groups"
            ? "人员以编号代替时不显示群体：由群体均值可推算哪些编号属于该群体。--groups-only 只显示群体。"
            : "只要求显示群体，不显示人员。"
    }
    func notShrunk(_ reason: String) -> String {
        let why =
            switch reason {
            case "tooFewPeople": "不足四人"
            case "noVariance": "各期得分没有变化"
            default: "数值过大，无法计算偶然波动"
            }
        return "名次按普通均值排列：\(why)。"
    }
    func ungrouped(_ people: String, of column: String) -> String { "不属于任何群体（\(column)）：\(people) 人。" }
    func scoredUnderOne(lost: String, won: String) -> String {
        "仅在一套权重下测量足够、有得分的：将失去 \(lost) 个得分，新增 \(won) 个；此处均未计入。"
    }
    func unscored(_ people: [String]) -> String { "没有得分：\(people.joined(separator: "、"))。" }
    var association: String { "以上是个人与期间之内的相关关系，不能证明因果。只有使用 --apply 才会写出新的评分卡。" }

    private func reasonForNone(_ reason: String?) -> String {
        switch reason {
        case "nothingVaries": "没有差异"
        case "bothSigns": "载荷有正有负，不构成权重"
        case "tooFewRows": "数据太少"
        case "negative": "有得分低于零，无法折算为份额"
        case "comparisonOutOfRange": "有判断值不大于零"
        case "notReciprocal": "有判断值与其对应值不互为倒数"
        default: "有得分不是有限数值"
        }
    }
}
