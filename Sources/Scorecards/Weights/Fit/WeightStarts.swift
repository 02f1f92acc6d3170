import LinearAlgebra
import Statistics

/// Where a ``WeightFit`` begins, beside the centre, so that it does not end in a lesser valley: the same places each time.
///
/// With several outcomes the optimum goes with some of them and, maybe, against others. For each choice of outcomes there is one best
/// set of weights for these alone (``WeightCone``), and the optimum is mostly in the valley of one of them. Where the composite runs
/// against outcomes, places spread over what the rules allow are looked at as well, and of all the most promising are begun from.
struct WeightStarts {
    let points: [[Double]]

    /// So many places at most are begun from.
    private static let most = 6
    /// With more outcomes, not every choice of them is looked at: each alone, each two and all.
    private static let mostForAllChoices = 4
    private static let spreadPlaces = 16

    /// - Throws: ``WeightRulesError/conflict(_:gap:)``; `QuadraticProgramError` where numbers are not finite.
    /// - Complexity: that of a quadratic program for each place.
    init(_ objective: WeightObjective, rules: WeightRules) throws {
        var places: [[Double]] = []
        for choice in Self.choices(of: objective.priorities.count) {
            let isChosen = Set(choice)
            let alone = WeightObjective(
                objective.evidence,
                priorities: objective.priorities.enumerated().map { isChosen.contains($0) ? $1 : 0 },
                centre: objective.centre,
                price: objective.price
            )
            if let best = try WeightCone(alone, rules: rules).weights { places.append(best) }
        }
        let centre = objective.evidence.scales(of: objective.centre)
        if objective.priorities.count > 1 || centre.contains(where: { $0 < 0 }) {
            var stream = RandomStream(seed: 1)
            for _ in 0..<Self.spreadPlaces {
                let place = objective.centre.map { _ in stream.nextPositiveUniform() }
                let sum = place.reduce(0, +)
                places.append(try rules.nearest(to: place.map { $0 / sum }))
            }
        }
        let ranked = places.map { (place: $0, value: objective.value(at: $0)) }.enumerated()
            .sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
        points = ranked.prefix(Self.most).map(\.element.place)
    }

    /// Choices of outcomes, at least one of them.
    private static func choices(of count: Int) -> [[Int]] {
        let all = Array(0..<count)
        guard count > mostForAllChoices else {
            return (1..<1 << count).map { bits in all.filter { bits >> $0 & 1 == 1 } }
        }
        return [all] + all.map { [$0] } + all.flatMap { first in all[(first + 1)...].map { [first, $0] } }
    }
}
