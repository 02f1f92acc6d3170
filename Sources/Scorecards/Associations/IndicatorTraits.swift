/// What is known of an indicator or an outcome besides its values.
public struct IndicatorTraits: Sendable, Equatable {
    /// The name of its column in the panel.
    public let id: String
    public let higherIsBetter: Bool
    /// The value that is asked for, if one is.
    public let target: Double?
    /// Whether values are shares of the facts that they are made of, in percent: so many in a hundred.
    public let isShare: Bool

    public init(_ id: String, higherIsBetter: Bool = true, target: Double? = nil, isShare: Bool = false) {
        self.id = id
        self.higherIsBetter = higherIsBetter
        self.target = target
        self.isShare = isShare
    }

    /// 1 where more is better, else -1.
    public var orientation: Double { higherIsBetter ? 1 : -1 }
}
