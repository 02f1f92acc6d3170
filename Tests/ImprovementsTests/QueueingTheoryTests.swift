import EventLogs
import Foundation
import Improvements
import Statistics
import TestInputs
import Testing

/// Queues whose mean wait is known. A replay's is taken over batches of the customers, whose means hardly hang together, so that
/// the theory can be held against an interval; the first tenth is left out.
@Suite struct QueueingTheoryTests {
    /// A mean service of one second.
    private static let second = 1e6

    private struct Customers {
        var arrival: [Microseconds] = []
        var effort: [Microseconds] = []
        var rank: [Double] = []

        /// - Parameters:
        ///   - rate: arrivals a second.
        ///   - service: of one customer, in seconds.
        init(_ count: Int, rate: Double, seed: Int, service: (inout SeededGenerator) -> Double) {
            var draw = SeededGenerator(seed: seed + QueueingTheoryTests.furtherSeed)
            var now = 0.0
            for _ in 0..<count {
                now += exponential(&draw) / rate
                arrival.append(Microseconds((now * second).rounded()))
                effort.append(Microseconds((service(&draw) * second).rounded()))
                rank.append(draw.unit() < 0.3 ? 0 : 1)
            }
        }

        func replayed(at desk: ReplayDesk) -> ReplayTimes {
            let work = ReplayWork(
                sequences: arrival,
                firstInstance: Array(0...arrival.count),
                activity: [Int32](repeating: 0, count: arrival.count),
                effort: effort,
                rank: rank
            )
            return Replay.times(of: work, at: desk)
        }
    }

    private static func desk(servers: Int, _ activity: ReplayDesk.Activity = .init()) -> ReplayDesk {
        ReplayDesk(resources: (0..<servers).map { _ in .init(skills: [0]) }, activities: [activity])
    }

    /// The mean of the waits in seconds, with half of a 99.9 % interval.
    private static func mean(_ waits: [Double]) -> (mean: Double, halfWidth: Double) {
        let settled = waits.dropFirst(waits.count / 10)
        let size = settled.count / 40
        let means = (0..<40).map { batch in
            let first = settled.startIndex + batch * size
            return settled[first..<first + size].reduce(0, +) / Double(size)
        }
        let mean = means.reduce(0, +) / 40
        let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39
        return (mean, 3.56 * (variance / 40).squareRoot())
    }

    private static func waits(_ customers: Customers, _ times: ReplayTimes) -> [Double] {
        customers.arrival.indices.map { Double(times.start[$0] - customers.arrival[$0]) / second }
    }

    /// The interval holds the theory, and where it is narrower than 2 % the mean is within 2 %.
    private func expect(_ waits: [Double], near theory: Double, _ name: String) {
        let (mean, halfWidth) = Self.mean(waits)
        if ProcessInfo.processInfo.environment["QUEUES_TOLD"] != nil {
            print(
                "\(name): theory \(theory), replayed \(mean) ± \(halfWidth), \(100 * (mean / theory - 1)) %"
            )
        }
        #expect(abs(mean - theory) < halfWidth, "\(name): \(mean) ± \(halfWidth), not \(theory)")
        #expect(abs(mean / theory - 1) < max(0.02, halfWidth / theory), "\(name)")
    }

    /// Other customers, for more of them than fit into memory at once.
    private static let furtherSeed =
        ProcessInfo.processInfo.environment["QUEUES_SEED"].flatMap(Int.init) ?? 0

    /// How many customers a queue has at that load: as many at each, or with `QUEUES_CUSTOMERS` that many at a load of a half and more
    /// above, for the error of a mean wait grows with 1 / (1 - ρ)² (Whitt 1989, Management Science 35, 1341).
    private static func customers(at load: Double) -> Int {
        guard let atHalf = ProcessInfo.processInfo.environment["QUEUES_CUSTOMERS"].flatMap(Double.init) else {
            return 200_000
        }
        // Whole batches.
        return Int(min(atHalf * pow(0.5 / (1 - load), 2), 40e6)) / 10 * 10
    }

    /// Erlang's formula C: the probability of waiting at c servers with a load of a.
    private static func erlangC(_ servers: Int, _ load: Double) -> Double {
        var blocked = 1.0
        for server in 1...servers { blocked = load * blocked / (Double(server) + load * blocked) }
        let utilisation = load / Double(servers)
        return blocked / (1 - utilisation * (1 - blocked))
    }

