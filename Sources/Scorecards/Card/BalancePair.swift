/// Two indicators of which one is easily bought with the other: the weight of the speed is at most the ratio times that of the
/// quality.
public struct BalancePair: Sendable, Equatable {
    /// The id of the indicator that is bought.
    public var speed: String
    /// The id of the one that pays.
    public var quality: String
    /// Positive.
    public var ratio: Double

    public init(speed: String, quality: String, ratio: Double = 1) {
        self.speed = speed
        self.quality = quality
        self.ratio = ratio
    }
}
