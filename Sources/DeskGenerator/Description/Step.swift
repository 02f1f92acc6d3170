/// One step of the route that orders take: one stage, or several in parallel.
public struct Step: Sendable {
    /// Indices into ``DeskDescription/stages``; the step is over when all that apply to the order are.
    public var stages: [Int]
    /// Whether the step is passed over unless a rework sent the order here.
    public var onlyOnRework: Bool
    /// What may go wrong, found when the step is over.
    public var rework: Rework?

    public init(_ stages: [Int], onlyOnRework: Bool = false, rework: Rework? = nil) {
        self.stages = stages
        self.onlyOnRework = onlyOnRework
        self.rework = rework
    }
}

/// A loop back to an earlier step.
public struct Rework: Sendable {
    public var name: BilingualName
    public var chance: Chance
    /// The index of the step that the order goes back to.
    public var backTo: Int
    /// How often the same order is sent back at most.
    public var atMost: Int

    public init(_ name: BilingualName, chance: Chance, backTo: Int, atMost: Int = 2) {
        self.name = name
        self.chance = chance
        self.backTo = backTo
        self.atMost = atMost
    }
}
