/// From which values on an indicator is green, and from which on it is red.
public struct TrafficLights: Sendable, Equatable {
    /// This value and better ones are green.
    public var green: Double
    /// Values worse than this one are red.
    public var red: Double

    public init(green: Double, red: Double) {
        self.green = green
        self.red = red
    }

    /// Green from the target on, red below the midpoint of floor and target.
    public init(_ scale: ScoreScale) {
        green = scale.target
        red = scale.floor + (scale.target - scale.floor) / 2
    }

    /// Nil for NaN.
    public func light(_ value: Double, direction: Direction) -> Light? {
        if value.isNaN { return nil }
        let sign = direction.sign
        if sign * value >= sign * green { return .green }
        return sign * value < sign * red ? .red : .amber
    }
}

/// How well something goes, in three steps.
public enum Light: String, Sendable, CaseIterable {
    case red, amber, green
}
