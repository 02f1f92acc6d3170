import Delays
import EventLogs
import LogQuality

/// How one thing stands at a glance, by limits that are stated beside it.
public struct StatusLight: Codable, Sendable, Equatable {
    public var kind: Kind
    public var colour: Colour
    /// The figure that it is judged by; null where there is none.
    @ExplicitNull public var value: Double?
    /// Up to the first it is green, up to the second amber; null where it is not judged by limits.
    @ExplicitNull public var greenUpTo: Double?
    @ExplicitNull public var amberUpTo: Double?

    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The share of the orders that are late.
        case punctuality
        /// The change of mean lead times at the last week from which on they are others, as a share of what they were before.
        case trend
        /// How far the data can be believed: 0 with nothing wrong, 1 with warnings, 2 with errors.
        case data
    }

    public enum Colour: String, Codable, Sendable, CaseIterable {
        case green, amber, red
        /// There is nothing to judge by.
        case unknown
    }

    init(_ kind: Kind, _ value: Double?, greenUpTo: Double, amberUpTo: Double) {
        self.kind = kind
        self.value = value
        self.greenUpTo = greenUpTo
        self.amberUpTo = amberUpTo
        colour =
            value.map { $0 <= greenUpTo ? .green : $0 <= amberUpTo ? .amber : .red } ?? .unknown
    }

    static func all(_ parts: ManagementReport.Parts, _ ranked: RankedFindings) -> [StatusLight] {
        let doubts = ranked.of(.doubt).filter { $0.subject.analysis == .doctor }
        let gravest = doubts.map { $0.grade == .confirmed ? 2.0 : 1.0 }.max() ?? 0
        return [
            StatusLight(.punctuality, parts.delays.late?.share, greenUpTo: 0.05, amberUpTo: 0.15),
            StatusLight(.trend, parts.weeks?.weeks.flatMap(\.lastChange), greenUpTo: 0, amberUpTo: 0.1),
            StatusLight(.data, gravest, greenUpTo: 0, amberUpTo: 1),
        ]
    }
}

extension WeeklyScan {
    /// How much longer orders take since the last week from which on they are others; 0 if there is no such week, nil where too
    /// few weeks could be looked at.
    fileprivate var lastChange: Double? {
        guard weeks.count >= WeeklyScan.leastWeeks else { return nil }
        guard let last = changes.last(where: { $0.activity == nil }) else { return 0 }
        return last.hoursBefore > 0 ? last.differenceHours / last.hoursBefore : nil
    }
}
