import Delays

/// The texts of comparisons.
protocol ComparisonPhrases: Sendable {
    var comparisonTitle: String { get }
    /// - Parameter open: orders that were left out because they are not completed; nil if there are none.
    func side(_ letter: String, name: String, orders: String, open: String?, mean: String) -> String
    /// The difference in a sentence.
    func comparisonSummary(difference: String, mix: String, pace: String) -> String
    var mix: String { get }
    var pace: String { get }
    var mixMeaning: String { get }
    var interval: String { get }
    var byStageAndCause: String { get }
    var byStage: String { get }
    var byCause: String { get }
    var kindsOfOrders: String { get }
    /// By which columns kinds are told apart.
    func kindsBy(_ columns: [String]) -> String
    var oneKind: String { get }
    func leftOut(_ column: String, _ reason: LeftOutReason) -> String
    func leftOutColumns(_ columns: [String]) -> String
    func unmatchedOrders(a: String, b: String, time: String) -> String
    /// Orders without a value.
    var noValue: String { get }
    func resampled(_ row: ResamplingRow, units: String, replicates: String, confidence: String) -> String
    var pValue: String { get }

    var weekByWeek: String { get }
    func weeksScanned(_ weeks: String, leftOut: String) -> String
    func openOrdersLeftOut(_ orders: String) -> String
    func tooFewWeeks(_ weeks: String, needed: String) -> String
    func seriesTested(_ series: String) -> String
    var nothingChanged: String { get }
    var fromWeek: String { get }
    var before: String { get }
    var after: String { get }
}

extension EnglishPhrases {
    var comparisonTitle: String { "What is different" }
    func side(_ letter: String, name: String, orders: String, open: String?, mean: String) -> String {
        "\(letter)  \(name): \(orders) orders, mean lead time \(mean)"
            + (open.map { "; \($0) more are not completed" } ?? "")
    }
    func comparisonSummary(difference: String, mix: String, pace: String) -> String {
        "B against A: \(difference) an order. Of that \(mix) goes with their being other orders (mix), and \(pace) with like orders being slower "
            + "or quicker (pace)."
    }
    var mix: String { "Mix" }
    var pace: String { "Pace" }
    var mixMeaning: String {
        "Mix is what other orders make of the difference: B has other shares of each kind. Pace is what is left between orders of the same kind. "
            + "They add up to the difference, for each stage and cause. They say where it lies, not what brought it about."
    }
    var interval: String { "Interval" }
    var byStageAndCause: String { "By stage and cause" }
    var byStage: String { "By stage" }
    var byCause: String { "By cause" }
    var kindsOfOrders: String { "Kinds of orders" }
    func kindsBy(_ columns: [String]) -> String {
        "Kinds of orders are told apart by \(columns.joined(separator: ", "))."
    }
    var oneKind: String {
        "No column tells kinds of orders apart, so all of the difference counts as pace. Name columns with --kinds."
    }
    func leftOut(_ column: String, _ reason: LeftOutReason) -> String {
        switch reason {
        case .selects: "\(column) (it says which orders are compared)"
        case .leaks: "\(column) (known only afterwards)"
        case .noKinds: "\(column) (it tells no kinds apart)"
        case .manyValues: "\(column) (more than 20 values)"
        case .littleInCommon: "\(column) (too few orders would have their like on the other side)"
        }
    }
    func leftOutColumns(_ columns: [String]) -> String { "Left out: \(columns.joined(separator: ", "))." }
    func unmatchedOrders(a: String, b: String, time: String) -> String {
        "\(a) of A's orders and \(b) of B's have too few of their like on the other side; \(time) of the mix come from them."
    }
    var noValue: String { "(none)" }
    func resampled(_ row: ResamplingRow, units: String, replicates: String, confidence: String) -> String {
        let unit = row.cluster.map { "\(units) values of \($0)" } ?? "\(units) orders"
        return
            "\(confidence) intervals from \(replicates) samples of \(unit), seed \(row.seed); p values adjusted over all stages and causes."
    }
    var pValue: String { "p" }
    var weekByWeek: String { "What changed from week to week" }
    func weeksScanned(_ weeks: String, leftOut: String) -> String {
        leftOut == "0"
            ? "\(weeks) weeks, by completion."
            : "\(weeks) weeks, by completion; \(leftOut) at the edges of the log or with few orders are left out."
    }
    func openOrdersLeftOut(_ orders: String) -> String {
        "\(orders) orders that are not completed are left out."
    }
    func tooFewWeeks(_ weeks: String, needed: String) -> String {
        "\(weeks) weeks can be used; fewer than \(needed) say nothing about changes."
    }
    func seriesTested(_ series: String) -> String {
        "The lead time and the time in each stage were tested, \(series) series; p values are adjusted for that."
    }
    var nothingChanged: String { "No change that chance would not explain." }
    var fromWeek: String { "From week" }
    var before: String { "Before" }
    var after: String { "After" }
}

