import EventLogs
import Statistics

/// Something about each order that may have to do with how long it took.
public struct OrderFeature: Sendable, Equatable {
    /// When it is known.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// When the order arrives: what may be a cause of its delay.
        case given
        /// Only later: at best how a cause worked, for delay can cause it too.
        case happened
    }

    /// One value for each order of the log.
    public enum Values: Sendable, Equatable {
        /// Not-a-number where there is none.
        case numeric([Double])
        /// Codes into the levels; -1 where there is none.
        case categorical(codes: [Int32], levels: [String])
    }

    /// What the numbers count.
    public enum Unit: String, Sendable, Codable {
        case hours, orders, times, resources
    }

    public let subject: Subject
    /// The attribute's name as the source has it, else a name in English; no two features of a log have the same.
    public let name: String
    public let kind: Kind
    public let values: Values
    /// Nil for levels, and for attributes, of which it is not known.
    public let unit: Unit?
    /// Whether the levels have an order, so that ranges of them make sense: hours, weekdays, months. Numbers always have.
    public let isOrdered: Bool

    init(_ subject: Subject, name: String? = nil, _ values: Values, unit: Unit? = nil) {
        self.subject = subject
        self.name = name ?? subject.name
        kind = subject.kind
        self.values = values
        self.unit = unit
        if case .numeric = values { isOrdered = true } else { isOrdered = subject.hasOrderedLevels }
    }
}

extension OrderFeature {
    /// As a column of numbers or levels for a regression.
    public var term: Design.Term {
        switch values {
        case .numeric(let numbers): .numeric(NumericColumn(name: name, values: numbers))
        case .categorical(let codes, let levels):
            .categorical(CategoricalColumn(name: name, levels: levels, codes: codes))
        }
    }

    public var orderCount: Int {
        switch values {
        case .numeric(let numbers): numbers.count
        case .categorical(let codes, _): codes.count
        }
    }

    /// How many orders have no value.
    /// - Complexity: O(orders).
    public var missingCount: Int {
        switch values {
        case .numeric(let numbers): numbers.lazy.filter(\.isNaN).count
        case .categorical(let codes, _): codes.lazy.filter { $0 < 0 }.count
        }
    }
}

/// A column of the log that no feature was made of, and why.
public struct FeatureLeftOut: Sendable, Equatable {
    public enum Reason: String, Sendable, Codable {
        /// All orders that have a value have the same.
        case constant
        /// No order has a value.
        case missing
        /// Nearly every order has a level of its own: a number or a name of the order.
        case identifier
    }

    public let name: String
    public let reason: Reason
}
