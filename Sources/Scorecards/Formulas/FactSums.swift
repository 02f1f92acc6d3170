import Statistics

/// Gathers the facts of each person's periods into values.
struct FactSums {
    private var places: [Key: Int] = [:]
    private var cells: [Cell] = []
    private let aggregate: Formula.Aggregate
    private let empty: Formula.Empty

    private struct Key: Hashable {
        let person: String
        let period: Int
    }

    private struct Cell {
        let person: String
        let period: Period
        var sum = 0.0
        var count = 0
        var withoutValue = 0
        var excluded = 0
        /// For medians only.
        var values: [Double] = []
    }

    init(_ aggregate: Formula.Aggregate, empty: Formula.Empty = .missing) {
        self.aggregate = aggregate
        self.empty = empty
    }

    mutating func add(_ fact: Fact, isExcluded: Bool) {
        let place = places[Key(person: fact.person, period: fact.period.index), default: cells.count]
        if place == cells.count {
            places[Key(person: fact.person, period: fact.period.index)] = place
            cells.append(Cell(person: fact.person, period: fact.period))
        }
        if isExcluded {
            cells[place].excluded += 1
        } else if let value = fact.value {
            cells[place].count += 1
            cells[place].sum += value
            if aggregate == .median { cells[place].values.append(value) }
        } else {
            cells[place].withoutValue += 1
        }
    }

    /// - Parameter minimum: cells of fewer facts are withheld.
    func results(minimum: Int) -> [FormulaResult.Cell] {
        cells.map { cell in
            FormulaResult.Cell(
                person: cell.person,
                period: cell.period,
                value: value(cell, minimum: minimum),
                count: cell.count,
                withoutValue: cell.withoutValue,
                excluded: cell.excluded
            )
        }
    }

    private func value(_ cell: Cell, minimum: Int) -> FormulaResult.Value {
        if cell.count == 0, cell.withoutValue > 0 { return .noValue }
        if cell.count == 0, empty == .zero, minimum <= 1 { return .measured(0) }
        guard cell.count >= minimum, cell.count > 0 else { return .tooFewFacts(needed: max(minimum, 1)) }
        let count = Double(cell.count)
        let value =
            switch aggregate {
            case .mean: cell.sum / count
            case .sum: cell.sum
            case .count: count
            case .median: median(of: cell.values) ?? .nan
            case .share: 100 * cell.sum / count
            }
        return value.isFinite ? .measured(value) : .overflow
    }
}
