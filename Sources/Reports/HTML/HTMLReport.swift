import Delays
import EventLogs

/// The delay report as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
public struct HTMLReport {
    let figures: DelayFigures
    let phrases: any Phrases
    private let map: ProcessMapDrawing?
    /// Whether the charts of the slowest orders open on being asked for, as where the page is a part of another.
    let foldsOrders: Bool

    var report: DelayReport { figures.report }

    /// - Parameter map: of the same orders; nil for a page without one.
    public init(_ report: DelayReport, language: ReportLanguage, map: ProcessMapDrawing? = nil) {
        self.init(report, language: language, map: map, foldsOrders: false)
    }

    init(_ report: DelayReport, language: ReportLanguage, map: ProcessMapDrawing?, foldsOrders: Bool) {
        figures = DelayFigures(report)
        phrases = language.phrases
        self.map = map
        self.foldsOrders = foldsOrders
    }

    public var text: String { page.source }

    private var page: Markup {
        HTMLPage(
            title: phrases.title,
            phrases: phrases,
            styles: styles,
            header: opening,
            main: contents
        ).markup
    }

    var styles: Markup { map == nil ? .empty : Heat.styles }

    /// What is below the header, also as a part of another page.
    var contents: Markup {
        report.log.orders == 0 ? "<p>\(phrases.noOrders)</p>\n\(warnings)" : sections
    }

    private var sections: Markup {
        [
            section(
                phrases.stagesByCause,
                legend,
                StageCauseChart(figures: figures, phrases: phrases).markup
            ),
            map.map { section(phrases.map, "<p class=\"soft\">\(phrases.mapMeaning)</p>\n", $0.figure) }
                ?? .empty,
            section(phrases.lateAgainstOnTime, lateness),
            section(phrases.carryingVariance, varianceTable),
            section(phrases.byWeek, withKey(WeeklyChart(figures: figures, phrases: phrases).markup)),
            section(phrases.worstOrders, foldsOrders ? worstOrders : withKey(worstOrders)),
            section(phrases.ledger, ledgerTable),
            section(phrases.longestTransitions, transitionTable),
            section(phrases.overtaking, overtakingTable),
            section(phrases.batches, batches),
            section(phrases.handOffs, handOffs),
            section(phrases.resources, resourceTable),
            section(phrases.calendars, calendarTable),
            section(phrases.concurrent, concurrent),
            warnings,
            section(phrases.howToRead, phrases.reading.map { "<p>\($0)</p>\n" as Markup }.joined()),
        ].joined()
    }

    func section(_ heading: String, _ contents: Markup...) -> Markup {
        HTMLPage.section(heading, contents.joined())
    }

    var unitPerOrder: String { phrases.perOrder(figures.unit) }

    func withUnit(_ hours: Double) -> String {
        "\(figures.unit.text(hours: hours)) \(phrases.symbol(figures.unit))"
    }

    func causeCell(_ cause: Cause) -> Markup {
        "<span class=\"cause\">\(Drawing.swatch(cause))\(phrases.name(cause))</span>"
    }
}
