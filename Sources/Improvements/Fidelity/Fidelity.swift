import Delays
import EventLogs

/// How near a replay with nothing changed comes to what did happen.
public struct Fidelity: Sendable, Equatable {
    /// Orders that were completed in both.
    public let orders: Int
    /// Orders that the replay did not complete.
    public let uncompleted: Int
    /// Hours and shares in the log, and replayed.
    public let mean: Pair
    public let median: Pair
    /// The lead time that nine in ten orders keep to.
    public let ninetieth: Pair
    /// How far lead times have to be moved, on average over the orders, to make the replay's of the log's (the earth mover's distance),
    /// as a share of the log's mean.
    public let distance: Double

    public struct Pair: Sendable, Equatable {
        public let log: Double
        public let replay: Double

        /// By what share the replay is off.
        public var error: Double { (replay - log) / log }
    }

    /// - Complexity: O(orders · log orders).
    public init(of times: ReplayTimes, _ work: ReplayWork, against ledger: DelayLedger) {
        var (real, replayed): ([Double], [Double]) = ([], [])
        var uncompleted = 0
        for order in work.arrival.indices where work.firstInstance[order] < work.firstInstance[order + 1] {
            guard let completion = times.completion(ofOrder: order, in: work) else {
                uncompleted += 1
                continue
            }
            let ends = ledger.log.end[work.firstInstance[order]..<work.firstInstance[order + 1]]
            real.append(Double((ends.max() ?? 0) - work.arrival[order]) / Double(Microseconds.hour))
            replayed.append(Double(completion - work.arrival[order]) / Double(Microseconds.hour))
        }
        real.sort()
        replayed.sort()
        let count = Double(real.count)
        func pair(_ figure: ([Double]) -> Double) -> Pair {
            Pair(log: figure(real), replay: figure(replayed))
        }
        func quantile(_ share: Double) -> ([Double]) -> Double {
            { sorted in
                sorted.isEmpty ? .nan : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
            }
        }
        orders = real.count
        self.uncompleted = uncompleted
        mean = pair { $0.reduce(0, +) / count }
        median = pair(quantile(0.5))
        ninetieth = pair(quantile(0.9))
        distance = zip(real, replayed).reduce(0) { $0 + abs($1.0 - $1.1) } / count / mean.log
    }
}