    @Test(arguments: [0.5, 0.7, 0.8, 0.9, 0.95], [1, 3, 10])
    func exponentialServiceAtOneAndManyServers(load: Double, servers: Int) {
        let rate = load * Double(servers)
        let customers = Customers(Self.customers(at: load), rate: rate, seed: servers) { exponential(&$0) }
        let theory = Self.erlangC(servers, rate) / (Double(servers) - rate)
        expect(
            Self.waits(customers, customers.replayed(at: Self.desk(servers: servers))),
            near: theory,
            "M/M/\(servers) at \(load)"
        )
    }

    /// Pollaczek and Khinchine: λ E[S²] / 2 (1 - ρ).
    @Test(arguments: [0.5, 0.7, 0.9, 0.95])
    func anyServiceAtOneServer(load: Double) {
        // 0.5 or 3 seconds, one in five times; the mean is 1, that of the squares 2.
        let uneven = Customers(Self.customers(at: load), rate: load, seed: 21) { $0.unit() < 0.2 ? 3 : 0.5 }
        expect(
            Self.waits(uneven, uneven.replayed(at: Self.desk(servers: 1))),
            near: load * 2 / (2 * (1 - load)),
            "M/G/1 at \(load)"
        )
        let fixed = Customers(Self.customers(at: load), rate: load, seed: 22) { _ in 1 }
        expect(
            Self.waits(fixed, fixed.replayed(at: Self.desk(servers: 1))),
            near: load / (2 * (1 - load)),
            "M/D/1 at \(load)"
        )
    }

    /// Cobham: two classes, the first 30 % of the customers, service not broken off.
    @Test(arguments: [0.5, 0.7, 0.9, 0.95])
    func classesServedByPriority(load: Double) {
        let customers = Customers(Self.customers(at: load), rate: load, seed: 31) { exponential(&$0) }
        let waits = Self.waits(
            customers,
            customers.replayed(at: Self.desk(servers: 1, .init(queue: .lowestRank)))
        )
        // λ E[S²] / 2 = ρ, as E[S²] = 2.
        let (residual, first) = (load, 0.3 * load)
        let urgent = waits.indices.filter { customers.rank[$0] == 0 }.map { waits[$0] }
        let others = waits.indices.filter { customers.rank[$0] == 1 }.map { waits[$0] }
        expect(urgent, near: residual / (1 - first), "first class at \(load)")
        expect(others, near: residual / ((1 - first) * (1 - load)), "second class at \(load)")
    }

    /// Full batches of K served at once: a batch arrives as the sum of K exponential times, so its wait is that of E_K/M/1,
    /// σ / (1 - σ) services with σ = (Kλ' / (Kλ' + 1 - σ))^K for batches at the rate λ'; before that its members wait (K - 1) / 2λ on average.
    @Test(arguments: [0.5, 0.7, 0.9, 0.95])
    func fullBatchesServedAtOnce(load: Double) {
        let size = 5
        // The longest effort of a batch is its own: all members of a batch have that of the first.
        var customers = Customers(Self.customers(at: load), rate: load * Double(size), seed: 41) {
            exponential(&$0)
        }
        for place in customers.effort.indices {
            customers.effort[place] = customers.effort[place - place % size]
        }
        let desk = Self.desk(servers: 1, .init(batch: .init(least: size, most: size, work: .atOnce)))
        let times = customers.replayed(at: desk)
        var sigma = 0.5
        for _ in 0..<10_000 {
            sigma = pow(load * Double(size) / (load * Double(size) + 1 - sigma), Double(size))
        }
        let theory = Double(size - 1) / (2 * load * Double(size)) + sigma / (1 - sigma)
        let served = customers.arrival.count / size * size
        expect(
            Array(Self.waits(customers, times).prefix(served)),
            near: theory,
            "batches of \(size) at \(load)"
        )
    }

    /// Lindley's recursion for one server, Kiefer and Wolfowitz' for several: the very same times.
    @Test(arguments: [1, 2, 5])
    func startsAreThoseOfTheRecursion(servers: Int) {
        let customers = Customers(20_000, rate: 0.95 * Double(servers), seed: 51) { exponential(&$0) }
        let times = customers.replayed(at: Self.desk(servers: servers))
        var free = [Microseconds](repeating: 0, count: servers)
        for customer in customers.arrival.indices {
            let first = free.indices.min { free[$0] < free[$1] }!
            let start = max(customers.arrival[customer], free[first])
            free[first] = start + customers.effort[customer]
            #expect(times.start[customer] == start)
        }
    }
}

private func exponential(_ draw: inout SeededGenerator) -> Double { -log(1 - draw.unit()) }

extension SeededGenerator {
    /// In [0, 1).
    fileprivate mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
