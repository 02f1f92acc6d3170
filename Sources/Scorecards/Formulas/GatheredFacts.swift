/// The facts of a formula that count by one choice of them, and how many became what.
struct GatheredFacts {
    private var sums: FactSums
    private(set) var counted = 0
    private(set) var withoutValue = 0
    private var excluded = 0

    init(_ formula: Formula) { sums = FactSums(formula.aggregate, empty: formula.empty) }

    mutating func add(_ fact: Fact, isExcluded: Bool) {
        sums.add(fact, isExcluded: isExcluded)
        if isExcluded {
            excluded += 1
        } else if fact.value == nil {
            withoutValue += 1
        } else {
            counted += 1
        }
    }

    /// - Parameter read: what became of the rows that are no facts.
    func result(minimum: Int, of read: FormulaResult.Rows, _ facts: [Fact]) -> FormulaResult {
        var rows = read
        (rows.counted, rows.withoutValue, rows.excluded) = (counted, withoutValue, excluded)
        return FormulaResult(cells: sums.results(minimum: minimum), facts: facts, rows: rows)
    }
}
