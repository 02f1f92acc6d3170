import EventLogs

/// The names that columns of a role go by, in English and Chinese, with how sure a name makes of the role.
enum ColumnNames {
    /// A name without letter case, blanks, and punctuation: `Case ID`, `case_id` and `case:id` are `caseid`.
    static func key(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// Between 0 and 1; 0 where the name says nothing for the role.
    static func confidence(_ name: String, as role: ColumnRole) -> Double {
        // Columns that other programs computed, such as `@@duration` and `.order`, are no part of the record.
        guard let first = name.first, first != "@", first != "." else { return 0 }
        let key = key(name)
        if let known = exact[role]?[key] { return known }
        return parts[role]?.first { $0.matches(key) }?.confidence ?? 0
    }

    private static func names(_ ranked: [(Double, String)]) -> [String: Double] {
        var table: [String: Double] = [:]
        for (confidence, names) in ranked {
            for name in names.split(separator: " ") { table[String(name)] = confidence }
        }
        return table
    }

    private static let exact: [ColumnRole: [String: Double]] = [
        .order: names([
            (1, "caseconceptname"),
            (0.95, "caseid 订单号 订单编号 订单id"),
            (0.9, "case orderid ordernumber orderno ordernr 单号 案例编号 案例id 案件编号 工单号"),
            (0.8, "order salesorder salesorderid traceid processinstanceid 案例 案件 订单 合同号 合同编号 流水号 编号"),
            (0.7, "trace ticket ticketid requestid contractid casenumber caseno applicationid patient key"),
        ]),
        .activity: names([
            (1, "conceptname"),
            (0.95, "activity activityname 活动 环节 活动名称 环节名称 工序"),
            (0.85, "task taskname step stage 步骤 节点 工序名称 步骤名称 节点名称 流程环节 处理环节 阶段"),
            (0.7, "event eventname action operation handling processstep 任务 操作 事件 动作"),
        ]),
        .resource: names([
            (1, "orgresource"),
            (0.95, "resource employee assistant 经办人 操作人 处理人 办理人"),
            (
                0.85,
                "user username agent assistant assignee performer operator worker staff 员工 助理 客服 跟单员 操作员 执行人 负责人 人员 用户 业务员"
            ),
            (
                0.7,
                "resourceid employeeid userid staffid operatorid handler handledby processedby clerk owner 工号"
            ),
        ]),
        .start: names([
            (1, "starttimestamp starttime 开始时间"),
            (0.9, "start startdate startdatetime begintime begin startedat 开始日期 开始 起始时间 开工时间 受理时间"),
            (0.8, "estimatedstarttime begindate began started"),
        ]),
        .end: names([
            (1, "endtimestamp endtime completetimestamp 完成时间 结束时间"),
            (
                0.9,
                "end enddate enddatetime finishtime finish completiontime completedat finishedat 完工时间 办结时间"
            ),
            (0.8, "completetime completed finished completiondate finishdate 完成日期 结束日期 完成 结束"),
        ]),
        .time: names([
            (1, "timetimestamp timestamp"),
            (0.9, "time datetime eventtime eventtimestamp 时间 时间戳 操作时间 处理时间 发生时间"),
            (0.7, "date eventdate erdat createdat occurredat 日期 操作日期 处理日期"),
        ]),
        .timeOfDay: names([
            (0.9, "time timeofday 时间 时刻 erzet uzeit"),
            (0.7, "eventtime clocktime hour 操作时间 处理时间 发生时间"),
        ]),
        .lifecycle: names([
            (1, "lifecycletransition"),
            (0.9, "lifecycle transition registrationtype 生命周期"),
            (0.7, "status eventtype state 状态 事件类型"),
        ]),
        .instance: names([
            (1, "conceptinstance activityinstance activityinstanceid"),
            (0.8, "instance instanceid handlingid taskid workitemid 实例 实例编号 任务编号"),
        ]),
        .arrival: names([
            (0.95, "arrival arrivaltime arrivaldate casestartdate 下单时间 下单日期 到达时间"),
            (
                0.8,
                "orderdate orderedat ordertime ordercreated createdat created creationdate receivedat 创建时间 创建日期 接单时间"
            ),
        ]),
        .promise: names([
            (1, "deadline casedeadline promise promised promisedate promiseddate 承诺日期 承诺时间 交期"),
            (
                0.9,
                "duedate due requireddate requesteddate requesteddeliverydate committeddate 截止日期 截止时间 要求交期 约定交期"
            ),
            (0.8, "caseenddateplanned plannedend plannedenddate estimateddeliverydate 计划完成时间 预计交付时间"),
        ]),
        .completed: names([
            (
                0.9,
                "caseenddate actualdelivery actualdeliverydate delivereddate deliveredat 实际交付时间 实际完成时间 交付时间"
            ),
            (0.7, "shippeddate shippedat actualenddate 发货时间 发货日期"),
        ]),
    ]

    /// What a name begins or ends with or contains, tried in order where no whole name is known.
    private struct Part {
        enum Place { case beginning, end, anywhere }
        let text: String
        let place: Place
        let confidence: Double

        func matches(_ key: String) -> Bool {
            switch place {
            case .beginning: key.hasPrefix(text)
            case .end: key.hasSuffix(text)
            case .anywhere: key.contains(text)
            }
        }
    }

    private static let parts: [ColumnRole: [Part]] = [
        .order: [
            Part(text: "caseid", place: .end, confidence: 0.6),
            Part(text: "orderid", place: .end, confidence: 0.6),
            Part(text: "订单", place: .anywhere, confidence: 0.5),
            Part(text: "单号", place: .end, confidence: 0.5),
            Part(text: "编号", place: .end, confidence: 0.4),
            Part(text: "id", place: .end, confidence: 0.35),
            Part(text: "number", place: .end, confidence: 0.3),
        ],
        .activity: [
            Part(text: "activity", place: .anywhere, confidence: 0.6),
            Part(text: "环节", place: .anywhere, confidence: 0.5),
            Part(text: "工序", place: .anywhere, confidence: 0.5),
        ],
        .resource: [
            Part(text: "resource", place: .end, confidence: 0.5),
            Part(text: "人", place: .end, confidence: 0.4),
            Part(text: "员", place: .end, confidence: 0.4),
        ],
        .start: [
            Part(text: "start", place: .beginning, confidence: 0.6),
            Part(text: "begin", place: .beginning, confidence: 0.5),
            Part(text: "开始", place: .beginning, confidence: 0.6),
            Part(text: "start", place: .end, confidence: 0.5),
        ],
        .end: [
            Part(text: "finish", place: .beginning, confidence: 0.6),
            Part(text: "complet", place: .beginning, confidence: 0.6),
            Part(text: "end", place: .beginning, confidence: 0.5),
            Part(text: "完成", place: .beginning, confidence: 0.6),
            Part(text: "结束", place: .beginning, confidence: 0.6),
        ],
        .time: [
            Part(text: "timestamp", place: .end, confidence: 0.6),
            Part(text: "时间", place: .end, confidence: 0.4),
        ],
        .promise: [
            Part(text: "deadline", place: .anywhere, confidence: 0.6),
            Part(text: "promise", place: .anywhere, confidence: 0.6),
            Part(text: "承诺", place: .anywhere, confidence: 0.6),
            Part(text: "交期", place: .end, confidence: 0.6),
        ],
    ]
}
