import Delays
import EventLogs

/// The top of a page of findings: what was read, how times were known, how it was computed.
struct FindingsHeader {
    let title: String
    let log: LogSummary
    let notes: [String]
    let phrases: any Phrases

    var markup: Markup {
        var header: Markup = "<h1>\(title)</h1>\n"
        for note in [phrases.size(log), phrases.span(log)].compactMap(\.self) {
            header += "<p class=\"soft\">\(note)</p>\n"
        }
        let look = log.startTimes == .recorded ? "soft" : "notice"
        header += "<p class=\"\(look)\">\(phrases.startTimes(log.startTimes))</p>\n"
        for note in notes { header += "<p class=\"soft\">\(note)</p>\n" }
        return header
    }
}

/// The end of it: what was not taken for a driver, and what could not be computed.
struct FindingsGaps {
    let phrases: any DriverPhrases
    let common: any Phrases

    func leftOut(_ rows: [DriverLeftOutRow]) -> Markup {
        let table = HTMLTable(
            columns: [.text(""), .text("")],
            rows: FindingsWording(phrases: phrases).leftOut(rows).map { ["\($0.names)", "\($0.reason)"] }
        ).markup(common)
        return HTMLPage.section(phrases.leftOut, table)
    }

    /// Levels whose lateness is an artefact; empty where there are none.
    func setAside(_ rows: [SetAsideRow]) -> Markup {
        guard !rows.isEmpty else { return .empty }
        let wording = FindingsWording(phrases: phrases)
        let paragraphs = rows.map { row -> Markup in
            let examples = phrases.examples(row.level.level, orders: phrases.list(row.examples))
            return "<p>\(wording.setAside(row)) <small class=\"soft\">\(examples)</small></p>\n"
        }.joined()
        return HTMLPage.section(
            phrases.artefacts,
            "\(paragraphs)<p class=\"soft\">\(phrases.setAsideMeaning)</p>\n"
        )
    }

    func notComputed(_ rows: [DriverGapRow]) -> Markup {
        let table = HTMLTable(
            columns: [.text(""), .text("")],
            rows: rows.map {
                [
                    "\(phrases.name($0.what))",
                    "\(phrases.name($0.reason) + ($0.detail.map { " (\($0))" } ?? ""))",
                ]
            }
        ).markup(common)
        return HTMLPage.section(phrases.notComputed, table)
    }
}
