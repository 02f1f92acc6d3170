/// Within what an indicator's weight may be proposed; fractions of 1.
public struct WeightLimits: Sendable, Equatable {
    /// The smallest weight.
    public var floor: Double
    /// The largest weight.
    public var cap: Double
    /// How far a proposal may move the weight, up or down.
    public var step: Double

    /// What weights are multiples of, unless the card says otherwise.
    public static let usualGrid = 0.005

    public init(floor: Double = 0, cap: Double = 1, step: Double = 1) {
        self.floor = floor
        self.cap = cap
        self.step = step
    }
}
