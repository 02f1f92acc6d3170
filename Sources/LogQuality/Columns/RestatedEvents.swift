import EventLogs

/// A level of an order's column that says no more than which activities followed the order's first one.
///
/// The level has all orders in which one of some activities comes later, and hardly any other; its complement has no activities
/// of its own. Were it a kind of order that takes its own way, the other kinds would have theirs.
struct RestatedEvents: Sendable {
    let column: String
    let level: String
    /// The most frequent first.
    let activities: [String]
    /// The share of the orders with the level, and of those without, for which it holds; the smaller one.
    let agreement: Double

    /// One activity alone may as well follow from the level: dangerous goods are checked.
    var mayBeACause: Bool { activities.count == 1 && !LaterNames.suggests(column) }

    static let mostLevels = 20
    /// Orders with and without the level, at least.
    static let fewestOrders = 20
    /// Of a level that one activity says alone.
    private static let leastAgreement = 0.99
    /// Of a level that any of several activities says: some are missing from the log more easily.
    private static let leastAgreementOfSeveral = 0.9
    /// An activity of the level comes in at least this share of its orders.
    private static let leastShare = 0.01
    /// And in at most this share of the others.
    private static let mostElsewhere = 0.005

    /// The first level of the column that does; nil if none does.
    /// - Complexity: O(instances of the sample + levels · activities).
    init?(_ levels: OrderLevels, _ sample: OrderSample, _ log: EventLog) {
        guard (2...RestatedEvents.mostLevels).contains(levels.names.count) else { return nil }
        let counts = LaterActivityCounts(levels, sample, log)
        for level in levels.names.indices {
            let (orders, others) = (counts.orders[level], counts.total - counts.orders[level])
            guard min(orders, others) >= RestatedEvents.fewestOrders else { continue }
            let share = { (count: Int, of: Int) in Double(count) / Double(of) }
            let (own, foreign) = (
                log.activities.names.indices.filter {
                    share(counts.of($0, level), orders) >= RestatedEvents.leastShare
                        && share(counts.anywhereNotOf($0, level), others) <= RestatedEvents.mostElsewhere
                },
                log.activities.names.indices.filter {
                    share(counts.anywhereNotOf($0, level), others) >= RestatedEvents.leastShare
                        && share(counts.anywhereOf($0, level), orders) <= RestatedEvents.mostElsewhere
                }
            )
            guard !own.isEmpty, foreign.isEmpty else { continue }
            let (covered, missed) = counts.orders(withOneOf: own, level, levels, sample, log)
            let agreement = min(share(covered, orders), 1 - share(missed, others))
            // If one says it alone, the others only go along with it.
            let alone = own.max { counts.of($0, level) < counts.of($1, level) }
                .flatMap {
                    share(counts.of($0, level), orders) >= RestatedEvents.leastAgreement || own.count == 1
                        ? $0 : nil
                }
            guard
                agreement
                    >= (alone == nil
                        ? RestatedEvents.leastAgreementOfSeveral : RestatedEvents.leastAgreement)
            else { continue }
            column = levels.column
            self.level = levels.names[level]
            activities =
                alone.map { [log.activities.names[$0]] }
                ?? own.sorted { (counts.of($1, level), $0) < (counts.of($0, level), $1) }
                .map { log.activities.names[$0] }
            self.agreement = agreement
            return
        }
        return nil
    }
}

/// Words in a column's name that say that it is written when the outcome is known.
enum LaterNames {
    static func suggests(_ name: String) -> Bool {
        let lowered = name.lowercased()
        return words.contains(where: lowered.contains)
    }

    private static let words = ["status", "result", "outcome", "final", "状态", "结果", "结局"]
}

/// The level of each order in one of its columns: names, or the two values of a number.
struct OrderLevels {
    let column: String
    let names: [String]
    private let codes: [Int32]

    init?(_ attribute: AttributeColumn) {
        column = attribute.name
        switch attribute.values {
        case .categorical(let codes, let table):
            self.codes = codes
            names = table.names
        case .numeric(let numbers):
            var values: [Double] = []
            for number in numbers where !number.isNaN && !values.contains(number) {
                values.append(number)
                if values.count > 2 { return nil }
            }
            let found = values.sorted()
            guard found.count == 2 else { return nil }
            codes = numbers.map { $0 == found[0] ? 0 : $0 == found[1] ? 1 : -1 }
            names = found.map { Fact.rounded($0, 4) }
        case .time: return nil
        }
    }

    /// -1 where it has none.
    func code(ofOrder order: Int) -> Int { Int(codes[order]) }
}

/// In how many orders of each level each activity comes: at all, and later than the first one.
private struct LaterActivityCounts {
    /// By level.
    private(set) var orders: [Int]
    private(set) var total = 0
    private var later: [Int]
    private var anywhere: [Int]
    private var anywhereInAll: [Int]
    private let levelCount: Int

    init(_ levels: OrderLevels, _ sample: OrderSample, _ log: EventLog) {
        levelCount = levels.names.count
        orders = [Int](repeating: 0, count: levelCount)
        later = [Int](repeating: 0, count: log.activities.count * levelCount)
        anywhere = later
        anywhereInAll = [Int](repeating: 0, count: log.activities.count)
        var lastOrder = [Int](repeating: -1, count: log.activities.count)
        var lastLater = lastOrder
        for order in sample.orders {
            let level = levels.code(ofOrder: order)
            guard level >= 0 else { continue }
            orders[level] += 1
            total += 1
            let instances = log.instances(ofOrder: order)
            for instance in instances {
                let activity = Int(log.activity[instance])
                if lastOrder[activity] != order {
                    lastOrder[activity] = order
                    anywhere[activity * levelCount + level] += 1
                    anywhereInAll[activity] += 1
                }
                if instance > instances.lowerBound, lastLater[activity] != order {
                    lastLater[activity] = order
                    later[activity * levelCount + level] += 1
                }
            }
        }
    }

    /// In orders of the level, later than the first one.
    func of(_ activity: Int, _ level: Int) -> Int { later[activity * levelCount + level] }
    func anywhereOf(_ activity: Int, _ level: Int) -> Int { anywhere[activity * levelCount + level] }
    func anywhereNotOf(_ activity: Int, _ level: Int) -> Int {
        anywhereInAll[activity] - anywhereOf(activity, level)
    }

    /// The orders in which one of these activities comes later: those of the level, and the others.
    func orders(
        withOneOf activities: [Int],
        _ level: Int,
        _ levels: OrderLevels,
        _ sample: OrderSample,
        _ log: EventLog
    ) -> (own: Int, others: Int) {
        var isOne = [Bool](repeating: false, count: anywhereInAll.count)
        for activity in activities { isOne[activity] = true }
        var (own, others) = (0, 0)
        for order in sample.orders where levels.code(ofOrder: order) >= 0 {
            guard log.instances(ofOrder: order).dropFirst().contains(where: { isOne[Int(log.activity[$0])] })
            else { continue }
            if levels.code(ofOrder: order) == level { own += 1 } else { others += 1 }
        }
        return (own, others)
    }
}
