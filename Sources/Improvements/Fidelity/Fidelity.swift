import Delays
import EventLogs
import Statistics

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

    /// Lead times that are further off are not believed.
    public static let mostDistance = 0.25

    /// Whether what a replay says of a change can be believed.
    public var isFaithful: Bool {
        orders > 0 && distance <= Fidelity.mostDistance && uncompleted * 100 <= orders
    }

    public struct Pair: Sendable, Equatable {
        public let log: Double
        public let replay: Double

        /// By what share the replay is off.
        public var error: Double { (replay - log) / log }
    }

    /// - Complexity: O(orders · log orders).
    public init(of times: ReplayTimes, _ work: ReplayWork, against ledger: DelayLedger) {
        var (real, replayed): ([Microseconds], [Microseconds]) = ([], [])
        var uncompleted = 0
        for order in work.arrival.indices where work.firstInstance[order] < work.firstInstance[order + 1] {
            guard let completion = times.completion(ofOrder: order, in: work) else {
                uncompleted += 1
                continue
            }
            real.append(ledger.leadTime(ofOrder: order))
            replayed.append(completion - work.arrival[order])
        }
        real.sort()
        replayed.sort()
        func pair(_ figure: ([Microseconds]) -> Double) -> Pair {
            let hour = Double(Microseconds.hour)
            return Pair(log: figure(real) / hour, replay: figure(replayed) / hour)
        }
        let count = Double(real.count)
        orders = real.count
        self.uncompleted = uncompleted
        mean = pair { $0.reduce(0) { $0 + Double($1) } / count }
        median = pair { quantile(ofSorted: $0, 0.5) ?? .nan }
        ninetieth = pair { quantile(ofSorted: $0, 0.9) ?? .nan }
        let moved = zip(real, replayed).reduce(0) { $0 + Double(abs($1.0 - $1.1)) }
        distance = moved / real.reduce(0) { $0 + Double($1) }
    }
}
