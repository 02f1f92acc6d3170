import EventLogs

/// A value of an order's column whose orders are nearly all late for a reason that lies in how they are booked.
public struct ArtefactLevel: Codable, Sendable, Equatable {
    public var column: String
    public var level: String
    /// The orders with the value that can be judged, and the late ones among them.
    public var orders: Int
    public var late: Int
    /// The same of all other orders.
    public var otherOrders: Int
    public var otherLate: Int
    /// That they are promised before they arrive, so that they are late whatever is done; nil if they are not.
    public var promise: ImpossiblePromise?
    /// That their process is another one; nil if it is not.
    public var route: OtherRoute?

    public struct ImpossiblePromise: Codable, Sendable, Equatable {
        /// The column that promises; nil for the promise of the log.
        public var column: String?
        /// The orders with the value that have a promise, and of these those that are promised before they arrive.
        public var promised: Int
        public var beforeArrival: Int
    }

    /// An activity that nearly all others go through and these do not, or the other way round.
    public struct OtherRoute: Codable, Sendable, Equatable {
        public var activity: String
        /// The orders with the value that go through it, and the other orders that do.
        public var orders: Int
        public var otherOrders: Int
    }
}

/// What speaks for levels being artefacts, for all orders of a log that can be judged.
struct ArtefactEvidence {
    /// Of the orders with the value, the promises that must lie before the arrival.
    private static let leastImpossible = 0.8
    /// The shares of an activity on this and on the other side that make it another way.
    private static let nearlyAll = 0.8
    private static let hardlyAny = 0.05

    let examination: Examination
    let promise: OrderPromise?

    /// The level as an artefact; nil if nothing speaks for that. A promise that can be kept speaks against it: then another
    /// way may well be the cause.
    func artefact(_ levels: OrderLevels, _ level: LevelRates.Level) -> ArtefactLevel? {
        guard let code = levels.names.firstIndex(of: level.name) else { return nil }
        let (log, lateness) = (examination.log, examination.lateness)
        var (orders, others, otherLate) = (0, 0, 0)
        var (promised, impossible) = (0, 0)
        var own = [Int](repeating: 0, count: log.activities.count)
        var foreign = own
        var lastOrder = [Int](repeating: -1, count: log.activities.count)
        for order in 0..<log.orderCount {
            guard let isLate = lateness[order] else { continue }
            let isOwn = levels.code(ofOrder: order) == code
            if isOwn {
                orders += 1
                if let time = promise?.time(order) {
                    promised += 1
                    if time < Double(examination.arrival(ofOrder: order)) { impossible += 1 }
                }
            } else {
                others += 1
                if isLate { otherLate += 1 }
            }
            for instance in log.instances(ofOrder: order) {
                let activity = Int(log.activity[instance])
                guard lastOrder[activity] != order else { continue }
                lastOrder[activity] = order
                if isOwn { own[activity] += 1 } else { foreign[activity] += 1 }
            }
        }
        guard orders > 0, others > 0 else { return nil }
        let isImpossible =
            promised * 2 >= orders
            && Double(impossible) >= ArtefactEvidence.leastImpossible * Double(promised)
        let share = { (count: Int, of: Int) in Double(count) / Double(of) }
        let way = log.activities.names.indices
            .map { (activity: $0, own: share(own[$0], orders), foreign: share(foreign[$0], others)) }
            .filter {
                max($0.own, $0.foreign) >= ArtefactEvidence.nearlyAll
                    && min($0.own, $0.foreign) <= ArtefactEvidence.hardlyAny
            }
            .max { abs($0.own - $0.foreign) < abs($1.own - $1.foreign) }
        guard isImpossible || promised * 2 < orders && way != nil else { return nil }
        return ArtefactLevel(
            column: levels.column,
            level: level.name,
            orders: orders,
            late: level.late,
            otherOrders: others,
            otherLate: otherLate,
            promise: isImpossible
                ? .init(column: promise?.column, promised: promised, beforeArrival: impossible) : nil,
            route: way.map {
                .init(
                    activity: log.activities.names[$0.activity],
                    orders: own[$0.activity],
                    otherOrders: foreign[$0.activity]
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
