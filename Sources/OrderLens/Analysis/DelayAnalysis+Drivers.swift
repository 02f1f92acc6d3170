import Delays
import LogQuality

extension DelayAnalysis {
    /// What the lead times, and being late, depend on; columns that the doctor calls leaks are left out and named.
    /// - Parameter options: what they leave out is left out too.
    /// - Throws: ``LateRuleError`` where the log lacks what the late rule asks for;
    ///   ``DriversError/noSuchCluster(_:known:)``.
    public func drivers(options: DriverOptions = DriverOptions()) throws -> DriversReport {
        let lateness = try self.lateness
        var options = options
        for finding in diagnosis(judgedBy: lateness).findings {
            guard let reason = DriverLeftOutRow.Reason(finding.code) else { continue }
            for column in finding.columns where options.leftOut[column] == nil {
                options.leftOut[column] = reason
            }
        }
        if case .attribute(let name, _) = lateRule { options.leftOut[name] = .lateRule }
        return try DriversReport(ledger, lateness: lateness, rule: lateRule, options: options)
    }
}

extension DriverLeftOutRow.Reason {
    /// Nil for what is no leak.
    fileprivate init?(_ code: QualityCode) {
        switch code {
        case .outcomeLeak: self = .outcomeLeak
        case .outcomeLeakPair: self = .outcomeLeakPair
        case .leadTimeCopy: self = .leadTimeCopy
        case .knownOnlyLater: self = .knownOnlyLater
        default: return nil
        }
    }
}
