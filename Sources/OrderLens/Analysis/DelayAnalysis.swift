import Delays
import EventLogs
import LogQuality
import Parallelism
import Reports
import Scorecards
import WorkCalendars

/// From a log to its delay ledger and report.
///
/// ```swift
/// let analysis = try DelayAnalysis(of: OpenedLog("orders.csv"))
/// let report = try analysis.report()
/// print(TerminalReport(report).text)
/// ```
public struct DelayAnalysis: Sendable {
    public private(set) var opened: OpenedLog
    public let configuration: Configuration
    public private(set) var ledger: DelayLedger
    public private(set) var calendars: [CalendarRow]
    /// What the doctor asks of the resources.
    private let loads: ResourceLoads
    /// What is wrong with the data, if it does not depend on which orders are late.
    private var diagnosed: IdleTimeResult<Diagnosis>?
    /// What the ledger judges lateness by: what the configuration says, else the promise if the log has one.
    public let lateRule: LateRule?

    /// Activities beyond this are hardly stages, and every pair of them would be compared.
    public static let mostActivities = 5_000

    /// Of each activity it is counted how often each resource did it; beyond so many pairs names are no people.
    public static let mostPairs = 1 << 24

    /// Books the log.
    /// - Parameter isForReport: whether it is made for its ``report(worstOrders:)``, which the doctor can begin with meanwhile.
    /// - Throws: ``DelayAnalysisError``, ``Delays/DurationError``, and ``WorkCalendars/CalendarFileError`` where calendars are given.
    public init(
        of opened: OpenedLog,
        by configuration: Configuration = Configuration(),
        isForReport: Bool = false
    ) throws {
        guard opened.log.activities.count <= DelayAnalysis.mostActivities else {
            throw DelayAnalysisError.tooManyActivities(
                opened.log.activities.count,
                most: DelayAnalysis.mostActivities
            )
        }
        guard opened.log.resources.count * opened.log.activities.count <= DelayAnalysis.mostPairs else {
            throw DelayAnalysisError.tooManyResources(
                opened.log.resources.count,
                most: DelayAnalysis.mostPairs / opened.log.activities.count
            )
        }
        try DelayAnalysis.checkSpan(of: opened.log)
        let sums = DurationSums(of: opened.log)
        try sums.check()
        self.opened = opened
        self.configuration = configuration
        let workOfLog = ResourceWork(log: opened.log)
        let loads = ResourceLoads(of: opened.log, work: workOfLog)
        self.loads = loads
        let lateRule = configuration.lateRule ?? (opened.log.hasPromises ? .promise : nil)
        self.lateRule = lateRule
        diagnosed =
            isForReport && lateRule == nil
            ? IdleTimeResult { opened.diagnosis(loads: loads, language: configuration.language ?? .english) }
            : nil
        var work: ResourceWork? = consume workOfLog
        let duty = try DutyFinding(opened.log, work: work, by: configuration.calendars ?? .discover)
        let log =
            configuration.estimatesStarts ?? true
            ? opened.log.estimatingStarts(roster: duty.roster) : opened.log
        switch configuration.causes ?? .ledger {
        case .ledger:
            // Estimated starts make it other work. The ledger lets go of it as soon as it can, so nobody else holds it.
            if log.start != opened.log.start { work = nil }
            ledger = DelayLedger(log: log, roster: duty.roster, work: work.take())
        case .literature: ledger = DelayLedger(literature: log, roster: duty.roster)
        }
        try sums.check(ledger)
        calendars = duty.rows
    }

    /// The same with pseudonyms in place of the resources' names, in whatever is read out of it.
    ///
    /// The calendars were found by the names that people have. The doctor then looks at pseudonyms, in which no spellings differ.
    /// - Precondition: every resource of the log has a pseudonym.
    public func pseudonymised(_ names: Pseudonyms) -> DelayAnalysis {
        var renamed = self
        let known = Set(ledger.log.resources.names)
        renamed.opened.log = opened.log.renamingResources { names[$0] }
        renamed.ledger = ledger.renamingResources { names[$0] }
        // Those whom a calendar file has beside the log are not told of.
        renamed.calendars = calendars.filter { known.contains($0.resource) }.map { row in
            var row = row
            row.resource = names[row.resource]
            return row
        }
        renamed.diagnosed = nil
        return renamed
    }

    /// The language to report in.
    public var language: ReportLanguage { configuration.language ?? .english }

    /// Everything that the ledger says, with the warnings of the doctor.
    /// - Parameter worstOrders: how many of the slowest orders are shown in full.
    /// - Throws: ``Delays/LateRuleError`` where the log lacks what the late rule asks for.
    public func report(worstOrders: Int = 10) throws -> DelayReport {
        var options = DelayReportOptions(lateRule: lateRule)
        options.worstOrders = worstOrders
        let lateness = try self.lateness
        var report = DelayReport(
            ledger,
            lateness: lateness,
            calendars: calendars,
            warnings: [],
            options: options
        )
        let findings = diagnosis(judgedBy: lateness).findings.filter { $0.severity >= .warning }
        report.warnings = findings.map {
            ReportWarning(code: $0.code.rawValue, message: "\($0.message) \($0.advice)", count: $0.count)
        }
        if configuration.causes == .literature {
            report.warnings.insert(.literature(in: language), at: 0)
        }
        return report
    }

    /// What is wrong with the data.
    /// - Throws: ``Delays/LateRuleError`` where the log lacks what the late rule asks for.
    public func diagnosis() throws -> Diagnosis { diagnosis(judgedBy: try lateness) }

    func diagnosis(judgedBy lateness: [Lateness]?) -> Diagnosis {
        if let diagnosed { return diagnosed.value }
        return opened.diagnosis(
            lateness: lateness?.map { $0 == .unknown ? nil : $0 == .late },
            loads: loads,
            language: language
        )
    }

    /// One order in full; nil if the log has none of that name.
    /// - Throws: ``Delays/LateRuleError`` where the log lacks what the late rule asks for.
    public func order(_ name: String) throws -> OrderRow? {
        guard let order = ledger.log.orders.names.firstIndex(of: name) else { return nil }
        return OrderRow(OrderTimeline(of: order, in: ledger), ledger, lateness: try lateness?[order])
    }

    /// Those orders in full; names that the log does not have are left out.
    func timelines(_ names: [String], lateness: [Lateness]?) -> [OrderRow] {
        let wanted = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return ledger.log.orders.names.enumerated().compactMap { order, name in
            wanted[name].map { place in
                (place, OrderRow(OrderTimeline(of: order, in: ledger), ledger, lateness: lateness?[order]))
            }
        }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    var lateness: [Lateness]? {
        get throws { try lateRule.map { try ledger.lateness(by: $0, deskHours: ledger.roster.deskHours) } }
    }
}

/// Why a log cannot be booked.
public enum DelayAnalysisError: Error, Equatable {
    /// So many distinct names are no activities; the column is likely the wrong one.
    case tooManyActivities(Int, most: Int)
    /// So many distinct names are hardly people; more than `most` are not told apart beside the activities that there are.
    case tooManyResources(Int, most: Int)
    /// So many years between two times of a log are no time that orders take.
    case spanTooLong(years: Int, most: Int, farthest: FarTime)
}

extension EventLog {
    var hasPromises: Bool { promise.contains { $0 != EventLog.missingTime } }
}
