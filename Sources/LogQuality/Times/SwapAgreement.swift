import EventLogs

/// A time column that another system wrote, as a witness against the dates of an activity's events.
///
/// Where a column keeps a steady distance from the events whose day and month are sure, it should keep it from all.
/// If it strays from the others by weeks, and comes back when their day and month are exchanged, they were swapped.
struct SwapAgreement {
    let activity: Int32
    /// Events of the activity that have a value in the column, and those whose day and month can be exchanged.
    let events: Int
    let exchangeable: Int
    /// The median departure of the exchangeable events from the steady distance, as they are and exchanged.
    let spread: Microseconds
    let spreadExchanged: Microseconds
    let witnesses: [Int]

    /// Sure and exchangeable events that an activity must have to be heard.
    static let fewest = 30

    /// Nil if the column is no witness, or the dates agree with it as they are.
    /// - Complexity: O(n log n).
    init?(of column: NumericColumn, in examination: Examination) {
        let log = examination.log
        var byActivity = [[Int]](repeating: [], count: log.activities.count)
        for instance in 0..<log.instanceCount {
            let row = column.isOfOrders ? log.order(ofInstance: instance) : instance
            if !column.values[row].isNaN { byActivity[Int(log.activity[instance])].append(instance) }
        }
        var best: SwapAgreement?
        for (activity, instances) in byActivity.enumerated() where instances.count >= 2 * SwapAgreement.fewest
        {
            guard let found = SwapAgreement(Int32(activity), instances, column, examination) else { continue }
            if found.exchangeable > best?.exchangeable ?? 0 { best = found }
        }
        guard let best else { return nil }
        self = best
    }

    private init?(_ activity: Int32, _ instances: [Int], _ column: NumericColumn, _ examination: Examination)
    {
        var sure: [Microseconds] = []
        var asTheyAre: [Microseconds] = []
        var exchanged: [Microseconds] = []
        var witnesses: [Int] = []
        var clock = ZoneCursor(examination.log.zone)
        for instance in instances {
            let row = column.isOfOrders ? examination.log.order(ofInstance: instance) : instance
            let local = clock.local(examination.log.end[instance])
            let value = Microseconds(column.values[row])
            if let other = SwapVote.exchanged(local) {
                asTheyAre.append(local - value)
                exchanged.append(other - value)
                if witnesses.count < 5 { witnesses.append(instance) }
            } else {
                sure.append(local - value)
            }
        }
        guard sure.count >= SwapAgreement.fewest, asTheyAre.count >= SwapAgreement.fewest else { return nil }
        let steady = Self.median(sure)
        let noise = Self.median(sure.map { abs($0 - steady) })
        spread = Self.median(asTheyAre.map { abs($0 - steady) })
        spreadExchanged = Self.median(exchanged.map { abs($0 - steady) })
        guard spread > 10 * .day, spreadExchanged * 10 < spread, spreadExchanged <= 2 * noise + .day else {
            return nil
        }
        self.activity = activity
        events = instances.count
        exchangeable = asTheyAre.count
        self.witnesses = witnesses
    }

    private static func median(_ values: [Microseconds]) -> Microseconds { values.sorted()[values.count / 2] }
}
