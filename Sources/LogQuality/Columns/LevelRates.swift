import EventLogs

/// How often the orders that have each level of a categorical column were late.
struct LevelRates {
    let name: String
    let isOfOrders: Bool
    private let codes: [Int32]
    private let table: NameTable
    /// By level: the judged orders that have it, and the late ones among them.
    private let orders: [Int]
    private let late: [Int]
    private let lateness: [Bool?]
    private let baseRate: Double

    init?(_ column: AttributeColumn, isOfOrders: Bool, _ examination: Examination) {
        guard case .categorical(let codes, let table) = column.values else { return nil }
        name = column.name
        self.isOfOrders = isOfOrders
        self.codes = codes
        self.table = table
        lateness = examination.lateness
        var orders = [Int](repeating: 0, count: table.count)
        var late = orders
        // An order counts once for a level, however many of its rows have it.
        var lastOrder = [Int](repeating: -1, count: table.count)
        var judged = 0
        var judgedLate = 0
        for order in 0..<examination.log.orderCount {
            guard let isLate = examination.lateness[order] else { continue }
            judged += 1
            if isLate { judgedLate += 1 }
            let rows = isOfOrders ? order..<order + 1 : examination.log.instances(ofOrder: order)
            for row in rows where codes[row] >= 0 && lastOrder[Int(codes[row])] != order {
                lastOrder[Int(codes[row])] = order
                orders[Int(codes[row])] += 1
                if isLate { late[Int(codes[row])] += 1 }
            }
        }
        self.orders = orders
        self.late = late
        baseRate = Double(judgedLate) / Double(max(judged, 1))
    }

    var levelCount: Int { table.count }

    /// For each order the share of late ones among the *other* orders that have its level: the lowest and the highest
    /// over its rows. Leaving the order out keeps ids, whose every level has one order, from looking like leaks.
    func features(_ sample: OrderSample, _ log: EventLog) -> [OrderFeature] {
        var lowest: [Double] = []
        var highest: [Double] = []
        for order in sample.orders {
            let own = lateness[order] == true ? 1 : 0
            var low = Double.infinity
            var high = -Double.infinity
            for row in rows(of: order, log) where codes[row] >= 0 {
                let level = Int(codes[row])
                guard orders[level] > 1 else { continue }
                let rate = Double(late[level] - own) / Double(orders[level] - 1)
                low = min(low, rate)
                high = max(high, rate)
            }
            lowest.append(low <= high ? low : .nan)
            highest.append(low <= high ? high : .nan)
        }
        return isOfOrders
            ? [OrderFeature(values: lowest)] : [OrderFeature(values: lowest), OrderFeature(values: highest)]
    }

    /// Whether the order has any level at all, as 0 and 1.
    func presence(_ sample: OrderSample, _ log: EventLog) -> OrderFeature {
        OrderFeature(
            values: sample.orders.map { order in
                rows(of: order, log).contains { codes[$0] >= 0 } ? 1 : 0
            }
        )
    }

    private func rows(of order: Int, _ log: EventLog) -> Range<Int> {
        isOfOrders ? order..<order + 1 : log.instances(ofOrder: order)
    }

    struct Level {
        let name: String
        let orders: Int
        let late: Int
    }

    /// Levels of at least twenty orders that nearly all (90 %) had the less common outcome.
    var determiningLevels: [Level] {
        orders.indices.compactMap { level in
            guard orders[level] >= 20 else { return nil }
            let rate = Double(late[level]) / Double(orders[level])
            let isDetermining = baseRate <= 0.5 ? rate >= 0.9 : rate <= 0.1
            return isDetermining
                ? Level(name: table[Int32(level)], orders: orders[level], late: late[level]) : nil
        }
    }
}
