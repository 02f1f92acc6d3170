import EventLogs

/// What the lead times of the orders of one log depend on, as numbers with names: the one source of every export.
///
/// It is also the contract of `orderlens drivers --format json`; the schema is `Documentation/drivers.schema.json`.
/// Effects are in hours; shares and probabilities are fractions of 1. Every key is always there; what could not be computed
/// is null, and ``notComputed`` or the row's `gap` says why.
public struct DriversReport: Codable, Sendable, Equatable {
    /// The version of this contract.
    public var schema = "orderlens.drivers/1"
    public var log: LogSummary
    public var leadTime: LeadTimeSummary
    /// The orders that the models are fitted to.
    public var orders: Int
    /// Orders left out because the source does not say that they are completed.
    public var openOrders: Int
    /// Orders left out because a number of theirs, or what they are clustered by, is missing.
    public var incompleteOrders: Int
    public var errors: DriverErrors
    /// The stages and causes that effects are split into: the order of ``DriverEffectRow/parts``.
    public var cells: [DriverCell]
    /// What was known when the order arrived: possible causes.
    @ExplicitNull public var given: DriverModelRow?
    /// What happened later, on top of what was given: mechanisms at best.
    @ExplicitNull public var happened: DriverModelRow?
    /// Pairs of conditions that together cost more, or less, than both alone.
    public var interactions: [InteractionRow]
    /// How many pairs of features were screened, and how many conditions passed on to be confirmed.
    public var interactionsScreened: Int
    public var interactionsTested: Int
    @ExplicitNull public var lateness: DriverLatenessRow?
    /// Orders that count neither as late nor as in time: the lateness of these levels is an artefact.
    public var setAside: [SetAsideRow]
    /// What being late and taking long do to the outcome that was asked for.
    @ExplicitNull public var outcome: OutcomeRow?
    public var leftOut: [DriverLeftOutRow]
    public var notComputed: [DriverGapRow]
}

/// How the errors of the effects were estimated.
public struct DriverErrors: Codable, Sendable, Equatable {
    /// `HC3`, for independent orders of any variances, or `CV3`, for orders that hang together: the jackknife over clusters.
    public var kind: String
    @ExplicitNull public var cluster: String?
    @ExplicitNull public var clusters: Int?
    public var confidence: Double
}

public struct DriverCell: Codable, Sendable, Equatable {
    public var activity: String
    public var cause: Cause
    /// Hours of an order, on average.
    public var meanHours: Double
}

/// A regression of the lead times.
public struct DriverModelRow: Codable, Sendable, Equatable {
    /// The share of the variance of the lead times that it explains.
    public var rSquared: Double
    public var adjustedRSquared: Double
    /// The largest share of the variance first.
    public var features: [DriverFeatureRow]
}

public struct DriverFeatureRow: Codable, Sendable, Equatable {
    public var feature: String
    /// What it is about; `attribute` for an order attribute.
    public var about: String
    @ExplicitNull public var unit: OrderFeature.Unit?
    /// How many levels it has; nil for a number.
    @ExplicitNull public var levels: Int?
    /// Levels that were too rare, and are one.
    public var pooledLevels: Int
    /// That none of its levels makes a difference.
    @ExplicitNull public var pValue: Double?
    @ExplicitNull public var adjustedPValue: Double?
    /// Of the variance of the lead times.
    @ExplicitNull public var share: Double?
    @ExplicitNull public var shareLower: Double?
    @ExplicitNull public var shareUpper: Double?
    /// Why the test or the share is missing.
    @ExplicitNull public var gap: DriverGapRow.Reason?
    /// Whether its adjusted p value is small enough for the confidence of the report.
    public var found = false
    /// The slowest first.
    public var effects: [DriverEffectRow]
}

