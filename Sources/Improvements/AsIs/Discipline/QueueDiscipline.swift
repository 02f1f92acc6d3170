import EventLogs

/// Who of those that wait is next, for activities that share people, as the log shows it.
public struct QueueDiscipline: Sendable, Equatable {
    /// Codes of the activities, ascending.
    public let activities: [Int32]
    /// What the queue goes by, the first first; where all are alike, whoever is ready first is next. Empty is first in, first out.
    ///
    /// Fitted to all choices; ``evidence`` is of choices that it was not fitted to.
    public let keys: [PriorityKey]
    public let evidence: Evidence
    /// Whether the rule is better than first in, first out beyond doubt, and worth naming.
    public let isConfirmed: Bool

    /// The keys that a replay goes by: none where the rule is not confirmed.
    public var confirmedKeys: [PriorityKey] { isConfirmed ? keys : [] }

    /// Whether neither first in, first out nor the rule foretells who is next, so that a replay takes the order of service from the log:
    /// of those that wait, whoever was begun first there.
    public var isAsLogged: Bool {
        evidence.pairs >= Self.fewestPairs
            && (isConfirmed ? evidence.rule : evidence.firstInFirstOut) < Self.leastForetold
    }

    /// A rule that foretells less than three in four pairs is hardly better than a coin.
    public static let leastForetold = 0.75
    /// So few pairs show no order of service.
    public static let fewestPairs = 30
    /// A p value up to this confirms a rule.
    public static let significance = 0.05
    /// A rule that predicts fewer pairs more than this is not worth a name: two in a hundred move no lead time by as much as the
    /// replay is off anyway.
    public static let leastGain = 0.02

    /// How well a rule foretells who is taken. A pair is an instance that was taken at a moment and one that was ready and left waiting,
    /// though the same resource does its activity.
    public struct Evidence: Sendable, Equatable {
        /// Pairs that were looked at: up to `WaitingPairs.mostLeft` for each choice.
        public let pairs: Int
        /// Moments at which somebody took one and left others.
        public let choices: Int
        /// The share of the pairs that first in, first out foretells; equals count half.
        public let firstInFirstOut: Double
        /// The share that the rule foretells, on halves of the log that it was not fitted to.
        public let rule: Double
        /// Days or choices on which the rule foretold more pairs than first in, first out, and fewer.
        public let better: Int
        public let worse: Int
        public let unit: Unit
        /// The sign test of `better` against `worse`, one-sided, by Holm over all rules that were tested on the log.
        public let pValue: Double

        public enum Unit: String, Sendable, Codable { case day, choice }
    }
}

extension QueueDiscipline: CustomStringConvertible {
    public var description: String {
        let rule =
            confirmedKeys.isEmpty
            ? "first in, first out" : confirmedKeys.map(\.description).joined(separator: "; ")
        return isAsLogged ? "no rule (at best \(rule)): as in the log" : rule
    }
}
