import Improvements

/// Tables of levers, which stand in lines of their own above their numbers, so that neither is cut.
extension TerminalImprovements {
    /// The levers of a table and what is told of each, numbered.
    func ranked(_ rows: [ImprovementRow], notes: (ImprovementRow) -> [String]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let hasMoney = rows.contains { $0.money != nil }
        let hasLate = rows.contains { $0.effect?.lateShare != nil }
        let whole = ranks(rows, hasLate: hasLate, hasMoney: hasMoney)
        // Where there is no room for money beside the rest it stands above, with the lever.
        let isNarrow = hasMoney && whole.naturalWidth > width - TerminalReport.indent
        let table = isNarrow ? ranks(rows, hasLate: hasLate, hasMoney: false) : whole
        return labelled(
            table,
            labels: rows.enumerated().map { place, row in
                let name = "\(place + 1). \(figures.name(row))"
                guard isNarrow, let money = row.money else { return name }
                return "\(name)  \(figures.amount(signed: money.net))"
            },
            notes: rows.map(notes)
        )
    }

    private func ranks(_ rows: [ImprovementRow], hasLate: Bool, hasMoney: Bool) -> TextTable {
        let confidence = figures.confidence.map(phrases.interval) ?? ""
        var columns: [TextTable.Column] = [
            .number(common.titled(phrases.mean, figures.unit)), .number(confidence),
            .number(common.ninetiethPercentile),
        ]
        if hasLate { columns += [.number(phrases.points), .number(confidence)] }
        columns.append(.number(phrases.work))
        if hasMoney { columns.append(.number(phrases.perYear(report.prices.currency))) }
        columns.append(.number(phrases.adjustedP))
        return TextTable(
            columns: columns,
            rows: rows.map { row in
                let effect = row.effect
                var cells = [
                    effect.map { figures.unit.difference(hours: $0.meanHours.difference) } ?? "–",
                    effect.map { figures.interval($0.meanHours) } ?? "–",
                    effect.map { figures.unit.difference(hours: $0.p90Hours.difference) } ?? "–",
                ]
                if hasLate {
                    cells += [
                        figures.points(effect?.lateShare), figures.pointsInterval(effect?.lateShare),
                    ]
                }
                cells.append(figures.work(row))
                if hasMoney { cells.append(row.money.map { NumberText.signed($0.net, places: 0) } ?? "–") }
                cells.append(figures.adjustedP(row))
                return TextTable.Row(cells)
            }
        )
    }

    /// What each lever could take away at most, where it is not replayed.
    func bounds(_ all: [ImprovementRow]) -> [String] {
        let rows = Array(all.prefix(TerminalImprovements.mostLevers))
        guard !rows.isEmpty else { return figures.isSearched ? paragraph(phrases.nothingSuggested) : [] }
        let most = rows.map(\.mostHours).max() ?? 0
        let table = TextTable(
            columns: [.number(common.titled(phrases.most, figures.unit)), .number(phrases.work)],
            rows: rows.map { row in
                TextTable.Row(
                    [figures.unit.text(hours: row.mostHours), figures.work(row)],
                    bar: most > 0 ? row.mostHours / most : 0
                )
            }
        )
        return labelled(
            table,
            labels: rows.enumerated().map { "\($0 + 1). \(figures.name($1))" },
            notes: rows.map { [figures.shortEffort($0)] }
        ) + omission(all.count - rows.count) + remark(phrases.boundsMeaning)
    }

    /// From the desk as it is to all levers together.
    var steps: [String] {
        let rows = report.steps
        guard rows.count > 1 else { return [] }
        let most = rows.map(\.meanHours).max() ?? 0
        let hasLate = rows.contains { $0.lateShare != nil }
        let unit = figures.unit
        let table = TextTable(
            columns: [
                .number(common.titled(phrases.mean, unit)), .number(common.titled(phrases.median, unit)),
                .number(common.titled(common.ninetiethPercentile, unit)),
            ] + (hasLate ? [.number(common.late)] : []),
            rows: rows.map { step in
                TextTable.Row(
                    [step.meanHours, step.medianHours, step.p90Hours].map { unit.text(hours: $0) }
                        + (hasLate ? [step.lateShare.map(NumberText.percent) ?? "–"] : []),
                    bar: most > 0 ? step.meanHours / most : 0
                )
            }
        )
        return labelled(table, labels: rows.map(figures.name), notes: rows.map { _ in [] })
            + remark(phrases.stepsMeaning)
    }

    /// The header, and of each row its label, its numbers, and notes further in.
    private func labelled(_ table: TextTable, labels: [String], notes: [[String]]) -> [String] {
        let inset = 2 * TerminalReport.indent
        let margin = String(repeating: " ", count: inset)
        let lines = self.table(table.columns, table.rows)
        return lines.prefix(1)
            + zip(lines.dropFirst(), zip(labels, notes)).flatMap { line, told in
                paragraph(told.0) + [line]
                    + told.1.flatMap { note in
                        note.withoutControls.wrapped(to: width - inset).map { margin + style.dimmed($0) }
                    }
            }
    }
}
