import Scorecards

extension TerminalWeights {
    /// So many people of either end are shown.
    private static let mostPeople = 10

    func section(_ row: ConsequencesRow) -> [String] {
        guard let first = row.periods.first, let last = row.periods.last else { return [] }
        var lines = ["", style.heading(phrases.consequencesHeading(first: first, last: last))]
        lines += people(row.people)
        for column in row.groups.map(\.column).uniqued {
            lines += groups(column, row.groups.filter { $0.column == column })
        }
        for note in figures.consequenceNotes(row) { lines += paragraph(note) }
        let confidence = NumberText.confidence(report.evidence.confidence)
        for text in phrases.caseMix(row.caseMix, confidence: confidence) { lines += paragraph(text) }
        return lines
    }

    private func people(_ rows: [ConsequencesRow.PersonRow]) -> [String] {
        let most = TerminalWeights.mostPeople
        let cut = rows.count > 2 * most
        let shown = cut ? Array(rows.prefix(most) + rows.suffix(most)) : rows
        let hasPay = shown.contains { $0.pay != nil }
        let hasFairMean = shown.contains { $0.fairMean != nil }
        var columns: [TextTable.Column] = [
            .text(phrases.person, least: 10), .number(phrases.score), .number(phrases.change),
        ]
        if hasFairMean { columns.append(.number(phrases.fairMean)) }
        columns += [.number(phrases.rank), .number(phrases.green)]
        if hasPay { columns.append(.number(phrases.pay)) }
        let omitted = phrases.omitted(NumberText.count(rows.count - shown.count))
        func table(withReasonsBelow: Bool) -> TextTable {
            TextTable(
                columns: columns.map(\.wrapping) + (withReasonsBelow ? [] : [.text(phrases.why)]),
                rows: shown.enumerated().map { place, row in
                    let reasons = row.reasons.map(name(ofIndicator:))
                    return TextTable.Row(
                        cells(row, hasFairMean: hasFairMean, hasPay: hasPay)
                            + (withReasonsBelow ? [] : [phrases.list(reasons)]),
                        below: (withReasonsBelow && !reasons.isEmpty ? [phrases.mostBy(reasons)] : [])
                            + (cut && place == most - 1 ? [omitted] : [])
                    )
                }
            )
        }
        let beside = table(withReasonsBelow: false)
        return self.table(
            beside.naturalWidth <= width - TerminalReport.indent ? beside : table(withReasonsBelow: true)
        )
    }

    private func cells(_ row: ConsequencesRow.PersonRow, hasFairMean: Bool, hasPay: Bool) -> [String] {
        func scores(_ means: BeforeAfter<Double>) -> String {
            arrow(means.map { NumberText.decimal($0, places: 1) })
        }
        return [row.person, scores(row.composite), signed(row.composite.change, places: 2)]
            + (hasFairMean ? [row.fairMean.map(scores) ?? "–"] : [])
            + [arrow(row.rank.map(String.init)), arrow(row.lights.map { String($0.green) })]
            + (hasPay ? [row.pay.map { arrow($0.map(NumberText.percent)) } ?? "–"] : [])
    }

    /// Those of one column.
    private func groups(_ column: String, _ rows: [ConsequencesRow.GroupRow]) -> [String] {
        let told = rows.compactMap { row in
            row.composite.flatMap { composite in row.change.map { (row, composite, $0) } }
        }
        let columns: [TextTable.Column] = [
            .text(phrases.group(of: column), least: 10), .number(phrases.people), .number(phrases.score),
            .number(phrases.change), .number(phrases.green), .number(phrases.impact),
        ]
        let lines =
            told.isEmpty
            ? []
            : table(
                columns.map(\.wrapping),
                told.map { row, composite, change in
                    let interval = NumberText.signedInterval(change.low, change.high, places: 2)
                    return TextTable.Row([
                        row.group, NumberText.count(row.people),
                        arrow(composite.map { NumberText.decimal($0, places: 1) }),
                        "\(signed(change.value, places: 2)) (\(interval))",
                        row.greenShare.map { arrow($0.map(NumberText.percent)) } ?? "–", impact(row),
                    ])
                }
            )
        let suppressed = rows.filter(\.isSuppressed).map {
            phrases.sized($0.group, people: NumberText.count($0.people))
        }
        return [""] + lines
            + (suppressed.isEmpty ? [] : paragraph(phrases.suppressed(suppressed, of: column)))
    }

    /// The ratios, and the interval of the proposed one.
    private func impact(_ row: ConsequencesRow.GroupRow) -> String {
        let impact = BeforeAfter(current: row.impactCurrent, proposed: row.impactProposed)
        let ratios = arrow(impact.map { $0.map { NumberText.decimal($0.ratio, places: 2) } ?? "–" })
        guard let low = impact.proposed?.low, let high = impact.proposed?.high else { return ratios }
        return
            "\(ratios) (\(NumberText.decimal(low, places: 2)) … \(NumberText.decimal(high, places: 2)))"
    }

    private func arrow(_ texts: BeforeAfter<String>) -> String { "\(texts.current) → \(texts.proposed)" }
}

extension [String] {
    /// Each once, in order of first appearance.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
