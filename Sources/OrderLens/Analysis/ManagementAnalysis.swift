import Delays
import EventLogs
import Findings
import Improvements
import LogQuality
import Reports
import Scorecards
import Workspace

/// From a log, and a scorecard if there is one, to everything that management is told.
///
/// ```swift
/// let delays = try DelayAnalysis(of: OpenedLog("orders.csv"))
/// let options = ManagementAnalysis.Options(desk: "Order desk", day: "2025-05-02", version: "1")
/// let report = try ManagementAnalysis(delays, options, wording: { "\($0)" }).report
/// ```
///
/// An analysis that the data do not allow is left out, with the reason in the report; the others go on.
public struct ManagementAnalysis: Sendable {
    public let report: ManagementReport
    /// What the report tells of, under the names that it uses.
    public let ledger: DelayLedger
    /// Of each order; nil without a late rule.
    public let lateness: [Lateness]?

    /// What is asked for.
    public struct Options: Sendable {
        public var desk: String
        /// The day that the report is made, as `2026-11-30`.
        public var day: String
        public var version: String
        public var seed: UInt64 = 1
        public var improvements = ImprovementStudy.Options()
        public var request = ImprovementRequest()
        /// Analyses that are not made.
        public var skipped: Set<FindingSubject.Analysis> = []
        /// Of the weights, where there is a scorecard; its pseudonyms are those of the whole report.
        public var weights = WeightsAnalysis.Options()
        /// What findings are compared with.
        public var earlier: FindingChanges.Earlier?

        public init(desk: String, day: String, version: String) {
            self.desk = desk
            self.day = day
            self.version = version
        }
    }

    /// The analyses, in the order in which they are made.
    public static let steps = FindingSubject.Analysis.allCases.count

    /// - Parameters:
    ///   - wording: says an error in words, for ``Findings/ManagementReport/notMade``.
    ///   - progress: is called before each analysis with how many are done.
    /// - Throws: ``Delays/LateRuleError`` where the log lacks what the late rule asks for.
    public init(
        _ known: DelayAnalysis,
        scorecard: ScorecardAnalysis? = nil,
        _ options: Options,
        wording: (any Error) -> String,
        progress: (Int) -> Void = { _ in }
    ) throws {
        let analysis = options.weights.pseudonyms.map { known.pseudonymised($0) } ?? known
        var done = 0
        var parts = ManagementReport.Parts(delays: try analysis.report())
        /// Nil where the analysis cannot be made.
        func made<Result>(
            _ kind: FindingSubject.Analysis,
            _ body: () throws -> Result
        ) -> Result? {
            progress(done)
            done += 1
            if options.skipped.contains(kind) {
                parts.notMade.append(.skipped(kind, in: analysis.language))
                return nil
            }
            do { return try body() } catch {
                parts.notMade.append(ManagementReport.NotMade(kind, reason: wording(error)))
                return nil
            }
        }
        let lateness = try analysis.lateness
        var own = made(.delays) { Finding.parts(of: parts.delays, analysis.ledger, lateness: lateness) } ?? []
        own += made(.doctor) { Finding.doubts(of: analysis.diagnosis(judgedBy: lateness)) } ?? []
        parts.weeks = made(.weeks) { try ComparisonAnalysis(of: analysis).weeks(seed: options.seed) }
        var drivers = DriverOptions()
        drivers.seed = options.seed
        parts.drivers = made(.drivers) { try analysis.drivers(options: drivers) }
        var segments = SegmentOptions()
        segments.drivers.seed = options.seed
        parts.segments = made(.segments) { try analysis.segments(options: segments) }
        parts.improvements = made(.improvements) {
            try ImprovementsReport(
                analysis.improvementStudy(options: options.improvements),
                options.request
            )
        }
        if let scorecard {
            let named = options.weights.pseudonyms.map { scorecard.pseudonymised($0) } ?? scorecard
            parts.indicators = made(.indicators) { try IndicatorsReport(named) }
            parts.scores = made(.scores) { ScoresReport(named) }
            parts.weights = made(.weights) { try WeightsAnalysis(scorecard, options.weights).report }
        }
        ledger = analysis.ledger
        self.lateness = lateness
        report = ManagementReport(
            parts,
            made: ManagementReport.Making(desk: options.desk, day: options.day, version: options.version),
            ownFindings: own,
            since: options.earlier,
            timeline: { analysis.timelines($0, lateness: lateness) }
        )
    }

    /// Keeps the run in the workspace that the log is from: findings, ledger, scores, proposals and improvements as tables.
    /// - Precondition: it was made without pseudonyms.
    /// - Throws: ``Workspace/WorkspaceError``.
    public func store(in workspace: Workspace) throws {
        try RunTables.store(report, ledger, lateness: lateness, in: workspace)
    }
}
