/// All appeals that were entered, in order; none is ever taken out. One that was withdrawn takes out no facts.
public struct AppealRegister: Sendable, Equatable {
    public private(set) var appeals: [Appeal]
    private var bySubject: [Appeal.Subject: [Int]] = [:]

    public init(_ appeals: [Appeal] = []) {
        self.appeals = appeals
        for (index, appeal) in appeals.enumerated() where appeal.withdrawal == nil {
            bySubject[appeal.subject, default: []].append(index)
        }
    }

    /// Those that were not withdrawn.
    public var standing: [Appeal] { appeals.filter { $0.withdrawal == nil } }

    /// The first one that stands and takes out the same facts.
    public func appealOfTheSame(as appeal: Appeal) -> Appeal? {
        standing.first { $0.isAboutTheSame(as: appeal) }
    }

    /// The first appeal by which a fact does not count for an indicator; nil if it counts.
    /// - Complexity: O(appeals against the same event and order).
    public func appeal(against fact: Fact, of indicator: String) -> Appeal? {
        if bySubject.isEmpty { return nil }
        let subjects = [fact.event.map(Appeal.Subject.event), fact.order.map(Appeal.Subject.order)]
        let candidates = subjects.compactMap(\.self).flatMap { bySubject[$0] ?? [] }
        return candidates.sorted().lazy.map { appeals[$0] }.first { appeal in
            (appeal.indicator == nil || appeal.indicator == indicator)
                && (appeal.person == nil || appeal.person == fact.person)
        }
    }

    /// The register with one more appeal.
    func adding(_ appeal: Appeal) -> AppealRegister { AppealRegister(appeals + [appeal]) }

    /// The register with an appeal taken back.
    /// - Throws: ``AppealError`` where there is no such appeal, or nothing that says why or who.
    func withdrawing(_ number: Int, _ withdrawal: Appeal.Withdrawal) throws(AppealError) -> AppealRegister {
        if withdrawal.reason.trimmed.isEmpty { throw .noReason }
        if withdrawal.by.trimmed.isEmpty { throw .nobody }
        guard let place = appeals.firstIndex(where: { $0.number == number }) else {
            throw .noSuchAppeal(number, entered: appeals.count)
        }
        guard appeals[place].withdrawal == nil else { throw .withdrawnAlready(number) }
        var withdrawn = appeals
        withdrawn[place].withdrawal = withdrawal
        return AppealRegister(withdrawn)
    }
}
