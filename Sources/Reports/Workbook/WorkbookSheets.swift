import Delays
import Improvements
import Scorecards
import Workbooks

/// Sheets of a workbook, made from reports: each kind of report gives its own, in the language of the reader.
///
/// Durations are in hours, shares are percentages of 1, times are those of the log's zone, whatever unit other forms of a report choose. Values
/// are the report's, to the last digit; only what is shown is rounded.
public enum WorkbookSheets {
    /// Stage by cause, the ledger, weeks, slowest orders, transitions, resources.
    public static func delays(_ report: DelayReport, language: ReportLanguage) -> [Sheet] {
        let maker = DelaySheets(report, language)
        return [
            maker.stages, maker.ledger, maker.weeks, maker.orders, maker.transitions, maker.resources,
        ]
    }

    public static func drivers(_ report: DriversReport, language: ReportLanguage) -> [Sheet] {
        [DriversSheet(report, language).sheet]
    }

    public static func segments(_ report: SegmentsReport, language: ReportLanguage) -> [Sheet] {
        [SegmentsSheet(report, language).sheet]
    }

    public static func improvements(_ report: ImprovementsReport, language: ReportLanguage) -> [Sheet] {
        [ImprovementsSheet(report, language).sheet]
    }

    public static func weights(_ report: WeightsReport, language: ReportLanguage) -> [Sheet] {
        [WeightsSheet(report, language).sheet]
    }

    /// People by periods, people by indicators in the last period, and all periods row by row.
    public static func scores(_ report: ScoresReport, language: ReportLanguage) -> [Sheet] {
        let maker = ScoresSheets(report, language)
        return [maker.scores, maker.indicatorScores, maker.periods]
    }

    /// Indicators by outcomes with what they are worth as measurements, and the same row by row.
    public static func indicators(_ report: IndicatorsReport, language: ReportLanguage) -> [Sheet] {
        let maker = IndicatorsSheets(report, language)
        return [maker.indicators, maker.associations]
    }

    /// A workbook of these sheets, in a font that has the characters of the language.
    /// - Parameter created: seconds since 1970, UTC: when the newest data is from, so that the same data gives the same file.
    public static func workbook(
        _ title: String,
        _ sheets: [Sheet],
        language: ReportLanguage,
        created: Int = Workbook.usualCreation
    ) -> Workbook {
        Workbook(
            title: title,
            author: "OrderLens",
            created: created,
            font: language.workbookPhrases.font,
            sheets: sheets
        )
    }
}
