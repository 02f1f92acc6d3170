import Findings

struct ChineseManagementPhrases: ManagementPhrases {
    func title(_ desk: String) -> String { "\(desk)：订单卡在哪里，该怎么办" }
    func made(day: String, version: String) -> String { "由 OrderLens \(version) 生成于 \(day)。" }

    func name(_ light: StatusLight.Kind) -> String {
        switch light {
        case .punctuality: "准时"
        case .trend: "趋势"
        case .data: "数据"
        }
    }

    func name(_ colour: StatusLight.Colour) -> String {
        switch colour {
        case .green: "绿灯"
        case .amber: "黄灯"
        case .red: "红灯"
        case .unknown: "未知"
        }
    }

    func judgement(_ light: StatusLight, value: String?) -> String {
        switch (light.kind, value) {
        case (.punctuality, let value?): "\(value) 的订单延误"
        case (.punctuality, nil): "未说明何为延误"
        case (.trend, let value?):
            switch light.value ?? 0 {
            case 0: "交付周期的变化未超出偶然波动"
            case ..<0: "交付周期比此前缩短 \(value)"
            default: "交付周期比此前延长 \(value)"
            }
        case (.trend, nil): "周数太少，无法判断"
        case (.data, _):
            switch light.colour {
            case .green: "未发现会误导结果的问题"
            case .amber: "部分结果可能误导"
            default: "部分结果有误"
            }
        }
    }

    func limits(_ light: StatusLight.Kind, green: String?, amber: String) -> String? {
        switch light {
        case .punctuality: "不超过 \(green ?? "0%") 为绿灯，不超过 \(amber) 为黄灯"
        case .trend: "\(green.map { "延长不超过 \($0)" } ?? "未延长")为绿灯，延长不超过 \(amber) 为黄灯"
        case .data: nil
        }
    }

    let nineInTen = "九成订单不超过"

    let causesHeading = "订单为何延误"
    let causesOfTimeHeading = "时间花在哪里"
    let patternsHeading = "集中在哪些订单"
    let actionsHeading = "该做什么"
    let strengthsHeading = "做得好的地方"
    let doubtsHeading = "注意事项"
    let weightsHeading = "指标权重建议"
    let skipped = "按要求未做（--skip）。"
    let noActions = "没有发现可以排除偶然的有效措施。"
    let noActionsMade = "未能计算改进措施，原因见报告末尾。"
    let noForecast = "无法预测各项措施的效果：重放结果与日志不够接近。最多可能带来多少，见下文。"
    let action = "措施"
    let takes = "投入"
    let money = "首年金额"
    let owner = "负责人"
    let confidence = "置信水平"
    let actionsMeaning = "每项单独实施的效果，不能相加；由真实订单在只改这一处的条件下重放得出；按投入产出排序。"
    let furtherInTable = "全部发现及其依据见下文。"

    func changesHeading(run: String, day: String) -> String { "与 \(day) 的第 \(run) 次报告相比" }

    func changes(new: String, better: String, worse: String, gone: String, unchanged: String) -> String {
        "新增 \(new) 项，变差 \(worse) 项，变好 \(better) 项，消失 \(gone) 项，不变 \(unchanged) 项。"
    }

    let new = "新增"
    let better = "变好"
    let worse = "变差"
    let gone = "消失"

    let contents = "目录"
    let findingsHeading = "全部发现"
    let gradesMeaning = "级别表示发现的可信程度："
    let ordersHeading = "订单从到达至完成"
    let ordersMeaning = "作为例子的订单：其关键路径上的每一小时，按环节和原因列出。"
    let delaysHeading = "时间花在哪里（详细）"
    let driversHeading = "慢单和延误单的共同点"
    let segmentsHeading = "突出的订单类别"
    let weeksHeading = "逐周变化"
    let improvementsHeading = "改什么，会带来什么"
    let indicatorsHeading = "指标与结果"
    let scoresHeading = "得分"
    let notMadeHeading = "未做的分析及原因"

    func furtherFindings(_ count: String) -> String { "另有 \(count) 项" }
    func furtherInWorkbook(_ count: String) -> String { "另有 \(count) 项，见工作簿。" }
    func lastPeriod(_ period: String) -> String { "\(period) 的得分" }
    let person = "人员"
    let score = "得分"

    func light(_ word: String?) -> String {
        switch word {
        case "green": "绿灯"
        case "amber": "黄灯"
        case "red": "红灯"
        default: "–"
        }
    }

    let finding = "发现"
    let subject = "内容"
    let light = "灯"
    let gradeColumn = "级别"
    let kind = "类型"
    let analysis = "分析"
    let sureHours = "其中确定部分，小时"
    let value = "数值"
}
