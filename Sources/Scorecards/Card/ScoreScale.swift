/// How a measured value becomes a score from 0 to 120.
///
/// The floor scores 0, the target 100, the stretch 120; between them the score is linear, outside them it stays. Without a
/// stretch nothing scores above 100. Where lower is better, the floor is above the target.
public struct ScoreScale: Sendable, Equatable {
    public var floor: Double
    public var target: Double
    public var stretch: Double?

    /// The score of a stretch that was reached.
    public static let highestScore = 120.0

    /// - Precondition: the target is another number than the floor, and the stretch beyond the target as seen from the floor.
    public init(floor: Double, target: Double, stretch: Double? = nil) {
        precondition(floor != target, "a floor apart from the target")
        precondition(
            stretch.map { target > floor ? $0 > target : $0 < target } ?? true,
            "a stretch beyond the target"
        )
        self.floor = floor
        self.target = target
        self.stretch = stretch
    }

    public var direction: Direction { target > floor ? .higher : .lower }

    /// NaN for NaN.
    public func score(_ value: Double) -> Double {
        let position = position(value)
        if position.isNaN { return .nan }
        return min(max(0, position), stretch == nil ? 100 : ScoreScale.highestScore)
    }

    /// The score as it would be if the line went on below the floor and beyond the stretch, or the target without one.
    func position(_ value: Double) -> Double {
        let toTarget = 100 * ((value - floor) / (target - floor))
        guard toTarget > 100, let stretch else { return toTarget }
        return 100 + 20 * ((value - target) / (stretch - target))
    }
}
