/// A mark that somebody gave somebody.
public struct Rating: Sendable, Equatable {
    public var person: String
    public var rater: String
    public var period: Period
    public var mark: Double

    public init(person: String, rater: String, period: Period, mark: Double) {
        self.person = person
        self.rater = rater
        self.period = period
        self.mark = mark
    }
}
