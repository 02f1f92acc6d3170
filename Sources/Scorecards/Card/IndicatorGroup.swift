/// Indicators that have a fixed share of the card together, such as hard and soft ones.
public struct IndicatorGroup: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: BilingualText
    /// Of the whole card, from 0 to 1.
    public var share: Double

    public init(id: String, name: BilingualText, share: Double) {
        self.id = id
        self.name = name
        self.share = share
    }
}
