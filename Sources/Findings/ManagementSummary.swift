import Delays
import EventLogs
import Improvements
import LogQuality
import Scorecards

/// What stands on the first page: lights, the causes that weigh most, and what to do.
///
/// Findings are named by their ids.
public struct ManagementSummary: Codable, Sendable, Equatable {
    public var lights: [StatusLight]
    /// Up to three parts of the lead time: those that late orders have most more of than the others, or where that is not known
    /// those that take most.
    public var causes: [Finding.ID]
    /// Up to three other findings: kinds of orders, drivers, and weeks from which on times are others.
    public var patterns: [Finding.ID]
    public var strengths: [Finding.ID]
    /// Up to five things to do, best first.
    public var actions: [Finding.ID]
    /// What to keep in mind: up to three of the gravest.
    public var doubts: [Finding.ID]

    static let mostCauses = 3
    static let mostPatterns = 3
    static let mostStrengths = 3
    static let mostActions = 5
    static let mostDoubts = 3

    init(_ ranked: RankedFindings, _ parts: ManagementReport.Parts) {
        let problems = ranked.of(.problem)
        lights = StatusLight.all(parts, ranked)
        let stages = problems.filter { $0.subject.analysis == .delays }
        let byGap = stages.filter { ($0[.lateGap] ?? 0) > 0 }.enumerated().sorted {
            (-($0.element[.lateGap] ?? 0), $0.offset) < (-($1.element[.lateGap] ?? 0), $1.offset)
        }.map(\.element)
        causes = (byGap.isEmpty ? stages : byGap).prefix(Self.mostCauses).map(\.id)
        let patternsOf: Set<FindingSubject.Analysis> = [.drivers, .segments, .weeks]
        var seen: Set<String> = []
        patterns = ManagementSummary.aboutDifferentThings(
            problems.filter { patternsOf.contains($0.subject.analysis) && $0.isUndisputed },
            most: Self.mostPatterns,
            besides: &seen
        )
        strengths = ManagementSummary.aboutDifferentThings(
            ranked.of(.strength).filter(\.isUndisputed),
            most: Self.mostStrengths,
            besides: &seen
        )
        actions = ManagementSummary.choice(
            of: ranked.of(.action).filter { $0.subject.analysis == .improvements && $0.grade != .hint }
        )
        doubts = ranked.of(.doubt).prefix(Self.mostDoubts).map(\.id)
    }

    /// The first ones that are each on a feature that none before is on: that orders do well while few are in hand says little more
    /// beside that they take long while many are.
    private static func aboutDifferentThings(
        _ findings: [Finding],
        most: Int,
        besides seen: inout Set<String>
    ) -> [Finding.ID] {
        var chosen: [Finding.ID] = []
        for finding in findings where chosen.count < most {
            if let features = finding.subject.features {
                guard !features.isSubset(of: seen) else { continue }
                seen.formUnion(features)
            }
            chosen.append(finding.id)
        }
        return chosen
    }

    /// The best of each kind of change first, so that a reader can choose between ways and not between stages alone.
    private static func choice(of actions: [Finding]) -> [Finding.ID] {
        var kinds: Set<[LeverKind]> = []
        let first = actions.filter { kinds.insert($0.subject.leverKinds).inserted }.map(\.id)
        let others = actions.map(\.id).filter { !first.contains($0) }
        let chosen = Set((first + others).prefix(mostActions))
        return actions.map(\.id).filter(chosen.contains)
    }
}

extension FindingSubject {
    /// The features that conditions are on; nil for what has none.
    fileprivate var features: Set<String>? {
        switch self {
        case .driver(let condition, _, _): [condition.feature]
        case .segment(let conditions, _): Set(conditions.map(\.feature))
        default: nil
        }
    }

    fileprivate var leverKinds: [LeverKind] {
        guard case .levers(let levers) = self else { return [] }
        return levers.map(\.kind)
    }
}

extension Finding {
    /// Whether it is more than a hint, and no other finding says the opposite.
    fileprivate var isUndisputed: Bool { grade != .hint && contradicts.isEmpty }

    /// The value of that measure, if it is among the evidence.
    public subscript(quantity: Measure.Quantity) -> Double? { measure(quantity)?.value }

    public func measure(_ quantity: Measure.Quantity) -> Measure? {
        evidence.first { $0.quantity == quantity }
    }
}
