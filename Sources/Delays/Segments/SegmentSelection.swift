import Parallelism
import Statistics

/// From what a search found, the few segments that say what the many overlapping ones do, the simplest of each.
struct SegmentSelection: Sendable {
    let selectors: [SelectorColumn]
    let outcome: SubgroupOutcome
    let fewestRows: Int
    /// Of the search: what is not better is nothing unusual.
    let leastQuality: Double
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

    /// - Parameter found: of one direction.
    func callAsFunction(_ found: [FoundSubgroup]) -> [SelectedSubgroup] {
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
        let simplified = SegmentSimplification(
            selectors: selectors,
            outcome: outcome,
            leastQuality: leastQuality
        )
        var chosen: [SelectedSubgroup] = []
        for candidate in candidates {
            let found = SelectedSubgroup(candidate.found, selectors)
            guard !isExplained(found, by: chosen) else { continue }
            let new = simplified(found)
            guard Double(new.count) <= SegmentSelection.mostShare * Double(rows),
                new.subgroup == found.subgroup || !isExplained(new, by: chosen)
            else { continue }
            chosen.append(new)
            if chosen.count == most { break }
        }
        // What is slow only because of a part of it is that part.
        let kept = chosen
        return kept.filter { own in
            !kept.contains { other in
                other.subgroup.conditions.count > own.subgroup.conditions.count
                    && hasNothing(own, outside: other)
            }
        }
    }

    private func isExplained(_ new: SelectedSubgroup, by known: [SelectedSubgroup]) -> Bool {
        concurrentMap(known.count) { explains(known[$0], new) }.contains(true)
    }

    private func explains(_ known: SelectedSubgroup, _ new: SelectedSubgroup) -> Bool {
        let common = known.cover.intersectionCount(new.cover)
        guard common > 0 else { return false }
        let either = known.count + new.count - common
        if new.count - common >= max(1, fewestRows / 2) {
            return Double(common) > SegmentSelection.mostOverlap * Double(either)
                || hasNothing(new, outside: known)
        }
        // It lies within: is it more than the rest?
        let worth = outcome.difference(
            new,
            rest: known.cover.subtracting(new.cover),
            columns: columns(known, new)
        )
        return worth < SegmentSelection.leastOwnEffect
    }

    /// Whether the rows of one that are not in the other are as others are.
    private func hasNothing(_ one: SelectedSubgroup, outside other: SelectedSubgroup) -> Bool {
        let rest = one.cover.subtracting(other.cover)
        let count = Double(rest.count)
        guard count > 0, count < Double(one.count) else { return false }
        let mean = outcome.sum(over: rest, columns: columns(one, other)) / count
        return one.direction.sign * mean * count.squareRoot()
            < SegmentSelection.leastOwnEffect * outcome.deviation
    }

    private func columns(_ one: SelectedSubgroup, _ other: SelectedSubgroup) -> [Int] {
        Set(one.subgroup.columns + other.subgroup.columns).sorted()
    }
}
