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

    /// Of a composite score, which is told from green and red as it is shown: rounded to a tenth. Nil for NaN.
    public func light(ofScore score: Double) -> Light? {
        light(score.roundedToTenth, direction: .higher)
    }

    /// Of an indicator's value, by the score that it has: rounded to a tenth, as it is shown, and so are those of the lights.
    /// Nil for NaN.
    public func light(_ value: Double, on scale: ScoreScale) -> Light? {
        let lights = TrafficLights(
            green: scale.position(green).roundedToTenth,
            red: scale.position(red).roundedToTenth
        )
        return lights.light(scale.position(value).roundedToTenth, direction: .higher)
    }

    /// Nil for NaN.
    func light(_ value: Double, direction: Direction) -> Light? {
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

extension Double {
    /// To one decimal place, as scores are shown.
    var roundedToTenth: Double { (self * 10).rounded() / 10 }
}
