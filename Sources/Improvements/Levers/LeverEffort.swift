/// What it takes to pull a lever.
public struct LeverEffort: Sendable, Equatable, Codable {
    /// Paid hours of work a week that come on top; negative where work falls away.
    public var weeklyHours = 0.0
    /// People who come on top: their hours are not among ``weeklyHours``.
    public var heads = 0
    /// Hours a week of these people.
    public var headHours = 0.0
    /// Rules that have to be agreed and kept.
    public var rules = 0
    /// What somebody has to learn, an activity each.
    public var trainings = 0
    /// Activities that a system takes over.
    public var systems = 0

    public init() {}

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.weeklyHours += right.weeklyHours
        sum.heads += right.heads
        sum.headHours += right.headHours
        sum.rules += right.rules
        sum.trainings += right.trainings
        sum.systems += right.systems
        return sum
    }

    /// Of hours a week, and rules.
    init(weeklyHours: Double = 0, rules: Int = 0, trainings: Int = 0) {
        self.weeklyHours = weeklyHours
        self.rules = rules
        self.trainings = trainings
    }
}
