import Delays
import LogQuality

extension DelayAnalysis {
    /// What the lead times, and being late, depend on; columns that the doctor calls leaks are left out and named.
    /// - Parameter options: what they leave out is left out too.
    /// - Throws: ``Delays/LateRuleError`` where the log lacks what the late rule asks for;
    ///   ``Delays/DriversError``.
    public func drivers(options: DriverOptions = DriverOptions()) throws -> DriversReport {
        let lateness = try self.lateness
        return try DriversReport(
            ledger,
            lateness: lateness,
            rule: lateRule,
            options: leavingOutLeaks(options, judgedBy: lateness)
        )
    }

    /// Which orders take longer, or are late more often, than comparable ones, and which do well; the same columns are left out.
    /// - Throws: as ``drivers(options:)`` does.
    public func segments(options: SegmentOptions = SegmentOptions()) throws -> SegmentsReport {
        let lateness = try self.lateness
        var options = options
        options.drivers = leavingOutLeaks(options.drivers, judgedBy: lateness)
        return try SegmentsReport(ledger, lateness: lateness, rule: lateRule, options: options)
    }

    /// What was to be expected of each order by what it is; columns that the doctor calls leaks are left out.
    /// - Throws: ``Delays/LateRuleError`` where the log lacks what the late rule asks for; ``Delays/ExpectationError``;
    ///   ``Delays/DriversError/noSuchAttribute(_:known:)``.
    public func expectedOutcomes(
        _ outcome: OrderOutcome,
        options: ExpectedOutcomes.Options = ExpectedOutcomes.Options()
    ) throws -> ExpectedOutcomes {
        var options = options
        options.drivers = try leavingOutLeaks(options.drivers, of: outcome)
        return try ExpectedOutcomes(ledger, of: outcome, lateness: lateness, options: options)
    }

    /// The same options with what tells how an order came out left out, and not what it is.
    ///
    /// Of lead times this is judged by the promises that the log has, whatever being late is asked to mean: what makes orders take
    /// longer than a target also tells which are longer than it, and is no leak for that.
    /// - Throws: ``Delays/LateRuleError``; ``Delays/DriversError/noSuchAttribute(_:known:)``.
    func leavingOutLeaks(_ options: DriverOptions, of outcome: OrderOutcome) throws -> DriverOptions {
        try options.refuseUnknownAttributes(ledger.log)
        let judged =
            switch outcome {
            case .late: try lateness
            case .leadTime:
                ledger.log.hasPromises
                    ? try ledger.lateness(by: .promise, deskHours: ledger.roster.deskHours) : nil
            }
        return leavingOutLeaks(options, judgedBy: judged)
    }

    private func leavingOutLeaks(_ options: DriverOptions, judgedBy lateness: [Lateness]?) -> DriverOptions {
        var options = options
        let known = options.knownAtArrival
        for finding in diagnosis(judgedBy: lateness).findings {
            options.setAside += finding.artefacts.filter { !known.contains($0.feature) }
            guard let reason = DriverLeftOutRow.Reason(finding.code) else { continue }
            for column in finding.columns where options.leftOut[column] == nil && !known.contains(column) {
                options.leftOut[column] = reason
            }
        }
        if case .attribute(let name, _) = lateRule { options.leftOut[name] = .lateRule }
        return options
    }
}

extension DriverLeftOutRow.Reason {
    /// Nil for what is no leak.
    init?(_ code: QualityCode) {
        switch code {
        case .outcomeLeak: self = .outcomeLeak
        case .outcomeLeakPair: self = .outcomeLeakPair
        case .leadTimeCopy: self = .leadTimeCopy
        case .knownOnlyLater: self = .knownOnlyLater
        case .restatesEvents: self = .restatesEvents
        default: return nil
        }
    }
}
