import Delays
import Findings

/// The management report as one page of HTML that needs nothing beside it: no scripts, no fonts, no network.
///
/// The first page is for whoever decides; the findings, the orders that show them and the analyses in full are below.
public struct ManagementPage {
    let report: ManagementReport
    let language: ReportLanguage
    let words: FindingWords
    let phrases: any ManagementPhrases
    let common: any Phrases
    private let map: ProcessMapDrawing?

    /// - Parameter map: of the same orders; nil for a page without one.
    public init(_ report: ManagementReport, language: ReportLanguage, map: ProcessMapDrawing? = nil) {
        self.report = report
        self.language = language
        self.map = map
        words = FindingWords(report, language)
        phrases = language.managementPhrases
        common = language.phrases
    }

    public var text: String {
        let parts = parts
        return HTMLPage(
            title: phrases.title(report.made.desk),
            phrases: common,
            styles: styles,
            header: header,
            main: "\(summary)\(contents(parts))\(parts.map(\.markup).joined())"
        ).markup.source
    }

    private var header: Markup {
        let log = report.delays.log
        let made = phrases.made(day: report.made.day, version: report.made.version)
        let read = [common.size(log), common.span(log)].compactMap(\.self).joined(separator: " · ")
        let starts = common.startTimes(log.startTimes)
        let isSure = log.startTimes == .recorded
        let source = isSure ? soft(starts + words.sentenceSeparator + made) : soft(made)
        let notice: Markup = isSure ? .empty : "<p class=\"notice\">\(starts)</p>\n"
        return "<h1>\(phrases.title(report.made.desk))</h1>\n\(soft(read))\(source)\(notice)"
    }

    /// A section of the report, with a heading of its own above those of the analysis.
    struct Part {
        let id: String
        let heading: String
        let contents: Markup

        var markup: Markup {
            """
            <section class="part" id="\(id)">
            <h2>\(heading)</h2>
            \(contents.headingsLowered)</section>

            """
        }
    }

    private var parts: [Part] {
        let delays = HTMLReport(report.delays, language: language, map: map, foldsOrders: true)
        var parts = [
            Part(id: "findings", heading: phrases.findingsHeading, contents: findings),
            Part(id: "orders", heading: phrases.ordersHeading, contents: orders),
            Part(id: "delays", heading: phrases.delaysHeading, contents: delays.contents),
        ]
        func add(_ id: String, _ heading: String, _ contents: Markup?) {
            if let contents { parts.append(Part(id: id, heading: heading, contents: contents)) }
        }
        add(
            "weeks",
            phrases.weeksHeading,
            report.weeks.map { ComparisonPage($0, language: language).contents }
        )
        add(
            "drivers",
            phrases.driversHeading,
            report.drivers.map { DriversPage($0, language: language).contents }
        )
        add(
            "segments",
            phrases.segmentsHeading,
            report.segments.map { SegmentsPage($0, language: language).contents }
        )
        add(
            "improvements",
            phrases.improvementsHeading,
            report.improvements.map { ImprovementsPage($0, language: language).contents }
        )
        add("scores", phrases.scoresHeading, report.scores.map(scores))
        add(
            "indicators",
            phrases.indicatorsHeading,
            report.indicators.map {
                let page = IndicatorsPage($0, language: language)
                return "\(page.finding)\(page.contents)"
            }
        )
        add(
            "weights",
            phrases.weightsHeading,
            report.weights.map {
                let page = WeightsPage($0, language: language)
                return "\(page.verdict)\(page.contents)"
            }
        )
        add("not-made", phrases.notMadeHeading, notMade)
        return parts.filter { !$0.contents.source.isEmpty }
    }

    private func contents(_ parts: [Part]) -> Markup {
        let entries = parts.map { "<li><a href=\"#\($0.id)\">\($0.heading)</a></li>\n" as Markup }.joined()
        return """
            <nav aria-label="\(phrases.contents)">
            <ul>
            \(entries)</ul>
            </nav>

            """
    }

    private var notMade: Markup {
        let entries = report.notMade.map {
            "<li><strong>\(words.phrases.name($0.analysis))</strong>: \($0.reason)</li>\n" as Markup
        }.joined()
        return entries.source.isEmpty ? .empty : "<ul>\n\(entries)</ul>\n"
    }

    private var styles: Markup {
        [
            map == nil ? .empty : Heat.styles, ComparisonPage.styles, DriversPage.styles,
            ImprovementsPage.styles, IndicatorsPage.styles, WeightsPage.styles, SlopeChart.styles,
            ManagementStyles.text,
        ].joined()
    }

    func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }
}

extension Markup {
    /// With every heading one level lower, as where a page becomes a part of another. What was escaped into it has no tags.
    var headingsLowered: Markup {
        var lowered = self
        for level in [4, 3, 2] {
            lowered.source = lowered.source.replacing("<h\(level)", with: "<h\(level + 1)")
                .replacing("</h\(level)>", with: "</h\(level + 1)>")
        }
        return lowered
    }
}
