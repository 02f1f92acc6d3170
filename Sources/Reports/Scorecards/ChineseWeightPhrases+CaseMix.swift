import Scorecards

extension ChineseWeightPhrases {
    var fairMean: String { "公平均值" }

    func caseMix(_ row: CaseMixRow, confidence: String, changesWeights: Bool) -> [String] {
        guard let mix = row.adjustment else {
            return ["未按每人所办订单的构成调整：\(why(row.gap ?? .failed))。"] + leaks(row)
        }
        let (outcome, unit, one) =
            switch mix.outcome {
            case .leadTime: ("交付周期", "小时", "1 小时")
            case .late: ("是否延误", "个百分点", "1 个百分点")
            }
        func number(_ value: Double) -> String { NumberText.decimal(value, places: 1) }
        var texts = [
            "订单构成：订单自身的特征（\(mix.features.map(name).joined(separator: "、"))）解释了 \(NumberText.count(mix.orders)) 张订单\(outcome)差异的 \(NumberText.percent(mix.explained))。据此每人每期订单的预期平均为 \(number(mix.mean)) \(mix.outcome == .late ? "%" : unit)，人与人之间相差 \(number(mix.spreadBetween))，同一人各期之间相差 \(number(mix.spreadWithin))（标准差）。"
        ]
        /// Of the score in force, and where there is one of the proposed.
        func both(_ texts: BeforeAfter<String>) -> String {
            changesWeights ? "\(texts.current) 和 \(texts.proposed)" : texts.current
        }
        let proposed = changesWeights ? "，建议权重下变化 \(slope(mix.slopes.proposed, confidence))分" : ""
        let slopes = "同一人的订单预期每增加 \(one)，现行得分变化 \(slope(mix.slopes.current, confidence))分\(proposed)"
        let used = mix.slopes.map(\.signal)
        if used.current > 0 || used.proposed > 0 {
            texts.append(
                "\(slopes)\(untold(mix.slopes, changesWeights: changesWeights))。其中 \(both(used.map(NumberText.percent))) 视为真实影响，公平均值只按这一部分调整：最多 \(both(mix.largest.map { NumberText.decimal($0, places: 2) })) 分。"
            )
        } else {
            texts.append("\(slopes)。这不超过偶然波动，因此不作调整。")
        }
        if mix.unknown > 0 {
            texts.append(
                "\(NumberText.count(mix.known + mix.unknown)) 个得分中，日志有其订单的为 \(NumberText.count(mix.known)) 个；其余保持原样。"
            )
        }
        return texts + leaks(row)
    }

    private func leaks(_ row: CaseMixRow) -> [String] {
        row.leaks.isEmpty
            ? []
            : ["以下字段过于准确地反映订单结果，不像事先已知，未用作订单特征：\(row.leaks.joined(separator: "、"))。若订单到达时即已知，可用 --given 计入。"]
    }

    private func name(_ feature: CaseMix.Feature) -> String {
        ReportLanguage.chinese.driverPhrases.name(about: feature.about) ?? feature.feature
    }

    private func untold(_ slopes: BeforeAfter<CaseMixRow.SlopeRow>, changesWeights: Bool) -> String {
        guard changesWeights else { return slopes.current.isTold ? "" : "（不能与偶然区分）" }
        return switch (slopes.current.isTold, slopes.proposed.isTold) {
        case (true, true): ""
        case (false, false): "（均不能与偶然区分）"
        default: "（其一不能与偶然区分）"
        }
    }

    private func slope(_ row: CaseMixRow.SlopeRow, _ confidence: String) -> String {
        "\(signed(row.estimate))（\(confidence)：\(signed(row.low)) 至 \(signed(row.high))）"
    }

    private func signed(_ value: Double) -> String { NumberText.signed(value, places: 3) }

    private func why(_ gap: CaseMixGap) -> String {
        switch gap {
        case .notAsked: "未要求"
        case .noLog: "没有订单日志（工作区中才有）"
        case .unbookable: "日志无法分析，原因见 orderlens delays"
        case .noLateRule: "无从判断哪些订单延误"
        case .tooFewOrders: "有结果的订单太少"
        case .oneOutcome: "所有订单的结果相同"
        case .noFeatures: "没有订单自身的特征"
        case .nothingExplained: "订单自身的特征不能说明其结果"
        case .failed: "无法计算订单的预期"
        case .nobodyInLog: "日志中没有被评分的人在这些期间的工作"
        case .tooFewPeople: "有得分且日志中有其订单达两期的不足四人"
        case .noSpread: "同一人各期的订单构成几乎不变，无法与本人区分"
        case .constantComposite: "同一人各期的得分几乎不变"
        case .notInThesePeriods: "日志中没有这些期间的订单"
        }
    }
}
