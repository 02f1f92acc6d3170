import Delays
import Improvements

extension DelayAnalysis {
    /// The desk of the log, to be replayed with changes.
    /// - Throws: ``Improvements/ReplayError`` where the log cannot be replayed; ``Delays/LateRuleError`` where it lacks what the late
    ///   rule asks for.
    public func improvementStudy(
        options: ImprovementStudy.Options = ImprovementStudy.Options()
    ) throws -> ImprovementStudy {
        // A rule that the log cannot be judged by is refused here as everywhere.
        _ = try lateness
        return try ImprovementStudy(ledger, rule: lateRule, options: options)
    }
}
