import Delays
import EventLogs
import Improvements
import Scorecards

/// Everything that was analysed of a desk in one run, with what management should make of it on top.
///
/// It is the one source of every export of `orderlens report` and `orderlens analyze`, and the contract of its JSON; the schema is
/// `Documentation/report.schema.json`. Each part is the report of that analysis as its own command prints it. What was not
/// made is left out, and ``notMade`` says why.
public struct ManagementReport: Codable, Sendable {
    /// The version of this contract.
    public var schema = "orderlens.report/1"
    public var made: Making
    public var summary: ManagementSummary
    /// Of all analyses, in order of rank.
    public var findings: [Finding]
    /// Against an earlier run; null if there was none, or none was asked for.
    @ExplicitNull public var changes: FindingChanges?
    /// Those that findings name as examples, of the first findings, from arrival to completion.
    public var orders: [OrderRow]
    public var delays: DelayReport
    public var drivers: DriversReport?
    public var segments: SegmentsReport?
    public var weeks: ComparisonReport?
    public var improvements: ImprovementsReport?
    public var indicators: IndicatorsReport?
    public var weights: WeightsReport?
    public var scores: ScoresReport?
    public var notMade: [NotMade]

    /// When and of what it was made.
    public struct Making: Codable, Sendable, Equatable {
        /// The name of the desk, or of its log.
        public var desk: String
        /// The day, as `2026-11-30`.
        public var day: String
        public var version: String

        public init(desk: String, day: String, version: String) {
            self.desk = desk
            self.day = day
            self.version = version
        }
    }

    /// An analysis that was not made, and why, in the language of the run.
    public struct NotMade: Codable, Sendable, Equatable {
        public var analysis: FindingSubject.Analysis
        public var reason: String

        public init(_ analysis: FindingSubject.Analysis, reason: String) {
            self.analysis = analysis
            self.reason = reason
        }
    }

    /// What the analyses made, before it is known what it comes to.
    public struct Parts: Sendable {
        public var delays: DelayReport
        public var drivers: DriversReport?
        public var segments: SegmentsReport?
        public var weeks: ComparisonReport?
        public var improvements: ImprovementsReport?
        public var indicators: IndicatorsReport?
        public var weights: WeightsReport?
        public var scores: ScoresReport?
        public var notMade: [NotMade] = []

        public init(delays: DelayReport) { self.delays = delays }

        /// Those that were made.
        var analyses: Set<FindingSubject.Analysis> {
            var made: Set<FindingSubject.Analysis> = [.delays, .doctor]
            if drivers != nil { made.insert(.drivers) }
            if segments != nil { made.insert(.segments) }
            if weeks != nil { made.insert(.weeks) }
            if improvements != nil { made.insert(.improvements) }
            if indicators != nil { made.formUnion([.indicators, .gaming, .scores]) }
            if weights != nil { made.insert(.weights) }
            return made.subtracting(notMade.map(\.analysis))
        }
    }

    /// - Parameters:
    ///   - ownFindings: those that need more than a report to tell: of the ledger, with its examples, and of the doctor.
    ///   - earlier: the findings of an earlier run.
    ///   - timeline: of an order that is named as an example.
    public init(
        _ parts: Parts,
        made: Making,
        ownFindings: [Finding],
        since earlier: FindingChanges.Earlier? = nil,
        timeline: ([String]) -> [OrderRow] = { _ in [] }
    ) {
        var found = ownFindings
        found += parts.improvements.map(Finding.improvements) ?? []
        found += parts.segments.map(Finding.segments) ?? []
        found += parts.drivers.map(Finding.drivers) ?? []
        found += parts.weeks?.weeks.map(Finding.changes) ?? []
        found += parts.weights.map(Finding.weights) ?? []
        found += parts.indicators.map(Finding.indicators) ?? []
        let ranked = RankedFindings(found)
        self.made = made
        findings = ranked.findings
        changes = earlier.map { FindingChanges(from: $0, to: ranked.findings, of: parts.analyses) }
        summary = ManagementSummary(ranked, parts)
        orders = timeline(ranked.examples(most: ManagementReport.mostOrders))
        delays = parts.delays
        drivers = parts.drivers
        segments = parts.segments
        weeks = parts.weeks
        improvements = parts.improvements
        indicators = parts.indicators
        weights = parts.weights
        scores = parts.scores
        notMade = parts.notMade
    }

    /// So many orders are told from arrival to completion.
    static let mostOrders = 30

    public subscript(id: Finding.ID) -> Finding? { findings.first { $0.id == id } }
}
