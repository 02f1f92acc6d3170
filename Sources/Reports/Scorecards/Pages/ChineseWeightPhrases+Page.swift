import Scorecards

extension ChineseWeightPhrases: WeightPagePhrases {
    func summary(raised: [String], lowered: [String], conflicting: [String], makingRoom: [String]) -> [String]
    {
        [
            raised.isEmpty ? nil : "提高：\(raised.joined(separator: "、"))。",
            lowered.isEmpty ? nil : "降低：\(lowered.joined(separator: "、"))。",
            conflicting.isEmpty
                ? nil : "对一个结果有利、对另一个不利，按优先级变动：\(conflicting.joined(separator: "、"))。",
            makingRoom.isEmpty ? nil : "仅为让出空间而变动，本身没有证据：\(makingRoom.joined(separator: "、"))。",
        ].compactMap(\.self)
    }
    func moved(_ name: String, from: String, to: String) -> String { "\(name)（\(from) → \(to)）" }
    func andOthers(_ count: String) -> String { "另有 \(count) 项" }
    var decided: String { "结论" }
    func decided(_ decision: String) -> String {
        switch decision {
        case "change": "调整权重"
        case "comply": "按规则调整"
        case "revise": "检查评分卡"
        default: "保持权重"
        }
    }
    var moves: String { "变动的权重" }
    var laterRSquared: String { "之后期间的 R²" }
    var laterRankCorrelation: String { "之后期间的等级相关" }
    var rankMoves: String { "名次变动的人数" }
    func outOf(_ number: String, _ all: String) -> String { "\(number) / \(all)" }

    var weightsHeading: String { "权重：现行与建议" }
    func weightsMeaning(confidence: String) -> String {
        "空心点：现行。实心点：建议。细线：仅凭证据应在的范围（\(confidence)）。灰色带：该指标的规则（下限、上限、最大步长）允许的范围。建议值会向现行权重收缩，可能落在细线之外。"
    }
    func groupShare(_ group: String, share: String) -> String { "\(group)：占 \(share)" }
    var permitted: String { "允许范围" }

    var noGain: String { "期数太少，无法用之后的期间检验权重。" }
    var sameWeights: String { "用同样的方法在较早期间选择，权重也会保持不变：没有差异可比。" }
    func gainMeaning(confidence: String) -> String {
        "图中为变化及其 \(confidence) 区间（对人员重新抽样）。位于零的右侧，表示建议得分比现行得分与结果更吻合。"
    }
    var frontMeaning: String {
        "每条短线是某种优先级下最优权重对该结果的解释程度。实心点：按评分卡的优先级。一个结果所得即其他结果所失：优先级需由管理层决定，证据无法代劳。"
    }
    func frontHeading(_ first: String, _ second: String) -> String {
        "不同优先级下“\(first)”（横轴）与“\(second)”（纵轴）的 R²"
    }
    var leastAndMost: String { "最小 – 最大" }
    var rule: String { "规则" }
    var pointsForOne: String { "每百分点可得" }
    var sensitivityMeaning: String { "在变动价格不变时，规则放宽一个百分点，结果方差的解释比例可提高多少个百分点；适用于小幅变动。" }
    var nothingHolds: String { "没有规则明显限制权重。" }

    var standingMeaning: String { "空心点：平均得分。实心点：公平均值。" }
    var ranks: String { "名次：现行与建议" }
    var ranksMeaning: String { "蓝色上升，橙色下降。" }
    var ranksShown: String { "人数较多，只画出名次变动最大的人员。" }
    var whoLoses: String { "谁受影响最大，原因何在" }
    var scoreFalls: String { "得分下降" }
    var scoreRises: String { "得分上升" }
    var groups: String { "群体" }
    func sized(_ group: String, people: String) -> String { "\(group)（\(people) 人）" }
    func suppressed(_ groups: [String], of column: String) -> String {
        "不予显示，以免识别个人（\(column)）：\(groups.joined(separator: "、"))。"
    }
    var belowFourFifths: String { "低于 0.80" }
    func against(_ group: String) -> String { "对比“\(group)”" }
    func range(_ low: String, _ high: String) -> String { "\(low) – \(high)" }
    func interval(_ confidence: String) -> String { "\(confidence) 区间" }

    var provenance: String { "依据" }
    func provenance(_ row: WeightsReport.EvidenceRow, confidence: String) -> [String] {
        [
            "\(NumberText.count(row.people)) 人 \(NumberText.count(row.periods)) 期的 \(NumberText.count(row.rows)) 条得分；"
                + "另有 \(NumberText.count(row.incompleteRows)) 条缺指标或结果，未计入。",
            "\(confidence) 区间来自对人员的 \(NumberText.count(row.replicates)) 次重新抽样，随机种子 \(row.seed)。",
            row.price.map {
                "调整权重的代价（λ）按早期拟合在之后期间的表现选定：\(NumberText.value($0))。在 \(NumberText.percent(row.stability)) 的抽样中，权重朝建议的方向变动。"
            } ?? "没有任何代价在之后期间优于保持现行权重。",
        ]
    }
}
