/// What the indicators are there for, such as deliveries on time.
public struct ScorecardOutcome: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: BilingualText
    public var direction: Direction
    public var unit: IndicatorUnit
    /// What it counts beside other outcomes when weights are sought: positive, in any unit.
    public var priority: Double
    /// A value made of fewer facts is withheld.
    public var minimumCount: Int
    /// Nil for values that are imported as a table.
    public var formula: Formula?

    public init(
        id: String,
        name: BilingualText,
        direction: Direction = .higher,
        unit: IndicatorUnit = .percent,
        priority: Double = 1,
        minimumCount: Int = 1,
        formula: Formula? = nil
    ) {
        self.id = id
        self.name = name
        self.direction = direction
        self.unit = unit
        self.priority = priority
        self.minimumCount = minimumCount
        self.formula = formula
    }
}
