import Parallelism
import Statistics

/// From what a search found, the few segments that say what the many overlapping ones do, the simplest of each.
struct SegmentSelection: Sendable {
    let selectors: [SelectorColumn]
    let outcome: SubgroupOutcome
    let fewestRows: Int
    let most: Int

    /// Orders in common, as a share of those in either, beyond which two segments are one.
    static let mostOverlap = 0.5
    /// A segment is nothing exceptional if most orders are in it.
    static let mostShare = 0.5
    /// In standard errors: what a segment has outside of another one, or more than the rest of it, to be one of its own.
    static let leastOwnEffect = 2.5
    /// By what a condition more has to pay for itself.
    static let worthOfSimplicity = 0.9
    static let mostCandidates = 150

    private struct Chosen: Sendable {
        let found: FoundSubgroup
        let cover: RowSet
        let count: Int
    }

    /// - Parameter found: of one direction.
    func callAsFunction(_ found: [FoundSubgroup]) -> [FoundSubgroup] {
        let rows = outcome.residuals.count
        func worth(_ found: FoundSubgroup) -> Double {
            (1..<found.subgroup.conditions.count).reduce(found.quality) { worth, _ in
                worth * SegmentSelection.worthOfSimplicity
            }
        }
        let candidates = found.enumerated()
            .filter { Double($0.element.count) <= SegmentSelection.mostShare * Double(rows) }
            .map { (offset: $0.offset, found: $0.element, worth: worth($0.element)) }
            .sorted { ($1.worth, $0.offset) < ($0.worth, $1.offset) }
            .prefix(SegmentSelection.mostCandidates)
        var chosen: [Chosen] = []
        for candidate in candidates {
            let cover = candidate.found.subgroup.cover(selectors)
            let new = Chosen(found: candidate.found, cover: cover, count: candidate.found.count)
            let chosenNow = chosen
            let isExplained = concurrentMap(chosenNow.count) { explains(chosenNow[$0], new) }
            guard !isExplained.contains(true) else { continue }
            chosen.append(new)
            if chosen.count == most { break }
        }
        // What is slow only because of a part of it is that part.
        let all = chosen
        return all.indices.filter { index in
            !all.contains { other in
                other.found.subgroup.conditions.count > all[index].found.subgroup.conditions.count
                    && hasNothing(all[index], outside: other)
            }
        }.map { all[$0].found }
    }

    private func explains(_ known: Chosen, _ new: Chosen) -> Bool {
        let common = known.cover.intersectionCount(new.cover)
        guard common > 0 else { return false }
        let either = known.count + new.count - common
        if new.count - common >= max(1, fewestRows / 2) {
            return Double(common) > SegmentSelection.mostOverlap * Double(either)
                || hasNothing(new, outside: known)
        }
        // It lies within: is it more than the rest?
        let rest = known.cover.subtracting(new.cover)
        let (inner, outer) = (mean(new.cover, known, new), mean(rest, known, new))
        let error =
            outcome.deviation * (1 / Double(new.count) + 1 / Double(max(1, rest.count))).squareRoot()
        return sign(new) * (inner - outer) < SegmentSelection.leastOwnEffect * error
    }

    /// Whether the rows of one that are not in the other are as others are.
    private func hasNothing(_ one: Chosen, outside other: Chosen) -> Bool {
        let rest = one.cover.subtracting(other.cover)
        let count = Double(rest.count)
        guard count > 0, count < Double(one.count) else { return false }
        return sign(one) * mean(rest, one, other) * count.squareRoot()
            < SegmentSelection.leastOwnEffect * outcome.deviation
    }

    private func mean(_ rows: RowSet, _ one: Chosen, _ other: Chosen) -> Double {
        let columns = Set(one.found.subgroup.columns + other.found.subgroup.columns).sorted()
        return outcome.sum(over: rows, columns: columns) / Double(max(1, rows.count))
    }

    private func sign(_ chosen: Chosen) -> Double { chosen.found.direction == .higher ? 1 : -1 }
}
