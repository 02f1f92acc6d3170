/// A value of a person's period that is not there, and why.
public struct WithheldValue: Sendable, Equatable {
    public var person: String
    public var period: Period
    /// Of the indicator or outcome.
    public var id: String
    public var reason: Reason

    public enum Reason: Sendable, Equatable {
        case tooFewFacts(count: Int, needed: Int)
        /// Appeals have taken out all facts.
        case allExcluded(Int)
        /// So many facts, and none has a value: NULL, as after a division by zero.
        case noValue(facts: Int)
        /// The values add up to more than a number can be.
        case overflow
    }

    init(_ person: String, _ period: Period, _ id: String, _ reason: Reason) {
        (self.person, self.period, self.id, self.reason) = (person, period, id, reason)
    }

    /// - Precondition: the cell has no value.
    init(_ cell: FormulaResult.Cell, of id: String) {
        let reason: Reason =
            switch cell.value {
            case .noValue: .noValue(facts: cell.withoutValue)
            case .overflow: .overflow
            case .tooFewFacts where cell.count == 0 && cell.excluded > 0: .allExcluded(cell.excluded)
            case .tooFewFacts(let needed): .tooFewFacts(count: cell.count, needed: needed)
            case .measured: preconditionFailure("a value that is not withheld")
            }
        self.init(cell.person, cell.period, id, reason)
    }
}
