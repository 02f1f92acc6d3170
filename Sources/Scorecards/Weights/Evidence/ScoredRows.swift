import Statistics

/// The person-periods of which every indicator and every outcome is known, as more is better on both sides.
public struct ScoredRows: Sendable {
    /// Names of people and periods that the codes stand for.
    public let people: [String]
    public let periods: [Period]
    /// For each row its person and its period.
    let personCodes: [Int32]
    let periodCodes: [Int32]
    let indicators: [NumericColumn]
    let outcomes: [NumericColumn]
    /// How many rows of the panel lack an indicator or an outcome.
    public let incompleteCount: Int

    public var count: Int { personCodes.count }

    /// - Parameters:
    ///   - panel: with a column for each indicator, the score of which is better the higher it is, and each outcome.
    ///   - indicators: names of columns, in the order of the rules.
    /// - Throws: ``WeightEvidenceError``.
    /// - Complexity: O(rows · columns).
    public init(
        _ panel: Panel,
        indicators: [String],
        outcomes: [WeightOutcome]
    ) throws(WeightEvidenceError) {
        let signs = indicators.map { _ in 1.0 } + outcomes.map { $0.higherIsBetter ? 1.0 : -1.0 }
        let names = indicators + outcomes.map(\.id)
        var columns: [Panel.Column] = []
        for name in names {
            guard let column = panel[name] else { throw .missingColumn(name) }
            columns.append(column)
        }
        let complete = (0..<panel.rowCount).filter { row in columns.allSatisfy { !$0.values[row].isNaN } }
        guard !complete.isEmpty else { throw .noCompleteRows }
        var oriented: [NumericColumn] = []
        for (column, sign) in zip(columns, signs) {
            if let row = complete.first(where: { column.values[$0].isInfinite }) {
                throw .infinite(
                    column.name,
                    person: panel.people[Int(panel.personCodes[row])],
                    period: panel.periods[Int(panel.periodCodes[row])]
                )
            }
            oriented.append(
                NumericColumn(name: column.name, values: complete.map { sign * column.values[$0] })
            )
        }
        people = panel.people
        periods = panel.periods
        personCodes = complete.map { panel.personCodes[$0] }
        periodCodes = complete.map { panel.periodCodes[$0] }
        self.indicators = Array(oriented.prefix(indicators.count))
        self.outcomes = Array(oriented.suffix(outcomes.count))
        incompleteCount = panel.rowCount - complete.count
        let present = Set(personCodes).count
        guard present > 1 else { throw .tooFewPeople(present) }
    }

    private init(_ other: ScoredRows, rows: [Int]) {
        people = other.people
        periods = other.periods
        personCodes = rows.map { other.personCodes[$0] }
        periodCodes = rows.map { other.periodCodes[$0] }
        func chosen(_ columns: [NumericColumn]) -> [NumericColumn] {
            columns.map { column in
                NumericColumn(name: column.name, values: rows.map { column.values[$0] })
            }
        }
        indicators = chosen(other.indicators)
        outcomes = chosen(other.outcomes)
        incompleteCount = other.incompleteCount
    }

    /// The rows of some of the periods; nil where they are of fewer than two people.
    func inPeriods(_ isIncluded: (Period) -> Bool) -> ScoredRows? {
        let isChosen = periods.map(isIncluded)
        let chosen = ScoredRows(self, rows: (0..<count).filter { isChosen[Int(periodCodes[$0])] })
        return Set(chosen.personCodes).count > 1 ? chosen : nil
    }

    /// The codes of the periods that have rows, rising.
    var observedPeriods: [Int32] { Set(periodCodes).sorted() }
}
