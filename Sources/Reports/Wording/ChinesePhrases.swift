import Delays
import EventLogs
import LogQuality

struct ChinesePhrases: Phrases {
    let languageTag = "zh-Hans"
    let title = "订单的时间花在哪里"

    func size(orders: String, instances: String, activities: String, resources: String) -> String {
        "\(orders) 个订单，\(instances) 次作业，\(activities) 个环节，\(resources) 位经办人"
    }

    func span(from: String, to: String, zone: String) -> String { "\(from) 至 \(to)（\(zone)）" }

    func startTimes(_ source: EventLog.StartTimes) -> String {
        switch source {
        case .recorded: "开始时间：日志中有记录。"
        case .estimated: "开始时间：估计值。日志只记录完成时间，处理与等待的划分是估计的。"
        case .absent: "开始时间：缺失。日志只记录完成时间，处理与等待合并记为“经过时间”。"
        }
    }

    let whatHappened = "总体情况"
    let whereTheTimeGoes = "时间花在哪里"
    let stagesByCause = "各环节的时间构成"
    let largestParts = "占时最多的部分"
    let carryingVariance = "交付周期为何长短不一"
    let lateAgainstOnTime = "延误订单与准时订单对比"
    let longestTransitions = "等待最久的流转"
    let overtaking = "插队的订单"
    let batches = "发现的批处理"
    let handOffs = "交接"
    let resources = "经办人"
    let calendars = "工作日历"
    let byWeek = "逐周走势"
    let worstOrders = "最慢的订单"
    let concurrent = "并行的环节"
    let warnings = "警告"
    let howToRead = "如何阅读"
    let ledger = "时间账"

    func list(_ items: [String]) -> String { items.joined(separator: "，") }
    let noOrders = "日志中没有订单。"
    let leadTime = "交付周期"
    let mean = "平均"
    let median = "中位数"
    let ninetiethPercentile = "P90"
    let late = "延误"

    func lateCount(orders: String, judged: String, rule: String) -> String {
        "\(judged) 个订单中有 \(orders) 个（\(rule)）"
    }

    func lateRule(_ criterion: LateCriterion) -> String {
        switch criterion.kind {
        case .promise: "完成时间晚于承诺时间"
        case .target: "交付周期超过 \(NumberText.decimal(criterion.targetHours ?? 0, places: 0)) 小时"
        case .workingTarget: "交付周期超过 \(NumberText.decimal(criterion.targetHours ?? 0, places: 0)) 个工作小时"
        case .attribute: "\(criterion.attribute ?? "") 为 \((criterion.values ?? []).joined(separator: " 或 "))"
        }
    }

    let noLateRule = "未判定：请指定承诺时间列、--target 48h 或 --late-when 列=值"
    let nothingToCompare = "可判定的订单全部延误或全部准时，无从对比。"
    func lateGap(_ difference: String) -> String { "延误订单平均多用 \(difference)，其中：" }
    let booksAsLiterature = "等待原因按研究文献的方法划分，仅供对照。同一段等待内的各原因依次排列，并非实际发生的先后。"
    let varianceMeaning = "交付周期的方差中随该部分变动的份额；各部分合计 100%。"
    func beforeFirstTouch(_ parts: String) -> String { "首次处理之前：\(parts)" }
    func omitted(_ rows: String) -> String { "另有 \(rows) 项" }
    func omittedParts(_ rows: String, time: String, share: String) -> String {
        "另有 \(rows) 个较小的部分：\(time)，\(share)"
    }
    func handOff(_ changed: Bool, count: String, mean: String) -> String {
        changed
            ? "换人经办 \(count) 次：平均等待 \(mean)"
            : "未换人或未记录经办人 \(count) 次：平均等待 \(mean)"
    }
    func batch(_ row: BatchRow, count: String, instances: String) -> String {
        let found = "\(count) 批共 \(instances) 次作业"
        return switch row.rule {
        case "size": "攒够 \(row.size ?? 0) 个再做，\(found)"
        case "clock": "定时处理（\((row.times ?? []).joined(separator: "、"))），\(found)"
        default: "同时处理，\(found)"
        }
    }
    func calendarsFrom(_ source: String, resources: String) -> String { "\(source)：\(resources) 位经办人" }
    func hoursPerWeek(_ hours: String) -> String { "每周 \(hours) 小时" }
    func weekday(_ abbreviation: String) -> String {
        switch abbreviation {
        case "Mon": "周一"
        case "Tue": "周二"
        case "Wed": "周三"
        case "Thu": "周四"
        case "Fri": "周五"
        case "Sat": "周六"
        case "Sun": "周日"
        default: abbreviation
        }
    }
    let throughDay = "至"
    let betweenDays = "、"
    func weekRange(from: String, to: String, least: String, most: String) -> String {
        "\(from) 至 \(to)，平均交付周期 \(least) 至 \(most)"
    }
    func shorterTiles(_ tiles: String) -> String { "另有 \(tiles) 段较短，未画出。" }
    func workedOnInstead(_ order: String) -> String { "当时在处理 \(order)" }
    func within(_ cause: String) -> String { "原因：\(cause)" }
    func sinceArrival(_ unit: String) -> String { "自订单到达起，\(unit)" }

