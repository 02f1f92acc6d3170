import EventLogs

/// One thing that counts for or against somebody: a row of a formula.
public struct Fact: Sendable, Equatable {
    public var person: String
    public var period: Period
    /// The local date, where the formula gives a time and no period.
    public var date: CivilDate?
    /// Nil where the formula gave none, such as for a division by zero.
    public var value: Double?
    /// The name of the order that it is about.
    public var order: String?
    /// The number of the event in the workspace that it is about.
    public var event: Int64?

    public init(
        person: String,
        period: Period,
        date: CivilDate? = nil,
        value: Double?,
        order: String? = nil,
        event: Int64? = nil
    ) {
        self.person = person
        self.period = period
        self.date = date
        self.value = value
        self.order = order
        self.event = event
    }
}
