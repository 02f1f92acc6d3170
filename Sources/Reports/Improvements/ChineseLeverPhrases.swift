import Improvements

struct ChineseLeverPhrases: LeverPhrases {
    func together(_ levers: [String]) -> String { levers.joined(separator: " + ") }

    func sentence(_ lever: LeverWords) -> String {
        let stage = "“\(lever("stage"))”"
        return switch lever.kind {
        case .smallerBatch:
            lever("size") == "1" ? "\(stage)不再攒批" : "\(stage)每批只攒 \(lever("size")) 个"
        case .batchTimes: "\(stage)改在 \(lever("at").replacing(",", with: "、")) 放行"
        case .addResource: "\(stage)增加 \(lever.count("n")) 人"
        case .pool: "\(lever.all("stage").map { "“\($0)”" }.joined(separator: "与"))合并人手"
        case .crossTrain: "\(lever("resource")) 学会\(stage)"
        case .firstInFirstOut: "\(stage)先到先办"
        case .promiseFirst: "\(stage)承诺时间早的先办"
        case .longerHours: "\(stage)每人每天延长 \(length(lever, "by"))"
        case .shiftHours:
            "\(stage)的上班时间\(lever.length("by").isNegative ? "提前" : "推后") \(length(lever, "by"))"
        case .holidayCover: "\(stage)缺勤时有人顶班"
        case .mergeHandOff: "“\(lever("from"))”之后由同一人接着办“\(lever("to"))”"
        case .lessRework:
            "退回\(stage)的情况减少 \(lever.percent("share"))，每单多"
                + (lever.all("check").isEmpty ? "一次检查" : "检查 \(length(lever, "check"))")
        case .automate: "\(stage)由系统完成，用时为现在的 \(lever.percent("factor"))"
        case .chase: "催办\(stage)之前的外部等待，最长不超过现在的 P\(lever("percentile"))"
        case .levelArrivals: "订单在\(lever("within") == "week" ? "每周" : "每天")内均匀到达"
        }
    }

    private func length(_ lever: LeverWords, _ key: String) -> String {
        let (number, isMinutes, _) = lever.length(key)
        return "\(number) \(isMinutes ? "分钟" : "小时")"
    }

    func name(_ kind: LeverKind) -> String {
        switch kind {
        case .smallerBatch: "缩小批量"
        case .batchTimes: "改变放行时刻"
        case .addResource: "增加人手"
        case .pool: "合并人手"
        case .crossTrain: "交叉培训"
        case .firstInFirstOut: "先到先办"
        case .promiseFirst: "承诺时间早的先办"
        case .longerHours: "延长上班时间"
        case .shiftHours: "调整上班时间"
        case .holidayCover: "缺勤顶班"
        case .mergeHandOff: "减少交接"
        case .lessRework: "减少返工"
        case .automate: "由系统完成"
        case .chase: "催办外部等待"
        case .levelArrivals: "订单均匀到达"
        }
    }

    func assumption(_ kind: LeverKind) -> String {
        switch kind {
        case .smallerBatch: "攒到这么多订单就开始，每单用时不变；大批共用的准备时间未计入。需要约定一条规则。"
        case .batchTimes: "等待的订单每天在这些时刻放行，用时不变。需要约定一条规则。"
        case .addResource: "新增人员与现有人员一样快，只做这一环节，作息与目前办理最多的人相同，但不与其同时休假。每周都要付工资。"
        case .pool: "会其中一个环节的人学会全部环节，与他人一样快，作息不变。每人每环节一次培训。"
        case .crossTrain: "此人在自己的工作时间内兼做这一环节，与他人一样快。一次培训。"
        case .firstInFirstOut: "不再挑单：先就绪的先办。一直优先的订单会等得更久。需要约定一条规则。"
        case .promiseFirst: "选单时已知承诺时间，承诺不因此改变；没有承诺的排在最后。需要约定一条规则。"
        case .longerHours: "办理这一环节的每个人在每个工作日延长工作，速度不减，所做的各环节都受益。延长的时间要付工资。"
        case .shiftHours: "办理这一环节的每个人改变上下班时间，工作时数不变。需要约定一条规则。"
        case .holidayCover: "平时有人在岗而当时无人时，由同样快的人顶班。顶班时间要付工资。"
        case .mergeHandOff: "办其中一个环节的人都能同样快地办两个环节，办完前一环节的人接着办现在要换人的后一环节；对外部的等待放在两者之后。不会的人各培训一次，并约定一条规则。"
        case .lessRework: "检查能发现这一比例的退回，由此引起的重复工作随之消失；每单都要花检查时间，未另行说明时为工作时间的二十分之一。需要约定一条规则。"
        case .automate: "系统随时工作、可同时处理任意多单，退回不比人工多。需要一次性建设，人工用时随之减少。"
        case .chase: "被等待的一方经催办即有答复，更长的等待到此为止；不足一小时的等待不催，也不计入。每次催办花费 10 分钟。"
        case .levelArrivals: "订单可以在工作时间内均匀接收，先后次序不变，承诺时间随之移动。需要与客户或销售约定。"
        }
    }
}
