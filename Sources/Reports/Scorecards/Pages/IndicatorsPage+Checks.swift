import Scorecards

/// Where the card may pay for something else. Checks describe numbers, not people.
extension IndicatorsPage {
    private static let mostExamples = 3
    /// With more rows than this the table of all checks is closed at first.
    private static let mostOpenRows = 12

    var checks: Markup {
        let found = report.checks.filter(\.found)
        let findings =
            found.isEmpty
            ? "<p>\(figures.nothingFound)</p>\n"
            : found.map(finding).joined()
        return HTMLPage.section(phrases.checks, "\(findings)<p>\(phrases.accusesNobody)</p>\n\(allChecks)")
    }

    /// What was found, by which test, for instance where, and what would answer it.
    private func finding(_ check: GamingCheckRow) -> Markup {
        let examples = check.examples.prefix(IndicatorsPage.mostExamples).map { example in
            let values = [example.value, example.otherValue].compactMap(\.self).map(NumberText.value)
            return phrases.example(example.person, example.period, values: values)
        }
        let example: Markup =
            examples.isEmpty ? .empty : "<p>\(phrases.example(phrases.list(Array(examples))))</p>\n"
        return """
            <div class="check"><h3>\(common.told(phrases.name(ofCheck: check.kind), subject(check)))</h3>
            <p><strong>\(figures.found(check))</strong></p>
            \(soft(phrases.test(ofCheck: check.kind)))\(soft(looked(check)))\(bins(check))\(example)<p>\(figures.answer(check))</p>
            </div>

            """
    }

    private func looked(_ check: GamingCheckRow) -> String {
        let (rows, people) = (NumberText.count(check.rows ?? 0), NumberText.count(check.people ?? 0))
        let p = NumberText.pValue(check.adjustedPValue)
        return check.kind == "endOfPeriod"
            ? phrases.lookedAtFacts(rows, people: people, p: p)
            : phrases.looked(rows: rows, people: people, p: p)
    }

    func subject(_ check: GamingCheckRow) -> String {
        guard let indicator = check.indicator else { return phrases.allWork }
        return check.other.map { phrases.together(figures.name(indicator), figures.name($0)) }
            ?? figures.name(indicator)
    }

    /// How many values lie on either side of the target.
    private func bins(_ check: GamingCheckRow) -> Markup {
        guard let counts = check.counts, let most = counts.max(), most > 0 else { return .empty }
        let (height, width) = (70.0, 110.0)
        let columns = zip(counts, phrases.bins).enumerated().map { place, bin -> Markup in
            let (count, name) = bin
            let tall = height * Double(count) / Double(most)
            let (x, top) = (Double(place) * width + 8, 18 + height - tall)
            return """
                <rect x="\(x)" y="\(top)" width="\(width - 16)" height="\(tall)"/>\
                \(Drawing.text(NumberText.count(count), x: x + width / 2 - 8, y: top - 4, anchor: .middle))\
                \(Drawing.text(name, x: x + width / 2 - 8, y: height + 34, anchor: .middle, soft: true))
                """
        }.joined()
        let target = Drawing.verticalLine(x: 2 * width, from: 4, to: height + 18)
        return """
            <svg class="bins" viewBox="0 0 \(4 * width) \(height + 40)" role="img" aria-label="\(phrases.target)">\(columns)\(target)</svg>

            """
    }

    static let binStyles: Markup = """
          svg.bins { display: block; width: 100%; max-width: 27rem; height: auto; margin: .4rem 0; }
          svg.bins rect { fill: var(--more); stroke: none; opacity: .75; }
          svg.bins line { stroke: var(--text); stroke-dasharray: 4 3; }

        """

    /// Every check that was tried, with what came of it.
    private var allChecks: Markup {
        let table = HTMLTable(
            columns: [
                .text(phrases.check), .text(phrases.indicator), .number(phrases.effect),
                .number(phrases.interval(figures.confidence)), .number(phrases.adjustedP),
                .text(phrases.result),
            ],
            rows: report.checks.map { check in
                let hasResult = check.effect != nil
                return [
                    "\(phrases.name(ofCheck: check.kind))", "\(subject(check))",
                    "\(figures.effect(check.effect, of: check))",
                    "\(check.lower == nil ? "–" : figures.interval(check))",
                    "\(NumberText.pValue(check.adjustedPValue))",
                    !hasResult
                        ? "<span class=\"soft\">\(check.missing.map(phrases.reason) ?? phrases.notGiven)</span>"
                        : check.found
                            ? "<strong>\(phrases.foundSomething)</strong>" : "\(phrases.foundNothing)",
                ]
            }
        ).markup(common)
        let isLong = report.checks.count > IndicatorsPage.mostOpenRows
        return table.source.isEmpty
            ? .empty
            : "<details\(isLong ? "" : " open" as Markup)><summary>\(phrases.allChecks)</summary>\n\(table)</details>\n"
    }
}
