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

    init(from earlier: Earlier, to findings: [Finding]) {
        let before = Dictionary(
            earlier.findings.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        run = earlier.run
        day = earlier.day
        new = findings.filter { before[$0.id] == nil }.map(\.id)
        let known = findings.compactMap { now in before[now.id].map { (now, now.judged(since: $0)) } }
        better = known.filter { $0.1 == .better }.map(\.0.id)
        worse = known.filter { $0.1 == .worse }.map(\.0.id)
        unchanged = known.count - better.count - worse.count
        let now = Set(findings.map(\.id))
        gone = earlier.findings.filter { !now.contains($0.id) }
    }

    enum Verdict { case better, worse, unchanged }
}

extension Finding {
    /// Judged by the figure that does not grow with the length of the log: outside the interval that it had, or else by a tenth of
    /// what it was. Of what could be done, and of weights, nothing is better or worse.
    fileprivate func judged(since earlier: Finding) -> FindingChanges.Verdict {
        guard tone != .action,
            let own = evidence.first(where: { $0.quantity != .hours }),
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
