import EventLogs

/// What speaks for levels of a column being artefacts, counted in one walk over all orders of the log that can be judged.
struct ArtefactEvidence {
    /// Of the orders with the value, the promises that must lie before the arrival.
    private static let leastImpossible = 0.8
    /// The shares of an activity on this and on the other side that make it another way.
    private static let nearlyAll = 0.8
    private static let hardlyAny = 0.05

    private struct Counts {
        var orders = 0
        var late = 0
        /// The orders with a promise, and of these those that are promised before they arrive.
        var promised = 0
        var impossible = 0
        /// The orders that go through each activity.
        var activities: [Int]
    }

    private let column: String
    private let promise: OrderPromise?
    private let activities: [String]
    private let all: Counts
    private let byLevel: [String: Counts]

    /// - Parameter names: the levels that are asked for.
    /// - Complexity: O(instances).
    init(_ levels: OrderLevels, _ names: [String], promise: OrderPromise?, _ examination: Examination) {
        let log = examination.log
        column = levels.column
        self.promise = promise
        activities = log.activities.names
        let wanted = Set(names)
        var all = Counts(activities: [Int](repeating: 0, count: activities.count))
        var byCode = levels.names.map { wanted.contains($0) ? all : nil }
        var lastOrder = [Int](repeating: -1, count: activities.count)
        for order in 0..<log.orderCount {
            guard let isLate = examination.lateness[order] else { continue }
            let code = levels.code(ofOrder: order)
            let isAsked = code >= 0 && byCode[code] != nil
            all.orders += 1
            if isLate { all.late += 1 }
            if isAsked {
                byCode[code]?.orders += 1
                if isLate { byCode[code]?.late += 1 }
                if let time = promise?.time(order) {
                    byCode[code]?.promised += 1
                    if time < Double(examination.arrival(ofOrder: order)) { byCode[code]?.impossible += 1 }
                }
            }
            for instance in log.instances(ofOrder: order) {
                let activity = Int(log.activity[instance])
                guard lastOrder[activity] != order else { continue }
                lastOrder[activity] = order
                all.activities[activity] += 1
                if isAsked { byCode[code]?.activities[activity] += 1 }
            }
        }
        self.all = all
        byLevel = Dictionary(
            zip(levels.names, byCode).compactMap { name, counts in counts.map { (name, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The level as an artefact; nil if nothing speaks for that. A promise that can be kept speaks against it: then another
    /// way may well be the cause.
    func artefact(_ level: LevelRates.Level) -> ArtefactLevel? {
        guard let own = byLevel[level.name] else { return nil }
        let others = all.orders - own.orders
        guard own.orders > 0, others > 0 else { return nil }
        let isImpossible =
            own.promised * 2 >= own.orders
            && Double(own.impossible) >= ArtefactEvidence.leastImpossible * Double(own.promised)
        let share = { (count: Int, of: Int) in Double(count) / Double(of) }
        func foreign(_ activity: Int) -> Int { all.activities[activity] - own.activities[activity] }
        let way = activities.indices
            .map {
                (
                    activity: $0, own: share(own.activities[$0], own.orders),
                    foreign: share(foreign($0), others)
                )
            }
            .filter {
                max($0.own, $0.foreign) >= ArtefactEvidence.nearlyAll
                    && min($0.own, $0.foreign) <= ArtefactEvidence.hardlyAny
            }
            .max { abs($0.own - $0.foreign) < abs($1.own - $1.foreign) }
        guard isImpossible || own.promised * 2 < own.orders && way != nil else { return nil }
        return ArtefactLevel(
            feature: column,
            level: level.name,
            orders: own.orders,
            late: level.late,
            otherOrders: others,
            otherLate: all.late - own.late,
            promise: isImpossible
                ? .init(column: promise?.column, promised: own.promised, beforeArrival: own.impossible) : nil,
            route: way.map {
                .init(
                    activity: activities[$0.activity],
                    orders: own.activities[$0.activity],
                    otherOrders: foreign($0.activity)
                )
            }
        )
    }
}

/// When each order was promised: as the log says, or as a column does that lateness is judged by.
struct OrderPromise {
    /// Nil for the promise of the log.
    let column: String?
    private let times: [Double]

    init?(of log: EventLog) {
        guard log.promise.contains(where: { $0 != EventLog.missingTime }) else { return nil }
        column = nil
        times = log.promise.map { $0 == EventLog.missingTime ? .nan : Double($0) }
    }

    /// The earliest time that the rows of each order have.
    init(_ column: NumericColumn, _ log: EventLog) {
        self.column = column.name
        times = (0..<log.orderCount).map { order in
            if column.isOfOrders { return column.values[order] }
            return log.instances(ofOrder: order).lazy.map { column.values[$0] }.filter { !$0.isNaN }.min()
                ?? .nan
        }
    }

    /// Nil where it has none.
    func time(_ order: Int) -> Double? { times[order].isNaN ? nil : times[order] }
}
