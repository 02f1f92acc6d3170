/// A query whose rows are the facts that an indicator or outcome is computed from, and how.
public struct Formula: Sendable, Equatable {
    /// One `SELECT`. Its columns are `person`, `time` or `period`, `value`, and if there are such `order` and `event`, the
    /// number of the event in the workspace.
    public var query: Query
    public var aggregate: Aggregate
    /// What a person's period is worth in which the person has facts of other indicators and none of this.
    public var empty: Empty

    /// What becomes of the values of a person's period.
    public enum Aggregate: String, Sendable, CaseIterable {
        case mean, sum, count, median
        /// A hundred times the mean of values that are 0 or 1.
        case share

        /// Whether no fact at all is a value: 0.
        var isTotal: Bool { self == .sum || self == .count }
    }

    public enum Empty: String, Sendable, CaseIterable {
        /// Nothing was done, which is 0; of sums and counts alone.
        case zero
        /// Nothing is known.
        case missing
    }

    /// - Parameter empty: nil for zero where the values are summed or counted, else missing.
    public init(_ query: Query, aggregate: Aggregate = .mean, empty: Empty? = nil) {
        self.query = query
        self.aggregate = aggregate
        self.empty = empty ?? (aggregate.isTotal ? .zero : .missing)
    }
}

/// A query that formulas select from by its name.
public struct NamedQuery: Sendable, Equatable {
    public var name: String
    public var query: Query

    public init(name: String, query: Query) {
        self.name = name
        self.query = query
    }
}
