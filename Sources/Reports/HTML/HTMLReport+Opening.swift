import Delays
import EventLogs

/// What was read, what happened, and the legend of all charts.
extension HTMLReport {
    var opening: Markup {
        let log = report.log
        let size = phrases.size(log)
        var opening: Markup = "<h1>\(phrases.title)</h1>\n<p class=\"soft\">\(size)</p>\n"
        if let span = phrases.span(log) { opening += "<p class=\"soft\">\(span)</p>\n" }
        let look = log.startTimes == .recorded ? "soft" : "notice"
        opening += "<p class=\"\(look)\">\(phrases.startTimes(log.startTimes))</p>\n"
        return report.log.orders == 0 ? opening : "\(opening)\(facts)"
    }

    private var facts: Markup {
        let leadTime = report.leadTime
        var facts = [
            (phrases.mean, leadTime.meanHours), (phrases.median, leadTime.medianHours),
            (phrases.ninetiethPercentile, leadTime.p90Hours),
        ].compactMap { name, hours -> Markup? in
            hours.map { "<div><dt>\(phrases.leadTime), \(name)</dt><dd>\(withUnit($0))</dd></div>\n" }
        }
        if let late = report.late {
            let sentence = phrases.lateCount(
                orders: NumberText.count(late.orders),
                judged: NumberText.count(late.judged),
                rule: phrases.lateRule(late.criterion)
            )
            facts.append(
                """
                <div><dt>\(phrases.late)</dt><dd>\(NumberText.percent(late.share))<small>\(sentence)</small></dd></div>

                """
            )
        }
        let list: Markup = "<dl class=\"facts\">\n\(facts.joined())</dl>\n"
        return report.late == nil
            ? "\(list)<p class=\"soft\">\(phrases.late): \(phrases.noLateRule)</p>\n" : list
    }

    /// Each cause with its colour, its share and its meaning.
    var legend: Markup {
        let shares = Dictionary(uniqueKeysWithValues: report.causes.map { ($0.cause, $0.share) })
        let entries = figures.causes.map { cause -> Markup in
            let share = shares[cause].map(NumberText.percent) ?? ""
            return """
                <li>\(Drawing.swatch(cause))\(phrases.name(cause)) <strong>\(share)</strong> \
                <span class="soft">\(phrases.meaning(cause))</span></li>

                """
        }.joined()
        return "<ul class=\"legend\">\n\(entries)</ul>\n"
    }

    /// A chart below the colours of its causes; nothing where there is no chart.
    func withKey(_ chart: Markup) -> Markup {
        guard !chart.source.isEmpty else { return .empty }
        let entries = figures.causes.map { "<li>\(Drawing.swatch($0))\(phrases.name($0))</li>\n" as Markup }
        return "<ul class=\"legend\">\n\(entries.joined())</ul>\n\(chart)"
    }

    var warnings: Markup {
        let entries = report.warnings.map { "<li>\($0.message)</li>\n" as Markup }.joined()
        return entries.source.isEmpty
            ? .empty : section(phrases.warnings, "<ul class=\"warnings\">\n\(entries)</ul>\n")
    }
}
