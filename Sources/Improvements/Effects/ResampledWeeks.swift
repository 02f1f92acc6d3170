import EventLogs
import Statistics

/// The weeks in which orders came in, drawn with replacement: orders of one week share its queues, so that they are no
/// independent draws.
///
/// A log of few weeks is cut into random groups of orders instead (the method of random groups; Wolter, "Introduction to Variance
/// Estimation", 2007, chapter 2), which takes orders for independent.
struct ResampledWeeks: Sendable {
    /// What is drawn.
    let unit: Effect.Interval.Unit
    /// Of each order, its week or group.
    let groupOfOrder: [Int32]
    let groupCount: Int

    /// Fewer weeks do not tell how much weeks differ.
    static let fewestWeeks = 10
    static let groupsOfOrders = 200

    /// - Parameter arrival: of each order, in the zone that weeks are told in.
    init(arrival: [Microseconds], zone: ZoneRules, seed: UInt64) {
        let weeks = arrival.map { zone.monday($0) }
        let mondays = Set(weeks).sorted()
        if mondays.count >= ResampledWeeks.fewestWeeks {
            let number = Dictionary(uniqueKeysWithValues: mondays.enumerated().map { ($1, Int32($0)) })
            unit = .weeks
            groupOfOrder = weeks.map { number[$0] ?? 0 }
            groupCount = mondays.count
        } else {
            let groups = min(arrival.count, ResampledWeeks.groupsOfOrders)
            var stream = RandomStream(seed: seed, stream: .max)
            var numbers = arrival.indices.map { Int32($0 % max(1, groups)) }
            stream.shuffle(&numbers)
            unit = .orders
            groupOfOrder = numbers
            groupCount = groups
        }
    }

    /// How often each group was drawn, in each replicate.
    func counts(replicates: Int, seed: UInt64) -> [[Double]] {
        (0..<replicates).map { replicate in
            var stream = RandomStream(seed: seed, stream: UInt64(replicate))
            var counts = [Double](repeating: 0, count: groupCount)
            counts.withUnsafeMutableBufferPointer { stream.addMultinomial(draws: groupCount, to: $0) }
            return counts
        }
    }
}
