import EventLogs
import Statistics

/// The orders of both sides as the units of a bootstrap: single orders, drawn from each side for itself, or clusters of
/// orders, drawn from all.
///
/// Of very many units bundles are made at random, and drawn as wholes: the variance of sums over bundles is the
/// same on average (the method of random groups; Wolter, "Introduction to Variance Estimation", 2007, chapter 2).
struct ResampledOrders: Sendable {
    /// How many orders or clusters there are.
    let unitCount: Int
    /// Of the units that are drawn.
    let strata: [Range<Int>]
    /// Unit `u` has the rows `first[u] ..< first[u + 1]`.
    let first: [Int]
    /// Orders by their number on their side; side 1 counts on from all of side 0.
    let rows: [Int]

    /// More bundles would hardly make an interval steadier: its length varies by 1 / √(2 · bundles) of itself.
    static let mostBundles = 4_000

    /// - Parameter cluster: of each order, the name of its cluster; nil for one of its own.
    init(of sides: ComparedSides, cluster: ((_ side: Int, _ order: Int) -> String?)?, seed: UInt64) {
        let counts = sides.both.map(\.orders.count)
        var stream = RandomStream(seed: seed, stream: .max)
        var unitOfRow: [Int] = []
        if let cluster {
            var known: [String: Int] = [:]
            var units = 0
            for (number, side) in sides.both.enumerated() {
                for order in side.orders {
                    let name = cluster(number, order)
                    if let name, let unit = known[name] {
                        unitOfRow.append(unit)
                        continue
                    }
                    if let name { known[name] = units }
                    unitOfRow.append(units)
                    units += 1
                }
            }
            let bundle = ResampledOrders.bundles(of: units, most: ResampledOrders.mostBundles, &stream)
            unitOfRow = unitOfRow.map { bundle[$0] }
            unitCount = units
            strata = [0..<min(units, ResampledOrders.mostBundles)]
        } else {
            var first = 0
            var strata: [Range<Int>] = []
            for count in counts {
                let most = ResampledOrders.mostBundles / 2
                unitOfRow += ResampledOrders.bundles(of: count, most: most, &stream).map { $0 + first }
                strata.append(first..<first + min(count, most))
                first += min(count, most)
            }
            unitCount = counts[0] + counts[1]
            self.strata = strata
        }
        var next = Array(repeating: 0, count: (strata.last?.upperBound ?? 0) + 1)
        for unit in unitOfRow { next[unit + 1] += 1 }
        for unit in next.indices.dropFirst() { next[unit] += next[unit - 1] }
        first = next
        var rows = Array(repeating: 0, count: unitOfRow.count)
        for (row, unit) in unitOfRow.enumerated() {
            rows[next[unit]] = row
            next[unit] += 1
        }
        self.rows = rows
    }

    /// The bundle of each unit: itself where there are no more than `most`, else one at random, all of about one size.
    private static func bundles(of units: Int, most: Int, _ stream: inout RandomStream) -> [Int] {
        guard units > most else { return Array(0..<units) }
        var bundles = (0..<units).map { $0 % most }
        stream.shuffle(&bundles)
        return bundles
    }
}