    let reading = [
        "每个订单从到达到完成的交付周期沿其关键路径切成若干段，每一段记入一个环节和一个原因。一个订单的各段之和恰好等于它的交付周期。",
        "一个环节的等待，是从它可以开始的时刻到它实际开始的时刻之间的时间。",
        "“每单”是对全部订单的平均，包括没有经过该环节的订单。",
        "“未解释”是有人在岗且有空、却什么也没有发生的时间：请查看客户、系统或其他部门。“无法判定”是数据不足以判断的时间。",
    ]

    let stage = "环节"
    let cause = "原因"
    func perOrder(_ unit: TimeUnit) -> String { "\(symbol(unit))/单" }
    func titled(_ title: String, _ unit: TimeUnit) -> String { "\(title)（\(symbol(unit))）" }
    func told(_ subject: String, _ text: String) -> String { "\(subject)：\(text)" }
    let share = "占比"
    let varianceShare = "方差占比"
    let orders = "订单数"
    let order = "订单"
    let all = "合计"
    let rework = "返工"
    func reworked(_ activity: String) -> String { "\(activity)（返工）" }
    let onTime = "准时"
    let difference = "差值"
    let transition = "流转"
    let count = "次数"
    let meanWait = "平均等待"
    let mostly = "主要原因"
    let overtaken = "超过"
    let cost = "代价"
    let resource = "经办人"
    let nobody = "（未记录）"
    let instances = "作业次数"
    let work = "处理"
    let waitedFor = "被等待"
    let week = "周"
    let largestPart = "最大部分"
    let source = "来源"
    let hours = "工作时间"
    let leave = "休假"
    let from = "自"
    let to = "至"
    let duration = "时长"

    let pathsTitle = "订单的流转路径"
    let directlyFollows = "直接后继：前一环节结束到后一环节开始的时间"
    func variants(_ count: String) -> String { "流转变体：\(count) 种" }
    let meanColumn = "平均"
    let longest = "最长"

    let nothingWrong = "没有发现问题。"
    let foundSound = "检查过且无问题"
    let row = "行"
    let start = "开始"
    let end = "结束"
    let value = "值"

    func name(_ source: CalendarRow.Source) -> String {
        switch source {
        case .given: "已给定"
        case .noneGiven: "未给定，视为全时在岗"
        case .always: "按要求视为全时在岗"
        case .discovered: "由本人的工作推断"
        case .discoveredAlways: "推断为昼夜连续工作"
        case .borrowedFromTeam: "本人工作太少，取团队的日历"
        case .unknown: "无从判断，视为全时在岗"
        }
    }

    func name(_ severity: QualityFinding.Severity) -> String {
        switch severity {
        case .note: "提示"
        case .warning: "警告"
        case .error: "错误"
        }
    }

    func name(_ cause: Cause) -> String {
        switch cause {
        case .processing: "处理"
        case .elapsed: "经过时间"
        case .firstTouch: "未接手"
        case .batching: "等批处理"
        case .unavailability: "无人在岗"
        case .prioritization: "被插队"
        case .contention: "排队"
        case .unexplained: "未解释"
        case .undetermined: "无法判定"
        }
    }

    func shortName(_ cause: Cause) -> String { name(cause) }

    func meaning(_ cause: Cause) -> String {
        switch cause {
        case .processing: "有人正在处理"
        case .elapsed: "处理或等待，日志未区分"
        case .firstTouch: "订单已到，尚无人接手"
        case .batching: "等待凑成一批"
        case .unavailability: "能做的人都不在岗"
        case .prioritization: "后到的工作先做了"
        case .contention: "先到的工作还没做完"
        case .unexplained: "日志之外的原因"
        case .undetermined: "数据不足以判断"
        }
    }

    func symbol(_ unit: TimeUnit) -> String {
        switch unit {
        case .minutes: "分钟"
        case .hours: "小时"
        case .days: "天"
        }
    }
}
