import Delays

/// The texts of the map, the rework loops and the hand-offs.
protocol MapPhrases: Sendable {
    var map: String { get }
    /// What the map shows and how to read it.
    var mapMeaning: String { get }
    var arrival: String { get }
    var completion: String { get }
    var shareOfLeadTime: String { get }
    func mapActivity(_ name: String, count: String, work: String, share: String) -> String
    func mapWay(
        _ name: String,
        count: String,
        mean: String,
        waiting: String,
        share: String,
        cause: Cause?
    ) -> String
    func leftOutOfMap(activities: String, ways: String, share: String) -> String
    /// Why a page has no map.
    var noGraphviz: String { get }

    var bottlenecks: String { get }
    var onCriticalPath: String { get }
    var reworkLoops: String { get }
    var reworkLoopsMeaning: String { get }
    var noRework: String { get }
    var roundTrip: String { get }
    var handOffMatrix: String { get }
    var handOffMatrixMeaning: String { get }
    var fromResource: String { get }
    var toResource: String { get }
    var example: String { get }
}

extension EnglishPhrases {
    var map: String { "Map of the ways" }
    var mapMeaning: String {
        "Boxes are activities: how often, and the mean work on the critical paths. Arrows lead to what took over: how often, and the mean wait. "
            + "Wide arrows are frequent; colours are shares of all lead time, so the reddest is where the time goes."
    }
    var arrival: String { "arrival" }
    var completion: String { "completion" }
    var shareOfLeadTime: String { "Share of all lead time:" }
    func mapActivity(_ name: String, count: String, work: String, share: String) -> String {
        "\(name): done \(count == "1" ? "once" : "\(count) times"); work on the critical paths \(work), \(share) of all lead time"
    }
    func mapWay(
        _ name: String,
        count: String,
        mean: String,
        waiting: String,
        share: String,
        cause: Cause?
    ) -> String {
        let mostly = cause.map { ", mostly \(self.name($0).lowercased())" } ?? ""
        return
            "\(name): \(count == "1" ? "once" : "\(count) times"), mean wait \(mean); on the critical paths \(waiting), \(share) of all lead time\(mostly)"
    }
    func leftOutOfMap(activities: String, ways: String, share: String) -> String {
        let what = activities == "0" ? "" : "\(activities) activities and "
        return "Not drawn: \(what)\(ways) ways, which hold \(share) of all lead time."
    }
    var noGraphviz: String {
        "The map is not drawn: Graphviz is not installed (on Debian and Ubuntu: apt-get install graphviz)."
    }
    var bottlenecks: String { "Bottlenecks: where orders wait on their critical paths" }
    var onCriticalPath: String { "On path" }
    var reworkLoops: String { "Rework loops" }
    var reworkLoopsMeaning: String {
        "Where orders went back to work that was done already: the loop, how long from its first to its second completion, and "
            + "the work and waiting of all that was done again on the critical paths."
    }
    var noRework: String { "No order went back to work that was done already." }
    var roundTrip: String { "Round trip" }
    var handOffMatrix: String { "Who hands over to whom" }
    var handOffMatrixMeaning: String {
        "How often, and in the colour how long orders waited on their critical paths; the pairs with most waiting."
    }
    var fromResource: String { "From" }
    var toResource: String { "To" }
    var example: String { "Example" }
}

extension ChinesePhrases {
    var map: String { "流程图" }
    var mapMeaning: String {
        "方框是环节：次数，以及关键路径上的平均处理时间。箭头指向接手的环节：次数，以及平均等待时间。箭头越粗越常走；颜色表示占全部交付周期的份额，颜色最红处就是时间的去向。"
    }
    var arrival: String { "到达" }
    var completion: String { "完成" }
    var shareOfLeadTime: String { "占全部交付周期：" }
    func mapActivity(_ name: String, count: String, work: String, share: String) -> String {
        "\(name)：\(count) 次；关键路径上的处理时间 \(work)，占全部交付周期的 \(share)"
    }
    func mapWay(
        _ name: String,
        count: String,
        mean: String,
        waiting: String,
        share: String,
        cause: Cause?
    ) -> String {
        let mostly = cause.map { "，主要是\(self.name($0))" } ?? ""
        return "\(name)：\(count) 次，平均等待 \(mean)；关键路径上共 \(waiting)，占全部交付周期的 \(share)\(mostly)"
    }
    func leftOutOfMap(activities: String, ways: String, share: String) -> String {
        let what = activities == "0" ? "" : "\(activities) 个环节和 "
        return "未画出：\(what)\(ways) 条走法，占全部交付周期的 \(share)。"
    }
    var noGraphviz: String { "未画流程图：没有安装 Graphviz（Debian 和 Ubuntu：apt-get install graphviz）。" }
    var bottlenecks: String { "瓶颈：订单在关键路径上等待之处" }
    var onCriticalPath: String { "在关键路径上" }
    var reworkLoops: String { "返工循环" }
    var reworkLoopsMeaning: String { "订单回到已做过的环节：循环的走法，从第一次完成到再次完成的时间，以及关键路径上重做部分的处理与等待。" }
    var noRework: String { "没有订单回到已做过的环节。" }
    var roundTrip: String { "往返" }
    var handOffMatrix: String { "交接矩阵" }
    var handOffMatrixMeaning: String { "数字是交接次数，颜色是订单在关键路径上等待的时间；列出等待最多的。" }
    var fromResource: String { "交出" }
    var toResource: String { "接手" }
    var example: String { "例" }
}
