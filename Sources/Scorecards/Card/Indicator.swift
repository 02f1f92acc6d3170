/// What people are measured by, and what a measurement is worth.
public struct Indicator: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: BilingualText
    /// The id of an ``IndicatorGroup``.
    public var group: String
    /// Its share of the whole card, from 0 to 1.
    public var weight: Double
    /// Its share in cycles where that is another, by their ids.
    public var cycleWeights: [String: Double]
    public var unit: IndicatorUnit
    public var scale: ScoreScale
    public var lights: TrafficLights
    public var source: Source
    /// A value made of fewer facts is withheld.
    public var minimumCount: Int
    public var limits: WeightLimits
    /// Nil for values that are imported as a table.
    public var formula: Formula?

    /// Where the facts come from.
    public enum Source: String, Sendable, CaseIterable {
        case system, peer, customer, superior, behaviour
        case keyResult = "key-result"

        /// How many facts a value needs if the card does not say: marks of fewer than three colleagues tell who gave them.
        public var usualMinimumCount: Int { self == .peer ? 3 : 1 }
    }

    public init(
        id: String,
        name: BilingualText,
        group: String,
        weight: Double,
        cycleWeights: [String: Double] = [:],
        unit: IndicatorUnit = .percent,
        scale: ScoreScale,
        lights: TrafficLights? = nil,
        source: Source = .system,
        minimumCount: Int? = nil,
        limits: WeightLimits = WeightLimits(),
        formula: Formula? = nil
    ) {
        self.id = id
        self.name = name
        self.group = group
        self.weight = weight
        self.cycleWeights = cycleWeights
        self.unit = unit
        self.scale = scale
        self.lights = lights ?? TrafficLights(scale)
        self.source = source
        self.minimumCount = minimumCount ?? source.usualMinimumCount
        self.limits = limits
        self.formula = formula
    }

    public var direction: Direction { scale.direction }
}
