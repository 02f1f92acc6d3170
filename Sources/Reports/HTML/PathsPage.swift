import Delays
import EventLogs

/// The ways of the orders as one page of HTML that needs nothing beside it: the map, the bottlenecks, the variants, the rework
/// loops and who hands over to whom.
public struct PathsPage {
    private let report: PathReport
    private let map: ProcessMapDrawing?
    private let phrases: any Phrases
    private let unit: TimeUnit

    private static let mostRows = 30
    private static let mostPeople = 20

    /// - Parameter map: of the same orders; nil for a page without one.
    public init(_ report: PathReport, map: ProcessMapDrawing?, language: ReportLanguage) {
        self.report = report
        self.map = map
        phrases = language.phrases
        unit = TimeUnit(meanHours: report.leadTime.meanHours)
    }

    public var text: String {
        HTMLPage(
            title: phrases.pathsTitle,
            phrases: phrases,
            styles: "\(Heat.styles)\(PathsPage.styles)",
            header: header,
            main: report.log.orders == 0 ? "<p>\(phrases.noOrders)</p>\n" : main
        ).markup.source
    }

    private static let styles: Markup = """
          ol.path { margin: 0; padding: 0; list-style: none; }
          ol.path li { display: inline; }
          ol.path li + li::before { content: " → "; color: var(--soft); }
          table.matrix { width: auto; }
          table.matrix td { text-align: right; min-width: 2.6rem; }
          table.matrix td.hot { background: color-mix(in srgb, #e34a33 var(--share), transparent); }
          table.matrix thead th { white-space: normal; overflow-wrap: anywhere; text-align: right; vertical-align: bottom; }

        """

    private var header: Markup {
        let log = report.log
        let size = phrases.size(log)
        let look = log.startTimes == .recorded ? "soft" : "notice"
        return """
            <h1>\(phrases.pathsTitle)</h1>
            <p class="soft">\(size)</p>
            <p class="\(look)">\(phrases.startTimes(log.startTimes))</p>

            """
    }

    private var main: Markup {
        var sections: [Markup] = []
        if let map {
            sections.append(HTMLPage.section(phrases.map, "\(soft(phrases.mapMeaning))\(map.figure)"))
        } else {
            sections.append("<p class=\"notice\">\(phrases.noGraphviz)</p>\n")
        }
        if let path = report.criticalPath {
            sections.append(HTMLPage.section(phrases.bottlenecks, bottlenecks(path)))
        }
        let heading = phrases.variants(NumberText.count(report.variantCount))
        sections.append(HTMLPage.section(heading, variants))
        if let path = report.criticalPath {
            sections.append(HTMLPage.section(phrases.reworkLoops, loops(path)))
            sections.append(HTMLPage.section(phrases.handOffMatrix, matrix(path)))
        }
        return sections.joined()
    }

    private func soft(_ text: String) -> Markup { "<p class=\"soft\">\(text)</p>\n" }

    private func share(_ time: Microseconds) -> String {
        let total = report.leadTime.totalMicroseconds
        return NumberText.percent(total == 0 ? 0 : Double(time) / Double(total))
    }

    private func path(_ activities: [String]) -> Markup {
        "<ol class=\"path\">\(activities.map { "<li>\($0)</li>" as Markup }.joined())</ol>"
    }

    private func bottlenecks(_ path: CriticalPathReport) -> Markup {
        let waiting = path.ways.filter { $0.waitingOnPathMicroseconds > 0 }
        let rows = waiting.prefix(PathsPage.mostRows).map { way -> [Markup] in
            let cause = way.largestCause.map { cause -> Markup in
                "<span class=\"cause\">\(Drawing.swatch(cause))\(phrases.name(cause))</span>"
            }
            return [
                "\(way.from ?? phrases.arrival) → \(way.to ?? phrases.completion)",
                "\(NumberText.count(way.onPath))",
                "\(unit.text(hours: way.waitingOnPathMicroseconds.hours / Double(max(way.onPath, 1))))",
                "\(share(way.waitingOnPathMicroseconds))", cause ?? .empty,
            ]
        }
        return HTMLTable(
            columns: [
                .text(phrases.transition), .number(phrases.onCriticalPath),
                .number(phrases.titled(phrases.meanWait, unit)), .number(phrases.share),
                .text(phrases.mostly),
            ],
            rows: rows,
            omitted: waiting.count - rows.count
        ).markup(phrases)
    }

    private var variants: Markup {
        let rows = report.variants.prefix(PathsPage.mostRows).map { row -> [Markup] in
            [
                path(row.activities), "\(NumberText.count(row.orders))", "\(NumberText.percent(row.share))",
                "\(unit.text(hours: row.meanLeadTimeHours))", "\(row.example)",
            ]
        }
        return HTMLTable(
            columns: [
                .text(""), .number(phrases.orders), .number(phrases.share),
                .number(phrases.titled(phrases.leadTime, unit)), .text(phrases.example),
            ],
            rows: rows,
            omitted: report.variantCount - rows.count
        ).markup(phrases)
    }

    private func loops(_ path: CriticalPathReport) -> Markup {
        guard !path.reworkLoops.isEmpty else { return "<p>\(phrases.noRework)</p>\n" }
        let rows = path.reworkLoops.prefix(PathsPage.mostRows).map { loop -> [Markup] in
            [
                self.path(loop.activities + loop.activities.prefix(1)), "\(NumberText.count(loop.count))",
                "\(NumberText.count(loop.orders))", "\(unit.text(hours: loop.meanRoundTripHours))",
                "\(share(loop.onPathMicroseconds))", "\(loop.example)",
            ]
        }
        let table = HTMLTable(
            columns: [
                .text(""), .number(phrases.count), .number(phrases.orders),
                .number(phrases.titled(phrases.roundTrip, unit)), .number(phrases.share),
                .text(phrases.example),
            ],
            rows: rows,
            omitted: path.reworkLoops.count - rows.count
        ).markup(phrases)
        return "\(soft(phrases.reworkLoopsMeaning))\(table)"
    }

    private func matrix(_ path: CriticalPathReport) -> Markup {
        let people = HandOffFigures(path, most: PathsPage.mostPeople)
        guard !people.names.isEmpty else { return .empty }
        let head = people.names.map { "<th>\($0)</th>" as Markup }.joined()
        let body = people.names.map { from -> Markup in
            let cells = people.names.map { to -> Markup in
                guard let row = people[from, to] else { return from == to ? "<td>–</td>" : "<td></td>" }
                let hours =
                    "\(NumberText.decimal(row.waitingOnPathMicroseconds.hours, places: 1)) \(phrases.symbol(.hours))"
                let heat = people.most > 0 ? 100 * row.waitingOnPathMicroseconds / people.most : 0
                return
                    "<td class=\"hot\" style=\"--share:\(Int(heat))%\" title=\"\(from) → \(to): \(hours)\">\(NumberText.count(row.count))</td>"
            }.joined()
            return "<tr><th>\(from)</th>\(cells)</tr>\n"
        }.joined()
        let note: Markup =
            people.people > people.names.count
            ? soft(phrases.omitted(NumberText.count(people.people - people.names.count))) : .empty
        return """
            \(soft(phrases.handOffMatrixMeaning))<div class="scroll" tabindex="0"><table class="matrix"><thead><tr><th>\(phrases.from) ↓ \
            \(phrases.to) →</th>\(head)</tr></thead><tbody>
            \(body)</tbody></table></div>
            \(note)
            """
    }
}
