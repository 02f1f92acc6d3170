import Statistics

/// What was to be expected of the orders that each person worked on in each period, by what these orders are: the mean over the person's
/// activity instances.
public struct CaseMix: Sendable, Equatable {
    /// What is expected.
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// The lead time, in hours.
        case leadTime
        /// The chance of being late, in percent.
        case late
    }

    public struct Feature: Sendable, Equatable, Codable {
        /// In English where it is computed; that of a column as the log has it.
        public var feature: String
        /// A word for what is computed, `attribute` for a column.
        public var about: String

        public init(feature: String, about: String) {
            self.feature = feature
            self.about = about
        }
    }

    public let outcome: Outcome
    /// One for each row of the panel; not-a-number where the log has nothing of the person in the period.
    public let values: [Double]
    /// How many orders have an outcome to learn from.
    public let orders: Int
    /// The share of the variance of their outcomes that what is expected of them explains.
    public let explained: Double
    /// What orders are told by.
    public let features: [Feature]
    /// Columns of orders that they are not told by.
    public let leftOut: [String]

    public init(
        _ outcome: Outcome,
        values: [Double],
        orders: Int,
        explained: Double,
        features: [Feature] = [],
        leftOut: [String] = []
    ) {
        self.outcome = outcome
        self.values = values
        self.orders = orders
        self.explained = explained
        self.features = features
        self.leftOut = leftOut
    }
}

/// Why means are not adjusted for the mix of orders.
public enum CaseMixGap: String, Error, Sendable, Codable, CaseIterable {
    /// It was not wanted.
    case notAsked
    /// There is no log.
    case noLog
    /// The log cannot be booked.
    case unbookable
    /// Nothing says which orders are late.
    case noLateRule
    /// Too few orders have an outcome.
    case tooFewOrders
    /// All orders have the same outcome.
    case oneOutcome
    /// Nothing is known of what orders are.
    case noFeatures
    /// What orders are says nothing of their outcomes.
    case nothingExplained
    /// The computation of what is expected failed.
    case failed
    /// The log names nobody who is scored, in none of the periods.
    case nobodyInLog
    /// Fewer than four people have two periods with a mix and a composite.
    case tooFewPeople
    /// A person's mix hardly changes from period to period but for what changes for all, so that it is not told from the person.
    case noSpread
    /// Nor do composites.
    case constantComposite
    /// No period that is looked at has a mix.
    case notInThesePeriods
}
