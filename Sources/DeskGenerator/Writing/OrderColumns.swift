import EventLogs

/// The columns of a generated log, named as the usual guesses for them expect.
enum OrderColumns {
    static let firstOrderID = 100_001

    static func header(_ language: Language) -> [String] {
        switch language {
        case .english:
            [
                "case_id", "activity", "resource", "start_time", "end_time", "arrival", "promise", "customer",
                "customer_class", "region", "product", "channel", "quantity", "value",
            ]
        case .chinese:
            [
                "订单号", "环节", "经办人", "开始时间", "完成时间", "下单时间", "承诺时间", "客户", "客户等级", "地区", "产品", "渠道",
                "数量", "金额",
            ]
        }
    }

    static func customerClass(isKey: Bool, _ language: Language) -> String {
        switch language {
        case .english: isKey ? "key" : "ordinary"
        case .chinese: isKey ? "重点" : "普通"
        }
    }
}
