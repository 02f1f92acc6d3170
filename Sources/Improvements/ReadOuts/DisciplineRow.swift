import EventLogs

/// Who of those that wait is next, for activities that share people.
public struct DisciplineRow: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case firstInFirstOut
        /// What `keys` say goes first.
        case priority
        /// No rule foretells who is next: the replay takes the order of the log.
        case asLogged
    }

    public var activities: [String]
    public var kind: Kind
    /// What goes first, such as `loan_amount > 750`; then what is ready first.
    public var keys: [String]
    /// Moments at which somebody took one and left others.
    public var choices: Int
    /// The share of the pairs of one taken and one left that the rule foretells, on halves that it was not fitted to, and that first in,
    /// first out does.
    public var foretold: Double
    public var firstInFirstOutForetells: Double
    /// Of no more pairs foretold than by first in, first out; corrected for all rules tested (Holm).
    public var pValue: Double
}

extension DisciplineRow {
    init(_ discipline: QueueDiscipline, _ log: EventLog) {
        let keys = discipline.confirmedKeys.map(\.description)
        self.init(
            activities: discipline.activities.map { log.activities[$0] },
            kind: discipline.isAsLogged ? .asLogged : keys.isEmpty ? .firstInFirstOut : .priority,
            keys: keys,
            choices: discipline.evidence.choices,
            foretold: keys.isEmpty ? discipline.evidence.firstInFirstOut : discipline.evidence.rule,
            firstInFirstOutForetells: discipline.evidence.firstInFirstOut,
            pValue: discipline.evidence.pValue
        )
    }
}