/// What a level, or a step of a number, adds to the lead time, everything else in the model being the same.
public struct DriverEffectRow: Codable, Sendable, Equatable {
    /// Nil for a number.
    @ExplicitNull public var level: String?
    /// The other one of two levels; nil where it is the average order.
    @ExplicitNull public var against: String?
    /// The numbers that the effect is the difference between; nil for levels.
    @ExplicitNull public var from: Double?
    @ExplicitNull public var to: Double?
    /// The orders with the level; of a number, those at or above `to`.
    public var orders: Int
    /// The sum of ``parts``.
    public var hours: Double
    @ExplicitNull public var lower: Double?
    @ExplicitNull public var upper: Double?
    @ExplicitNull public var pValue: Double?
    /// After Benjamini and Hochberg, over all effects of the report.
    @ExplicitNull public var adjustedPValue: Double?
    /// A hidden cause would have to explain this share of what is left of both to explain the effect away.
    @ExplicitNull public var robustnessValue: Double?
    /// The same, to bring it into the range of chance.
    @ExplicitNull public var robustnessOfSignificance: Double?
    /// Drawn towards that of the other levels by as much as it is uncertain; nil for fewer than four levels.
    @ExplicitNull public var shrunkHours: Double?
    /// What is left of a given effect where what happened later is the same too; nil in the second model.
    @ExplicitNull public var hoursBesideMechanisms: Double?
    /// Hours by stage and cause, in the order of ``DriversReport/cells``.
    public var parts: [Double]
    @ExplicitNull public var late: LateEffectRow?
    /// The slowest orders with it; the fastest, of an effect below zero.
    public var examples: [String]
    /// Why the interval is missing.
    @ExplicitNull public var gap: DriverGapRow.Reason?
    /// Whether its own adjusted p value and that of its feature are small enough for the confidence of the report.
    public var found = false
}

/// What the same level or step does to the chance of being late.
public struct LateEffectRow: Codable, Sendable, Equatable {
    /// The share of the late ones among the orders with the level, not adjusted for anything; of a number, among those at or
    /// above the upper one. Nil where none of them can be judged.
    @ExplicitNull public var lateShare: Double?
    public var oddsRatio: Double
    public var oddsLower: Double
    /// Nil where it is too large for a number.
    @ExplicitNull public var oddsUpper: Double?
    /// The average marginal effect.
    @ExplicitNull public var percentagePoints: Double?
    @ExplicitNull public var pointsLower: Double?
    @ExplicitNull public var pointsUpper: Double?
    /// Of the average marginal effect; of the odds where there is none.
    public var pValue: Double
    /// After Benjamini and Hochberg, over all effects on being late.
    @ExplicitNull public var adjustedPValue: Double?
    /// The slowest late orders with it; where ``isLater`` is false, the slowest that were in time.
    public var examples: [String]

    /// Whether it makes orders late more often: by the points, or by the odds where there are none.
    public var isLater: Bool { percentagePoints.map { $0 >= 0 } ?? (oddsRatio >= 1) }
}

public struct DriverLatenessRow: Codable, Sendable, Equatable {
    public var criterion: LateCriterion
    /// Of the orders of the models, those that can be judged, and the late ones of these.
    public var judged: Int
    public var late: Int
    /// The orders fitted: all, or a sample.
    public var fitted: Int
    /// `maximumLikelihood`, or `firth` where the likelihood has no maximum.
    @ExplicitNull public var method: String?
    /// Columns that tell late orders from others by themselves.
    public var separating: [String]
}

/// Two conditions that together make another difference than both alone add up to.
public struct InteractionRow: Codable, Sendable, Equatable {
    public var first: DriverCondition
    public var second: DriverCondition
    /// Orders with both.
    public var orders: Int
    /// Beyond the sum of the effects of both, in the half of the orders that did not suggest it.
    public var hours: Double
    public var lower: Double
    public var upper: Double
    public var pValue: Double
    /// After Benjamini and Hochberg, over all that were passed on.
    public var adjustedPValue: Double
    public var examples: [String]
}

public struct DriverCondition: Codable, Sendable, Equatable {
    public var feature: String
    public var about: String
    /// Of ``above`` and ``atMost``; nil for plain numbers.
    @ExplicitNull public var unit: OrderFeature.Unit?
    @ExplicitNull public var level: String?
    /// Above this, where it is not nil.
    @ExplicitNull public var above: Double?
    /// At most this, where it is not nil.
    @ExplicitNull public var atMost: Double?
    /// At least this: of a finding about the orders at the upper end of a number. Not there where it is nil.
    public var atLeast: Double?
    /// The value that ``atLeast`` is compared with. Not there where it is nil.
    public var insteadOf: Double?

