/// All appeals that were entered, in order; none is ever taken out.
public struct AppealRegister: Sendable, Equatable {
    public private(set) var appeals: [Appeal]
    private var bySubject: [Appeal.Subject: [Int]] = [:]

    public init(_ appeals: [Appeal] = []) {
        self.appeals = appeals
        for (index, appeal) in appeals.enumerated() { bySubject[appeal.subject, default: []].append(index) }
    }

    /// The first one that takes out the same facts.
    public func appealOfTheSame(as appeal: Appeal) -> Appeal? {
        appeals.first { $0.isAboutTheSame(as: appeal) }
    }

    /// The first appeal by which a fact does not count for an indicator; nil if it counts.
    /// - Complexity: O(appeals against the same event and order).
    public func appeal(against fact: Fact, of indicator: String) -> Appeal? {
        if appeals.isEmpty { return nil }
        let subjects = [fact.event.map(Appeal.Subject.event), fact.order.map(Appeal.Subject.order)]
        let candidates = subjects.compactMap(\.self).flatMap { bySubject[$0] ?? [] }
        return candidates.sorted().lazy.map { appeals[$0] }.first { appeal in
            (appeal.indicator == nil || appeal.indicator == indicator)
                && (appeal.person == nil || appeal.person == fact.person)
        }
    }
}
