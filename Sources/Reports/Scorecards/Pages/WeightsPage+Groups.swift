import Scorecards

/// What the proposed weights would do to groups of people, or how they stand where the weights are kept.
extension WeightsPage {
    func groups(_ rows: [ConsequencesRow.GroupRow]) -> Markup {
        guard !rows.isEmpty else { return .empty }
        let told = rows.compactMap { row in
            row.composite.flatMap { composite in row.change.map { (row, composite, $0) } }
        }
        let isChange = report.consequences.changesWeights
        let scale = PlotScale(
            told.flatMap { _, composite, change in
                isChange ? [change.low, change.high, change.value] : [composite.current]
            }
        )
        let changeColumn: [HTMLTable.Column] = isChange ? [.number(phrases.change)] : []
        let table = PlotTable(
            title: phrases.group,
            scale: scale,
            columns: [.number(phrases.people), .number(phrases.score)] + changeColumn
                + [.number(phrases.green), .number(phrases.impact)],
            rows: told.map { row, composite, change in
                PlotTable.Row(
                    group: row.column,
                    label: "\(row.group)",
                    drawing: isChange
                        ? scale.estimate(change.value, change.low, change.high)
                        : scale.estimate(composite.current, nil, nil),
                    cells: [
                        "\(NumberText.count(row.people))",
                        "\(figures.both(composite.map { NumberText.decimal($0, places: 1) }))",
                    ] + (isChange ? [self.change(change)] : []) + [
                        row.greenShare.map { "\(figures.both($0.map(NumberText.percent)))" } ?? "–",
                        impact(row),
                    ]
                )
            }
        ).markup(common)
        return "\(subheading(phrases.groups))\(table)\(suppressed(rows))"
    }

    /// By column, the groups that are too small to be told of.
    private func suppressed(_ rows: [ConsequencesRow.GroupRow]) -> Markup {
        var columns: [(name: String, groups: [String])] = []
        for row in rows where row.isSuppressed {
            let group = phrases.sized(row.group, people: NumberText.count(row.people))
            if columns.last?.name == row.column {
                columns[columns.count - 1].groups.append(group)
            } else {
                columns.append((row.column, [group]))
            }
        }
        return columns.map { soft(phrases.suppressed($0.groups, of: $0.name)) }.joined()
    }

    private func change(_ row: ConsequencesRow.IntervalRow) -> Markup {
        func text(_ value: Double) -> String { WeightFigures.signed(value, places: 2) }
        return
            "\(text(row.value))<br/><small class=\"soft\">\(phrases.range(text(row.low), text(row.high)))</small>"
    }

    /// Now and proposed, against which group, with the interval and whether it is below four fifths.
    private func impact(_ row: ConsequencesRow.GroupRow) -> Markup {
        var cell: Markup = "\(figures.impact(row))"
        guard let proposed = row.impactProposed, !proposed.hasTooFewGreen else { return cell }
        if let low = proposed.low, let high = proposed.high {
            let range = phrases.range(
                NumberText.decimal(low, places: 2),
                NumberText.decimal(high, places: 2)
            )
            cell += "<br/><small class=\"soft\">\(range)</small>"
        }
        if proposed.reference != row.group {
            cell += "<br/><small class=\"soft\">\(phrases.against(proposed.reference))</small>"
        }
        if proposed.isBelowFourFifths {
            cell += "<br/><strong class=\"below\">\(phrases.belowFourFifths)</strong>"
        }
        return cell
    }
}
