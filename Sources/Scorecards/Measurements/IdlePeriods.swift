/// The persons' periods in which somebody was there and did nothing of what an indicator sums or counts.
///
/// There is whoever has a fact of any indicator's formula in the period. Facts of outcomes do not tell: they may come periods after the
/// work that they are of.
struct IdlePeriods {
    private let indicators: Set<String>
    /// Those whose formulas give 0 where they have no facts; see ``Formula/empty``.
    private let zeros: Set<String>
    private var present: [Place] = []
    private var isPresent: Set<Place> = []
    /// Of each of ``zeros`` that has any facts.
    private var active: [String: Set<Place>] = [:]

    private struct Place: Hashable {
        let person: String
        let period: Period
    }

    init(_ card: Scorecard) {
        indicators = Set(card.indicators.map(\.id))
        zeros = Set(card.formulas.filter { $0.formula.empty == .zero }.map(\.id))
    }

    /// Notes who has facts of a formula, those included that do not count.
    mutating func add(_ result: FormulaResult, of id: String) {
        let places = result.cells.map { Place(person: $0.person, period: $0.period) }
        if zeros.contains(id), !places.isEmpty { active[id] = Set(places) }
        guard indicators.contains(id) else { return }
        for place in places where isPresent.insert(place).inserted { present.append(place) }
    }

    /// Those without a fact of a formula, in order of their first appearance. None where nobody has one in any period: then the
    /// formula found nothing, and not that nobody did anything.
    /// - Complexity: O(persons' periods).
    func periods(of id: String) -> [(person: String, period: Period)] {
        guard let active = active[id] else { return [] }
        return present.filter { !active.contains($0) }.map { ($0.person, $0.period) }
    }
}
