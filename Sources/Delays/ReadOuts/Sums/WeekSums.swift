import EventLogs

/// Orders by the week of their completion.
struct WeekSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var orders = 0
        fileprivate(set) var late = 0
        fileprivate(set) var leadTime: Microseconds = 0
        fileprivate(set) var times = PerCause()
    }

    private let zone: ZoneRules
    /// Weeks by their Mondays, in days since 1970.
    private var mondays = DenseCodes()
    private var sums: [Sum] = []

    init(zone: ZoneRules) { self.zone = zone }

    /// - Parameter ofOrder: all that one order has.
    @inline(__always)
    mutating func add(
        _ ofOrder: PerCause,
        completion: Microseconds,
        _ leadTime: Microseconds,
        _ lateness: Lateness
    ) {
        let week = slot(ofMonday: zone.monday(completion))
        sums[week].orders += 1
        sums[week].late += lateness == .late ? 1 : 0
        sums[week].leadTime += leadTime
        sums[week].times += ofOrder
    }

    mutating func merge(_ other: WeekSums) {
        for (monday, sum) in zip(other.mondays.pairs, other.sums) {
            let week = slot(ofMonday: monday.first)
            sums[week].orders += sum.orders
            sums[week].late += sum.late
            sums[week].leadTime += sum.leadTime
            sums[week].times += sum.times
        }
    }

    /// Oldest first.
    var all: [(monday: Int, sum: Sum)] {
        zip(mondays.pairs, sums).map { ($0.first, $1) }.sorted { $0.monday < $1.monday }
    }

    @inline(__always)
    private mutating func slot(ofMonday monday: Int) -> Int {
        let slot = mondays.code(of: monday, 0)
        if slot == sums.count { sums.append(Sum()) }
        return slot
    }
}