    public init(
        feature: String,
        about: String,
        unit: OrderFeature.Unit?,
        level: String?,
        above: Double?,
        atMost: Double?,
        atLeast: Double? = nil,
        insteadOf: Double? = nil
    ) {
        self.feature = feature
        self.about = about
        self.unit = unit
        self.level = level
        self.above = above
        self.atMost = atMost
        self.atLeast = atLeast
        self.insteadOf = insteadOf
    }
}

extension DriverEffectRow {
    /// Whether it is of all the rare levels together, which have nothing else in common.
    public var isOfPooledLevels: Bool { level == DriverColumn.otherLevel }
}

/// Something about orders that was not taken for a driver.
public struct DriverLeftOutRow: Codable, Sendable, Equatable {
    public enum Reason: String, Codable, Sendable, CaseIterable {
        case constant, missing, identifier
        /// Too many orders miss the number.
        case mostlyMissing
        /// It tells late from on-time orders all but perfectly: made from the outcome, or known only after it.
        case outcomeLeak
        /// So does its distance from another column.
        case outcomeLeakPair
        /// It runs with the lead time.
        case leadTimeCopy
        /// Its times lie after the order's first event.
        case knownOnlyLater
        /// It is what lateness is judged by.
        case lateRule
        /// Others determine it.
        case redundant
        /// A number that is the same, or nearly, in all but fewer than ten orders.
        case toldByFewOrders
        /// A number beyond 10¹⁰⁰ is no quantity, and its square may be none that can be computed with.
        case tooLarge
        /// It only says which activities came later.
        case restatesEvents
        /// It changes within orders: a column of events.
        case variesWithinOrders
        /// It is the outcome that was asked for.
        case outcome
        /// It was asked for.
        case asked
    }

    public var feature: String
    /// The level that others determine; nil where it is the whole feature.
    @ExplicitNull public var level: String?
    public var reason: Reason
    /// Those that determine it.
    public var others: [String]

    public init(feature: String, level: String? = nil, reason: Reason, others: [String] = []) {
        self.feature = feature
        self.level = level
        self.reason = reason
        self.others = others
    }

    init(_ leftOut: FeatureLeftOut) {
        let reason: Reason =
            switch leftOut.reason {
            case .constant: .constant
            case .missing: .missing
            case .identifier: .identifier
            }
        self.init(feature: leftOut.name, reason: reason)
    }
}

/// A number that could not be computed.
public struct DriverGapRow: Codable, Sendable, Equatable {
    public enum Subject: String, Codable, Sendable, CaseIterable {
        case given, happened, shares, lateness, interactions, outcome, segments
    }

    public enum Reason: String, Codable, Sendable, CaseIterable {
        /// The models have about as many coefficients as there are orders.
        case tooFewOrders
        /// There is nothing to explain lead times by.
        case noFeatures
        /// All lead times are the same.
        case noVariance
        /// There are too few clusters, or a level lies in too few.
        case tooFewClusters
        /// Its orders are fitted exactly, so that nothing is left to judge an error by.
        case exactFit
        /// Others determine it.
        case redundant
        /// It does not exist for many of the drawn samples.
        case undefinedReplicates
        /// Too many features for an exact share of each: those that matter least share one.
        case sharedWithOthers
        /// Nothing says when an order is late.
        case noLateRule
        /// All values of the outcome are the same.
        case constantOutcome
        /// All orders are late, or none.
        case oneOutcome
        /// The likelihood has no maximum, and its penalised form did not converge.
        case notConverged
        /// A computation failed in a way that none of these names.
        case failed
    }

    public var what: Subject
    public var reason: Reason
    /// What the computation said.
    @ExplicitNull public var detail: String?

    init(_ what: Subject, _ reason: Reason, detail: String? = nil) {
        self.what = what
        self.reason = reason
        self.detail = detail
    }
}
