import Scorecards

extension TerminalWeights {
    /// So many people of either end are shown.
    private static let mostPeople = 10

    func section(_ row: ConsequencesRow) -> [String] {
        guard let first = row.periods.first, let last = row.periods.last else { return [] }
        var lines = ["", style.heading(phrases.consequencesHeading(first: first, last: last))]
        lines += people(row.people)
        for column in row.groups.map(\.column).uniqued { lines += groups(column, row.groups) }
        lines += paragraph(phrases.fairness)
        let confidence = NumberText.confidence(report.evidence.confidence)
        for text in phrases.caseMix(row.caseMix, confidence: confidence) { lines += paragraph(text) }
        if let reason = row.notShrunk { lines += paragraph(phrases.notShrunk(reason)) }
        if !row.unscored.isEmpty { lines += paragraph(phrases.unscored(row.unscored)) }
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
        columns.append(.text(phrases.why, least: 12))
        let lines = table(
            columns,
            shown.map { row in
                var cells = [
                    row.person, arrow(row.composite.map { NumberText.decimal($0, places: 1) }),
                    signed(row.composite.change, places: 2),
                ]
                if hasFairMean {
                    cells.append(
                        row.fairMean.map { arrow($0.map { NumberText.decimal($0, places: 1) }) } ?? "–"
                    )
                }
                cells += [arrow(row.rank.map(String.init)), arrow(row.lights.map { String($0.green) })]
                if hasPay { cells.append(row.pay.map { arrow($0.map(NumberText.percent)) } ?? "–") }
                cells.append(row.reasons.map(name(ofIndicator:)).joined(separator: ", "))
                return TextTable.Row(cells)
            }
        )
        guard cut else { return lines }
        let omitted = phrases.omitted(NumberText.count(rows.count - shown.count))
        // The header comes first.
        return lines.prefix(1 + most) + [TerminalReport.margin + style.dimmed(omitted)]
            + lines.dropFirst(1 + most)
    }

    private func groups(_ column: String, _ rows: [ConsequencesRow.GroupRow]) -> [String] {
        [""]
            + table(
                [
                    .text("\(phrases.group) (\(column))", least: 10), .number(phrases.people),
                    .number(phrases.score),
                    .number(phrases.change), .number(phrases.green), .number(phrases.impact),
                ],
                rows.filter { $0.column == column }.map { row in
                    guard let composite = row.composite, let change = row.change else {
                        return TextTable.Row([
                            row.group, NumberText.count(row.people), phrases.suppressed(row.people), "–", "–",
                            "–",
                        ])
                    }
                    let impact = BeforeAfter(current: row.impactCurrent, proposed: row.impactProposed)
                    return TextTable.Row([
                        row.group, NumberText.count(row.people),
                        arrow(composite.map { NumberText.decimal($0, places: 1) }),
                        "\(signed(change.value, places: 2)) (\(NumberText.signedInterval(change.low, change.high, places: 2)))",
                        row.greenShare.map { arrow($0.map(NumberText.percent)) } ?? "–",
                        arrow(impact.map { $0.map { NumberText.decimal($0.ratio, places: 2) } ?? "–" }),
                    ])
                }
            )
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
