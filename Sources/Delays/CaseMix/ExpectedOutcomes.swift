import EventLogs
import Parallelism
import Statistics

/// What was to be expected of each order by what it is, whoever worked on it.
///
/// No order has a part in its own expectation: orders are dealt into folds, and those of a fold are judged by the effects that the others
/// show (`LevelEffects`).
public struct ExpectedOutcomes: Sendable {
    public let outcome: OrderOutcome
    /// One for each order of the log, in the unit of the outcome; not-a-number for those without activities.
    public let values: [Double]
    /// How many orders have an outcome to learn from.
    public let orders: Int
    /// The share of the variance of their outcomes that the expectations explain.
    public let explained: Double
    /// What expectations are made of.
    public let features: [Feature]
    /// Attributes of the orders that they are not made of.
    public let leftOut: [String]

    public struct Feature: Sendable, Equatable {
        public let name: String
        public let subject: OrderFeature.Subject
    }

    public struct Options: Sendable {
        /// What is left out, set aside, and how many levels a feature may have.
        public var drivers = DriverOptions()
        public var folds = 5
        public var seed: UInt64 = 1
        /// Each fold learns from a sample of this many orders where the others are more.
        public var mostOrders = 50_000

        public init() {}
    }

    /// With fewer orders nothing is expected.
    public static let fewestOrders = 200

    /// - Parameter lateness: of each order of the log, where being late is the outcome.
    /// - Throws: ``ExpectationError``.
    /// - Complexity: folds times that of `LevelEffects`; O(orders · features).
    public init(
        _ ledger: DelayLedger,
        of outcome: OrderOutcome,
        lateness: [Lateness]? = nil,
        options: Options = Options()
    ) throws(ExpectationError) {
        let log = ledger.log
        let all = try ledger.outcomes(outcome, lateness: lateness, settingAside: options.drivers.setAside)
        let orders = (0..<Int32(log.orderCount)).filter { ledger.path.lastInstance[Int($0)] >= 0 }
        let outcomes = orders.map { all[Int($0)] }
        let known = outcomes.filter { !$0.isNaN }
        guard known.count >= ExpectedOutcomes.fewestOrders else { throw .tooFewOrders(known.count) }
        guard known.contains(where: { $0 != known[0] }) else { throw .oneOutcome }

        let wanted = OrderFeatures(ledger, options: options.drivers.features).of(.given).filter { feature in
            if case .attribute(let name) = feature.subject, options.drivers.leftOut[name] != nil {
                return false
            }
            return feature.isOfTheOrder(log)
        }
        let features = concurrentMap(wanted.count) {
            OrderLevels(wanted[$0], orders: orders, options: options.drivers)
        }.compactMap(\.self)
        guard !features.isEmpty else { throw .noFeatures }
        let handling = Handling(ledger, orders: orders, isLearntFrom: outcomes.map { !$0.isNaN })
        let expected: [Double]
        do {
            expected = try ExpectedOutcomes.crossFitted(features, handling, outcomes, options)
        } catch { throw .failed("\(error)") }
        explained = ExpectedOutcomes.explained(expected, outcomes)
        guard explained > 0 else { throw .nothingExplained }
        var values = [Double](repeating: .nan, count: log.orderCount)
        for (row, order) in orders.enumerated() { values[Int(order)] = expected[row] }
        self.outcome = outcome
        self.values = values
        self.orders = known.count
        self.features = features.map { Feature(name: $0.name, subject: $0.subject) }
        let used = Set(features.map(\.subject))
        leftOut = log.orderAttributes.map(\.name).filter { !used.contains(.attribute($0)) }
    }

    private static func crossFitted(
        _ features: [OrderLevels],
        _ handling: Handling,
        _ outcomes: [Double],
        _ options: Options
    ) throws -> [Double] {
        var dealt = Array(0..<Int32(outcomes.count))
        var stream = RandomStream(seed: options.seed, stream: 2)
        stream.shuffle(&dealt)
        var expected = [Double](repeating: .nan, count: outcomes.count)
        for fold in 0..<options.folds {
            let others = dealt.indices.lazy.filter { $0 % options.folds != fold }.map { dealt[$0] }
                .filter { !outcomes[Int($0)].isNaN }
            let rows = others.prefix(options.mostOrders).sorted()
            let effects = try LevelEffects(
                features,
                absorbing: handling.factors,
                rows: rows,
                outcomes: rows.map { outcomes[Int($0)] }
            )
            for place in stride(from: fold, to: dealt.count, by: options.folds) {
                let row = Int(dealt[place])
                expected[row] = effects.expected(features, row: row)
            }
        }
        return expected
    }

    private static func explained(_ expected: [Double], _ outcomes: [Double]) -> Double {
        let known = outcomes.indices.filter { !outcomes[$0].isNaN }
        let mean = known.reduce(0) { $0 + outcomes[$1] } / Double(known.count)
        var (rest, total) = (0.0, 0.0)
        for row in known {
            rest += (outcomes[row] - expected[row]) * (outcomes[row] - expected[row])
            total += (outcomes[row] - mean) * (outcomes[row] - mean)
        }
        return 1 - rest / total
    }
}

/// Why nothing can be expected of orders.
public enum ExpectationError: Error, Sendable, Equatable {
    /// Nothing says which orders are late.
    case noLateRule
    /// So few orders have an outcome.
    case tooFewOrders(Int)
    /// All orders have the same outcome.
    case oneOutcome
    /// Nothing is known of what orders are.
    case noFeatures
    /// What orders are says nothing of their outcomes.
    case nothingExplained
    /// The computation failed.
    case failed(String)
}
