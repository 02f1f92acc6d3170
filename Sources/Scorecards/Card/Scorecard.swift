/// What a desk scores its people on: indicators in groups, what each weighs, and which outcomes they are meant to serve.
///
/// Read from a file by ``init(text:file:)``, which checks everything that the properties promise. Weights, shares and limits
/// are fractions of 1 here, as percentages in the file.
public struct Scorecard: Sendable, Equatable {
    public var name: BilingualText
    /// What people are scored over.
    public var periods: Period.Length
    /// Their shares add up to 1.
    public var groups: [IndicatorGroup]
    /// In the order of the file; the weights of a group's add up to its share.
    public var indicators: [Indicator]
    public var outcomes: [ScorecardOutcome]
    /// Of composite scores.
    public var lights: TrafficLights
    /// How much of the whole weight has to be measured for a composite, from 0 to 1.
    public var minimumCoverage: Double
    public var balance: [BalancePair]
    /// Weights are multiples of it, such as 0.005.
    public var grid: Double
    /// Where the indicators are weighed otherwise than all year; no month is in two. Empty: one set of weights.
    public var cycles: [Cycle]
    public var pay: PayPlan?
    public var people: PeopleTable?
    /// Queries that formulas select from by name.
    public var views: [NamedQuery]

    public init(
        name: BilingualText,
        periods: Period.Length = .month,
        groups: [IndicatorGroup],
        indicators: [Indicator],
        outcomes: [ScorecardOutcome] = [],
        lights: TrafficLights = Scorecard.usualLights,
        minimumCoverage: Double = Scorecard.usualMinimumCoverage,
        balance: [BalancePair] = [],
        grid: Double = WeightLimits.usualGrid,
        cycles: [Cycle] = [],
        pay: PayPlan? = nil,
        people: PeopleTable? = nil,
        views: [NamedQuery] = []
    ) {
        self.name = name
        self.periods = periods
        self.groups = groups
        self.indicators = indicators
        self.outcomes = outcomes
        self.lights = lights
        self.minimumCoverage = minimumCoverage
        self.balance = balance
        self.grid = grid
        self.cycles = cycles
        self.pay = pay
        self.people = people
        self.views = views
    }

    /// Of composite scores, unless the card says otherwise.
    public static let usualLights = TrafficLights(green: 90, red: 60)

    /// Half of the weight, unless the card says otherwise: less is more another's score than that of the card.
    public static let usualMinimumCoverage = 0.5

    /// In the order of ``indicators``; outside cycles that have others.
    public var weights: [Double] { indicators.map(\.weight) }

    /// The weights in a cycle, in the order of ``indicators``.
    public func weights(in cycle: Cycle?) -> [Double] {
        guard let cycle else { return weights }
        return indicators.map { $0.cycleWeights[cycle.id] ?? $0.weight }
    }

    /// The weights of a cycle that has some of its own, in the order of ``indicators``.
    public func ownWeights(of cycle: Cycle) -> [Double]? {
        indicators.contains { $0.cycleWeights[cycle.id] != nil } ? weights(in: cycle) : nil
    }

    /// The cycle that a period belongs to, if any does.
    public func cycle(of period: Period) -> Cycle? { cycles.first { $0.contains(period) } }

    /// The place of an indicator, by its id.
    public func indicatorIndex(_ id: String) -> Int? { indicators.firstIndex { $0.id == id } }

    /// The places of the indicators of a group, by its id.
    public func indicators(in group: String) -> [Int] {
        indicators.indices.filter { indicators[$0].group == group }
    }
}