extension ChinesePhrases {
    var comparisonTitle: String { "有何不同" }
    func side(_ letter: String, name: String, orders: String, open: String?, mean: String) -> String {
        "\(letter)  \(name)：\(orders) 个订单，平均交付周期 \(mean)" + (open.map { "；另有 \($0) 个尚未完成" } ?? "")
    }
    func comparisonSummary(difference: String, mix: String, pace: String) -> String {
        "B 的订单平均 \(difference)：其中 \(mix) 对应订单构成的不同，\(pace) 对应同类订单快慢的不同。"
    }
    var mix: String { "构成" }
    var pace: String { "快慢" }
    var mixMeaning: String { "“构成”是与各类订单所占份额不同相对应的差异；“快慢”是同类订单之间的差异。对每个环节和原因，二者之和就是全部差异。这说明差异在哪里，并不证明因何而起。" }
    var interval: String { "区间" }
    var byStageAndCause: String { "按环节和原因" }
    var byStage: String { "按环节" }
    var byCause: String { "按原因" }
    var kindsOfOrders: String { "订单的类别" }
    func kindsBy(_ columns: [String]) -> String { "订单按以下各列分类：\(columns.joined(separator: "、"))。" }
    var oneKind: String { "没有可用来区分订单类别的列，因此差异全部计入“快慢”。可用 --kinds 指定。" }
    func leftOut(_ column: String, _ reason: LeftOutReason) -> String {
        switch reason {
        case .selects: "\(column)（用来划分双方）"
        case .leaks: "\(column)（事后才知道）"
        case .noKinds: "\(column)（不能区分类别）"
        case .manyValues: "\(column)（超过 20 个值）"
        case .littleInCommon: "\(column)（对方同类订单太少）"
        }
    }
    func leftOutColumns(_ columns: [String]) -> String { "未采用：\(columns.joined(separator: "、"))。" }
    func unmatchedOrders(a: String, b: String, time: String) -> String {
        "A 的 \(a)、B 的 \(b) 订单在对方的同类太少；“构成”中有 \(time) 来自它们。"
    }
    var noValue: String { "（无）" }
    func resampled(_ row: ResamplingRow, units: String, replicates: String, confidence: String) -> String {
        let unit = row.cluster.map { "\($0) 的 \(units) 个值" } ?? "\(units) 个订单"
        return "\(confidence) 区间来自对\(unit)的 \(replicates) 次重抽样，种子 \(row.seed)；p 值已就所有环节和原因校正。"
    }
    var pValue: String { "p" }
    var weekByWeek: String { "逐周变化" }
    func weeksScanned(_ weeks: String, leftOut: String) -> String {
        leftOut == "0" ? "按完成时间共 \(weeks) 周。" : "按完成时间共 \(weeks) 周；另有 \(leftOut) 周在日志边缘或订单太少，未计入。"
    }
    func openOrdersLeftOut(_ orders: String) -> String { "\(orders) 个尚未完成的订单未计入。" }
    func tooFewWeeks(_ weeks: String, needed: String) -> String { "可用的只有 \(weeks) 周；不足 \(needed) 周无法判断变化。" }
    func seriesTested(_ series: String) -> String { "检验了交付周期和各环节用时，共 \(series) 个序列；p 值已校正。" }
    var nothingChanged: String { "没有超出偶然的变化。" }
    var fromWeek: String { "起始周" }
    var before: String { "之前" }
    var after: String { "之后" }
}
