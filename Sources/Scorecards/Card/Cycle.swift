/// A season of business with weights of its own, such as the months before the new year.
public struct Cycle: Sendable, Equatable, Identifiable {
    public var id: String
    public var name: BilingualText
    /// From 1 to 12.
    public var months: Set<Int>

    public init(id: String, name: BilingualText, months: Set<Int>) {
        self.id = id
        self.name = name
        self.months = months
    }

    /// Whether the period's first date is in one of the months.
    public func contains(_ period: Period) -> Bool { months.contains(period.firstDate.month) }
}
