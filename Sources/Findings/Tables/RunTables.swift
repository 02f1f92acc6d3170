import Delays
import Workspace

/// Everything that a run found, as tables of the workspace that its log is from; `Documentation/Workspace.md` says what is in which.
public enum RunTables {
    /// Enters the run, and replaces the tables of the last one, in one transaction.
    /// - Parameters:
    ///   - ledger: that of the workspace's log, under the names that it has there.
    ///   - lateness: of each order; nil without a late rule.
    /// - Throws: ``Workspace/WorkspaceError``.
    public static func store(
        _ report: ManagementReport,
        _ ledger: DelayLedger,
        lateness: [Lateness]?,
        in workspace: Workspace
    ) throws {
        var results = LedgerTables.tables(ledger, lateness: lateness)
        results += report.scores.map(ScoreTables.tables) ?? []
        results += report.weights.map { [WeightTables.proposals($0)] } ?? []
        results += report.improvements.map(ImprovementTables.tables) ?? []
        try FindingTables.store(
            report.findings,
            day: report.made.day,
            version: report.made.version,
            beside: results,
            in: workspace
        )
    }
}
