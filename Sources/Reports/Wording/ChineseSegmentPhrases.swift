struct ChineseSegmentPhrases: SegmentPhrases {
    let title = "哪些订单较慢，哪些做得好"
    func searched(
        suggesting: String,
        confirming: String,
        conditions: String,
        features: String,
        tested: String
    ) -> String {
        "由 \(suggesting) 个订单提出（\(features) 个因素上的 \(conditions) 个条件），\(tested) 组在另外 \(confirming) 个订单上检验。"
    }

    let slower = "比可比订单更慢"
    func later(_ late: String) -> String { "比可比订单更常延误：\(late)" }
    func late(_ late: String, judged: String, rule: String) -> String {
        "\(judged) 个中有 \(late) 个延误（\(rule)）"
    }
    let faster = "亮点：比可比订单更快"
    let punctual = "亮点：比可比订单更少延误"

    let segment = "订单"
    let orders = "订单数"

    let none = "没有得到确认的。"
    let pageMeaning = "可比：其他已知情况都相同。百分点：延误概率的百分点。这是关联：背后也可能有日志之外的因素。"
    var meaning: String { pageMeaning + "条形：影响乘以订单数。" }
    func unconfirmed(_ segments: String) -> String { "另有 \(segments) 组被提出，但未被另一半订单确认。" }
}
