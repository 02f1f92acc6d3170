/// How segments are looked for.
public struct SegmentOptions: Sendable {
    /// The features, the errors, the confidence and the seed, as for drivers.
    public var drivers = DriverOptions()
    /// Conditions on what happened to the orders too, not only on what was given with them.
    public var includesHappened = false
    /// Conditions of a segment, up to 3.
    public var depth = 3
    /// Orders of a segment in the half that suggests it; nil for 30, or a two-hundredth of that half if that is more.
    public var fewestOrders: Int?
    /// How many segments the first half passes on, for each outcome and direction.
    public var most = 12

    public init() {}
}
