import Findings
import Scorecards

/// The texts of the management report that its parts do not have. A language is a type that has them all.
///
/// Numbers come in as text, rounded already.
protocol ManagementPhrases: Sendable {
    func title(_ desk: String) -> String
    func made(day: String, version: String) -> String

    // The first page.
    func name(_ light: StatusLight.Kind) -> String
    func name(_ colour: StatusLight.Colour) -> String
    /// What the light says, with its figure.
    func judgement(_ light: StatusLight, value: String?) -> String
    /// Up to what it is green (nil: to zero) and amber; nil where it is not judged by limits.
    func limits(_ light: StatusLight.Kind, green: String?, amber: String) -> String?
    /// The time that nine in ten orders are completed within.
    var nineInTen: String { get }
    var causesHeading: String { get }
    /// Where nothing says which orders are late.
    var causesOfTimeHeading: String { get }
    var patternsHeading: String { get }
    var actionsHeading: String { get }
    var strengthsHeading: String { get }
    var doubtsHeading: String { get }
    var weightsHeading: String { get }
    /// Why an analysis was not made that was left out on demand.
    var skipped: String { get }
    var noActions: String { get }
    var noActionsMade: String { get }
    /// The replay does not come near enough to the log.
    var noForecast: String { get }
    var action: String { get }
    var takes: String { get }
    var money: String { get }
    var owner: String { get }
    /// Of an interval.
    var confidence: String { get }
    var actionsMeaning: String { get }
    var furtherInTable: String { get }

    // What became of the last report.
    func changesHeading(run: String, day: String) -> String
    func changes(new: String, better: String, worse: String, gone: String, unchanged: String) -> String
    var new: String { get }
    var better: String { get }
    var worse: String { get }
    var gone: String { get }

    // The parts.
    var contents: String { get }
    var findingsHeading: String { get }
    var gradesMeaning: String { get }
    var ordersHeading: String { get }
    var ordersMeaning: String { get }
    var delaysHeading: String { get }
    var driversHeading: String { get }
    var segmentsHeading: String { get }
    var weeksHeading: String { get }
    var improvementsHeading: String { get }
    var indicatorsHeading: String { get }
    var scoresHeading: String { get }
    var notMadeHeading: String { get }
    func furtherFindings(_ count: String) -> String
    func furtherInWorkbook(_ count: String) -> String
    func lastPeriod(_ period: String) -> String
    var person: String { get }
    var score: String { get }
    func light(_ word: String?) -> String

    // The columns of the workbook.
    var finding: String { get }
    var subject: String { get }
    var light: String { get }
    var gradeColumn: String { get }
    var kind: String { get }
    var analysis: String { get }
    /// Hours that the interval leaves in any case.
    var sureHours: String { get }
    var value: String { get }
}

extension ManagementPhrases {
    /// Over the parts of the lead time that the first page names.
    func causesHeading(of report: ManagementReport) -> String {
        report.delays.hasLateOrders ? causesHeading : causesOfTimeHeading
    }

    /// Why a report has no actions.
    func whyNoActions(_ report: ManagementReport) -> String {
        report.improvements.map { $0.fidelity.isFaithful ? noActions : noForecast } ?? noActionsMade
    }
}

extension ReportLanguage {
    var managementPhrases: any ManagementPhrases {
        switch self {
        case .english: EnglishManagementPhrases()
        case .chinese: ChineseManagementPhrases()
        }
    }
}
