import Delays
import Improvements

/// Findings of all analyses as one list: what says the same is one finding, what says the opposite is named, and what could be done
/// stands beside what it answers. The gravest come first.
public struct RankedFindings: Sendable, Equatable {
    public let findings: [Finding]

    /// - Parameter found: those of an analysis in its own order, which decides where nothing else does.
    public init(_ found: [Finding]) {
        var merged = RankedFindings.merged(found)
        RankedFindings.findContradictions(&merged)
        RankedFindings.findAnswers(&merged)
        findings = RankedFindings.ranked(merged)
    }

    /// Those of a tone, in order.
    public func of(_ tone: Finding.Tone) -> [Finding] { findings.filter { $0.tone == tone } }

    /// The orders that the first findings name, each once, in their order.
    func examples(most: Int) -> [String] {
        var seen: Set<String> = []
        let all = findings.flatMap { $0.examples.map(\.order) }.filter { seen.insert($0).inserted }
        return Array(all.prefix(most))
    }

    /// What costs time first and by the hours that are sure, then the rest as the analyses have it; hints after all others.
    /// Actions keep the order of their study, which weighs what they give against what they take.
    private static func ranked(_ found: [Finding]) -> [Finding] {
        func rank(_ finding: Finding) -> (Int, Int, Double) {
            let hours = finding.tone == .action ? 0 : abs(finding.impact.sureHours ?? 0)
            return (finding.tone.rank, finding.grade == .hint ? 1 : 0, -hours)
        }
        return found.enumerated().sorted {
            let (left, right) = (rank($0.element), rank($1.element))
            return (left.0, left.1, left.2, $0.offset) < (right.0, right.1, right.2, $1.offset)
        }.map(\.element)
    }

    // MARK: The same, and the opposite

    /// A driver's level and a segment of that one condition say the same; so do a segment's hours and its lateness. The better
    /// graded one stays, the first of equals, and has the figures of both.
    private static func merged(_ found: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        var places: [String: Int] = [:]
        for finding in found.enumerated().sorted(by: {
            ($0.element.grade, $0.offset) < ($1.element.grade, $1.offset)
        }).map(\.element) {
            guard let topic = finding.subject.topic else {
                kept.append(finding)
                continue
            }
            let key = topic + "/" + finding.tone.rawValue
            if let place = places[key] {
                kept[place].takeIn(finding)
            } else {
                places[key] = kept.count
                kept.append(finding)
            }
        }
        let order = Dictionary(
            found.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return kept.sorted { order[$0.id, default: 0] < order[$1.id, default: 0] }
    }

    /// The same orders, once worse and once better than others; an indicator that is to weigh more and goes against an outcome, or less
    /// and goes with one.
    private static func findContradictions(_ found: inout [Finding]) {
        for (first, second) in found.indices.pairs {
            guard found[first].contradicts(found[second]) else { continue }
            found[first].contradicts.append(found[second].id)
            found[second].contradicts.append(found[first].id)
        }
    }

    /// Levers that act on the activity of a problem; proposed weights of an indicator that tells nobody apart or looks made to
    /// measure. What cannot be told to give anything is none; what is only bounded comes after what was replayed, the most first.
    private static func findAnswers(_ found: inout [Finding]) {
        let actions = found.filter { $0.tone == .action && $0.mayGive }.enumerated().sorted {
            ($0.element[.mostLeadTime] ?? -.infinity, $0.offset) < (
                $1.element[.mostLeadTime] ?? -.infinity, $1.offset
            )
        }.map(\.element)
        for place in found.indices where found[place].tone != .action {
            found[place].answers = actions.filter { $0.answers(found[place]) }.map(\.id)
        }
    }
}

extension Finding {
    /// Takes in the figures that it does not have yet, and the examples that there is room for.
    fileprivate mutating func takeIn(_ other: Finding) {
        supportedBy.append(other.id)
        let known = Set(evidence.map(\.quantity))
        evidence += other.evidence.filter { !known.contains($0.quantity) }
        if impact.hours == nil {
            impact.hours = other.impact.hours
            impact.sureHours = other.impact.sureHours
        }
        if impact.lateOrders == nil { impact.lateOrders = other.impact.lateOrders }
        let orders = Set(examples.map(\.order))
        examples += other.examples.filter { !orders.contains($0.order) }
            .prefix(max(0, Finding.mostExamples - examples.count))
        caveats += other.caveats.filter { !caveats.contains($0) }
    }

    fileprivate func contradicts(_ other: Finding) -> Bool {
        let tones: Set = [tone, other.tone]
        if let topic = subject.topic, topic == other.subject.topic { return tones == [.problem, .strength] }
        switch (subject, other.subject) {
        case (.weight(let id, _, _), .association(_, _, let ids)) where ids.first == id:
            return other.tone == (isRaised ? .problem : .strength)
        case (.association, .weight): return other.contradicts(self)
        case (.driver(let one, _, _), .driver(let another, _, _))
        where one.level == nil && another.level == nil:
            // Numbers that the same orders reach, to the order, tell of these orders two ways.
            return tones == [.problem, .strength] && impact.orders == other.impact.orders
        default: return false
        }
    }

    /// Of a weight, whether it is to be more.
    private var isRaised: Bool { (self[.proposedWeight] ?? 0) > (self[.currentWeight] ?? 0) }

    /// Of something to do, whether it gives anything that can be told from nothing, or may give as much as would be shown.
    fileprivate var mayGive: Bool {
        guard subject.analysis == .improvements else { return true }
        return self[.mostLeadTime].map { $0 <= -Finding.leastBound } ?? (grade != .hint)
    }

    /// Hours an order below which a bound is no reason to do anything.
    private static let leastBound = 0.1

    /// Whether it is something to do about a problem.
    fileprivate func answers(_ problem: Finding) -> Bool {
        switch (subject, problem.subject) {
        case (.levers(let levers), .stage(let activity, let cause)):
            return levers.contains { lever in
                lever.takes(from: cause) && lever.actsOn(activity)
            }
        case (.levers(let levers), .change(let activity?, _)) where problem.tone == .problem:
            return levers.contains { $0.actsOn(activity) }
        case (.weight(let id, _, _), .saturation(let other, _)): return id == other
        case (.weight(let id, _, _), .gaming(_, _, _, let ids)): return ids.contains(id)
        default: return false
        }
    }
}

extension FindingSubject {
    /// What two findings have in common that say the same, or the opposite; nil for what only one analysis tells of.
    fileprivate var topic: String? {
        switch self {
        case .driver(let condition, _, true): condition.level.map { "\(condition.feature)=\($0)" }
        case .segment(let conditions, _): conditions.map(\.key).sorted().joined(separator: "&")
        default: nil
        }
    }
}

extension LeverRow {
    /// Whether it acts at the activity.
    fileprivate func actsOn(_ activity: String) -> Bool { answers.activities?.contains(activity) ?? true }

    /// Whether it takes time from the cause; that before the first touch has causes of its own, of which any will do.
    fileprivate func takes(from cause: Cause) -> Bool {
        cause == .firstTouch
            ? !Set(Cause.ofWaiting).isDisjoint(with: answers.causes) : answers.causes.contains(cause)
    }
}

extension Finding.Tone {
    fileprivate var rank: Int {
        switch self {
        case .problem: 0
        case .action: 1
        case .strength: 2
        case .doubt: 3
        }
    }
}

extension Range<Int> {
    /// All pairs of different elements, the smaller one first.
    fileprivate var pairs: [(Int, Int)] {
        flatMap { first in (first + 1..<Swift.max(first + 1, upperBound)).map { (first, $0) } }
    }
}
