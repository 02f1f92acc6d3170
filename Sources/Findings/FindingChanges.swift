import EventLogs

/// What became of an earlier run's findings.
public struct FindingChanges: Codable, Sendable, Equatable {
    /// The run that it is compared with: its number and day.
    public var run: Int
    public var day: String
    /// Ids of findings of this run.
    public var new: [Finding.ID]
    public var better: [Finding.ID]
    public var worse: [Finding.ID]
    public var unchanged: Int
    /// Those of the earlier run that are not found any more, as they were.
    public var gone: [Finding]

    /// An earlier run.
    public struct Earlier: Sendable, Equatable {
        public let run: Int
        public let day: String
        public let findings: [Finding]

        public init(run: Int, day: String, findings: [Finding]) {
            self.run = run
            self.day = day
            self.findings = findings
        }
    }

    /// A counted figure has to move by this share of what it was to be better or worse.
    static let leastChange = 0.1

    /// - Parameter made: the analyses of this run: what another one found has not gone away.
    init(from earlier: Earlier, to findings: [Finding], of made: Set<FindingSubject.Analysis>) {
        let before = Dictionary(
            earlier.findings.flatMap { finding in finding.identities.map { ($0, finding) } },
            uniquingKeysWith: { first, _ in first }
        )
        run = earlier.run
        day = earlier.day
        let known = findings.map { now in (now, now.identities.lazy.compactMap { before[$0] }.first) }
        new = known.filter { $0.1 == nil }.map(\.0.id)
        let judged = known.compactMap { now, before in before.map { (now.id, now.judged(since: $0)) } }
        better = judged.filter { $0.1 == .better }.map(\.0)
        worse = judged.filter { $0.1 == .worse }.map(\.0)
        unchanged = judged.count - better.count - worse.count
        let now = Set(findings.flatMap(\.identities))
        gone = earlier.findings.filter {
            made.contains($0.subject.analysis) && now.isDisjoint(with: $0.identities)
        }
    }

    enum Verdict { case better, worse, unchanged }
}

extension Finding {
    /// Its id and those of the findings that were taken into it: which of them leads may differ between runs.
    fileprivate var identities: [Finding.ID] { [id] + supportedBy }

    /// Judged by its first figure, of a part of the lead time by the hours of an order, which do not grow with the log: outside
    /// the interval that it had, or else by a tenth of what it was. Of what could be done, and of weights, nothing is better or worse.
    fileprivate func judged(since earlier: Finding) -> FindingChanges.Verdict {
        guard tone != .action,
            let own = measure(.hoursPerOrder) ?? evidence.first,
            let old = earlier.measure(own.quantity)
        else { return .unchanged }
        let hasMoved: Bool =
            if let lower = old.lower, let upper = old.upper { own.value < lower || own.value > upper } else {
                abs(own.value - old.value) > FindingChanges.leastChange * abs(old.value)
            }
        guard hasMoved else { return .unchanged }
        let isMore = own.value > old.value
        return isMore == own.quantity.isBetterHigh ? .better : .worse
    }
}

extension Measure.Quantity {
    /// Whether more of it is better.
    fileprivate var isBetterHigh: Bool {
        switch self {
        case .withinCorrelation, .shareMeetingTarget, .explainedGain: true
        default: false
        }
    }
}
