import Delays
import EventLogs

/// The delay report as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
public struct HTMLReport {
    let figures: DelayFigures
    let phrases: any Phrases

    var report: DelayReport { figures.report }

    public init(_ report: DelayReport, language: ReportLanguage) {
        figures = DelayFigures(report)
        phrases = language.phrases
    }

    public var text: String { page.source }

    private var page: Markup {
        """
        <!DOCTYPE html>
        <html lang="\(phrases.languageTag)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="generator" content="OrderLens">
        <title>\(phrases.title)</title>
        <style>
        \(Stylesheet.text)</style>
        </head>
        <body>
        \(Drawing.hatch)<header>
        \(opening)</header>
        <main>
        \(report.log.orders == 0 ? "<p>\(phrases.noOrders)</p>\n\(warnings)" : findings)</main>
        </body>
        </html>

        """
    }

    private var findings: Markup {
        [
            section(
                phrases.stagesByCause,
                legend,
                StageCauseChart(figures: figures, phrases: phrases).markup
            ),
            section(phrases.lateAgainstOnTime, lateness),
            section(phrases.carryingVariance, varianceTable),
            section(phrases.byWeek, WeeklyChart(figures: figures, phrases: phrases).markup),
            section(phrases.worstOrders, worstOrders),
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

    /// A heading and what is below it; nothing where there is nothing.
    func section(_ heading: String, _ contents: Markup...) -> Markup {
        let content = contents.joined()
        return content.source.isEmpty ? .empty : "<section>\n<h2>\(heading)</h2>\n\(content)</section>\n"
    }

    var unitPerOrder: String { phrases.perOrder(figures.unit) }

    func withUnit(_ hours: Double) -> String {
        "\(figures.unit.text(hours: hours)) \(phrases.symbol(figures.unit))"
    }

    func causeCell(_ cause: Cause) -> Markup {
        "<span class=\"cause\">\(Drawing.swatch(cause))\(phrases.name(cause))</span>"
    }
}
