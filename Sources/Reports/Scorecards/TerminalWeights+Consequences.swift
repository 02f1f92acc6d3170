import Scorecards

extension TerminalWeights {
    /// So many people of either end are shown.
    private static let mostPeople = 10

    func section(_ row: ConsequencesRow) -> [String] {
        guard let heading = figures.consequencesHeading(row) else { return [] }
        var lines = ["", style.heading(heading)]
        if !row.changesWeights { lines += paragraph(phrases.nothingShifts) }
        if !row.people.isEmpty { lines += people(row.people) }
        for column in row.groups.map(\.column).uniqued {
            lines += [""] + groups(column, row.groups.filter { $0.column == column })
        }
        for note in figures.consequenceNotes(row) { lines += paragraph(note) }
        return lines
    }

    /// Now and proposed, or what there is where the weights are kept.
    private func both(_ texts: BeforeAfter<String>) -> String { figures.both(texts) }

    private var changesWeights: Bool { report.consequences.changesWeights }

    // MARK: People

    private func people(_ rows: [ConsequencesRow.PersonRow]) -> [String] {
        let most = TerminalWeights.mostPeople
        let cut = rows.count > 2 * most
        let shown = cut ? Array(rows.prefix(most) + rows.suffix(most)) : rows
        let columns = personColumns(
            hasFairMean: shown.contains { $0.fairMean != nil },
            hasPay: shown.contains { $0.pay != nil }
        )
        let omitted = phrases.omitted(NumberText.count(rows.count - shown.count))
        func table(withReasonsBelow: Bool) -> TextTable {
            let isBeside = changesWeights && !withReasonsBelow
            return TextTable(
                columns: columns.map(\.column.wrapping) + (isBeside ? [.text(phrases.why)] : []),
                rows: shown.enumerated().map { place, row in
                    let reasons = row.reasons.map(name(ofIndicator:))
                    return TextTable.Row(
                        columns.map { $0.cell(row) } + (isBeside ? [phrases.list(reasons)] : []),
                        below: (withReasonsBelow && !reasons.isEmpty ? [phrases.mostBy(reasons)] : [])
                            + (cut && place == most - 1 ? [omitted] : [])
                    )
                }
            )
        }
        let beside = table(withReasonsBelow: false)
        let fits = beside.naturalWidth <= width - TerminalReport.indent
        return self.table(fits || !changesWeights ? beside : table(withReasonsBelow: true))
    }

    private typealias PersonColumn = (
        column: TextTable.Column, cell: (ConsequencesRow.PersonRow) -> String
    )

    private func personColumns(hasFairMean: Bool, hasPay: Bool) -> [PersonColumn] {
        func scores(_ means: BeforeAfter<Double>) -> String {
            both(means.map { NumberText.decimal($0, places: 1) })
        }
        var columns: [PersonColumn] = [
            (.text(phrases.person, least: 10), { $0.person }),
            (.number(phrases.score), { scores($0.composite) }),
        ]
        if changesWeights {
            columns.append((.number(phrases.change), { signed($0.composite.change, places: 2) }))
        }
        if hasFairMean {
            columns.append((.number(phrases.fairMean), { $0.fairMean.map(scores) ?? "–" }))
        }
        columns += [
            (.number(phrases.rank), { both($0.rank.map(String.init)) }),
            (.number(phrases.green), { both($0.lights.map { String($0.green) }) }),
        ]
        if hasPay {
            columns.append((.number(phrases.pay), { $0.pay.map { both($0.map(NumberText.percent)) } ?? "–" }))
        }
        return columns
    }

    // MARK: Groups

    /// Those of one column.
    private func groups(_ column: String, _ rows: [ConsequencesRow.GroupRow]) -> [String] {
        let told = rows.filter { !$0.isSuppressed }
        let columns = groupColumns(of: column)
        let lines =
            told.isEmpty
            ? []
            : table(
                columns.map(\.column.wrapping),
                told.map { row in TextTable.Row(columns.map { $0.cell(row) }) }
            )
        let suppressed = rows.filter(\.isSuppressed).map {
            phrases.sized($0.group, people: NumberText.count($0.people))
        }
        return lines + (suppressed.isEmpty ? [] : paragraph(phrases.suppressed(suppressed, of: column)))
    }

    private typealias GroupColumn = (column: TextTable.Column, cell: (ConsequencesRow.GroupRow) -> String)

    private func groupColumns(of column: String) -> [GroupColumn] {
        var columns: [GroupColumn] = [
            (.text(phrases.group(of: column), least: 10), { $0.group }),
            (.number(phrases.people), { NumberText.count($0.people) }),
            (
                .number(phrases.score),
                { $0.composite.map { both($0.map { NumberText.decimal($0, places: 1) }) } ?? "–" }
            ),
        ]
        if changesWeights { columns.append((.number(phrases.change), { $0.change.map(change) ?? "–" })) }
        return columns + [
            (.number(phrases.green), { $0.greenShare.map { both($0.map(NumberText.percent)) } ?? "–" }),
            (.number(phrases.impact), impact),
        ]
    }

    private func change(_ row: ConsequencesRow.IntervalRow) -> String {
        "\(signed(row.value, places: 2)) (\(NumberText.signedInterval(row.low, row.high, places: 2)))"
    }

    /// The ratios, and the interval of the proposed one.
    private func impact(_ row: ConsequencesRow.GroupRow) -> String {
        let ratios = figures.impact(row)
        guard let proposed = row.impactProposed, !proposed.hasTooFewGreen, let low = proposed.low,
            let high = proposed.high
        else { return ratios }
        return
            "\(ratios) (\(NumberText.decimal(low, places: 2)) … \(NumberText.decimal(high, places: 2)))"
    }
}

extension [String] {
    /// Each once, in order of first appearance.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
