import Improvements

/// From the desk as it is to all levers together: waterfalls, and the lead times before and after.
extension ImprovementsPage {
    var steps: Markup {
        guard report.steps.count > 1 else { return .empty }
        let p90 = report.steps.map { unit.text(hours: $0.p90Hours) }
        let mean = waterfall(
            title: common.titled(common.list([common.leadTime, common.mean]), unit),
            report.steps.map(\.meanHours),
            factor: unit.perHour,
            column: common.titled(phrases.mean, unit),
            text: { unit.text(hours: $0) },
            difference: { unit.difference(hours: $0) },
            further: (common.titled(common.ninetiethPercentile, unit), p90)
        )
        let shares = report.steps.compactMap(\.lateShare)
        let late =
            shares.count == report.steps.count
            ? waterfall(
                title: common.late,
                shares,
                factor: 100,
                suffix: "%",
                column: common.late,
                text: NumberText.percent,
                difference: { phrases.inPoints(NumberText.signed(100 * $0)) }
            ) : .empty
        return "\(soft(phrases.stepsMeaning))\(mean)\(late)"
    }

    /// What is left after each step, and what the step took.
    private func waterfall(
        title: String,
        _ values: [Double],
        factor: Double,
        suffix: String = "",
        column: String,
        text: (Double) -> String,
        difference: (Double) -> String,
        further: (title: String, texts: [String])? = nil
    ) -> Markup {
        let scale = PlotScale(values, factor: factor, suffix: suffix)
        func cells(_ step: Int, before: Double?) -> [Markup] {
            let change = before.map { difference(values[step] - $0) } ?? ""
            return ["\(text(values[step]))", "\(change)"]
                + (further.map { ["\($0.texts[step])"] } ?? [])
        }
        var rows = values.indices.map { step in
            let before = step > 0 ? values[step - 1] : nil
            return PlotTable.Row(
                label: "\(figures.name(report.steps[step]))",
                drawing: scale.step(from: before ?? values[step], to: values[step]),
                cells: cells(step, before: before)
            )
        }
        if let last = values.indices.last, last > 1 {
            rows.append(
                PlotTable.Row(
                    label: "<strong>\(phrases.allTogether)</strong>",
                    drawing: scale.step(from: values[last], to: values[last]),
                    cells: cells(last, before: values[0])
                )
            )
        }
        let table = PlotTable(
            title: phrases.lever,
            scale: scale,
            columns: [.number(column), .number(common.difference)]
                + (further.map { [.number($0.title)] } ?? []),
            rows: rows
        ).markup(common)
        return "<h3>\(title)</h3>\n\(table)"
    }

    var distribution: Markup {
        let rows = report.distribution
        guard rows.count > 1 else { return .empty }
        let chart = CurveChart(
            name: phrases.distributionHeading,
            xTitle: common.titled(common.leadTime, unit),
            yTitle: common.share,
            curves: [
                .init(
                    name: phrases.before,
                    look: "before",
                    points: rows.map { .init(x: $0.before * unit.perHour, y: 100 * $0.share) }
                ),
                .init(
                    name: phrases.after,
                    look: "after",
                    points: rows.map { .init(x: $0.after * unit.perHour, y: 100 * $0.share) }
                ),
            ],
            ySuffix: "%",
            most: 100
        ).markup
        let sentences = rows.filter { [0.5, 0.9].contains(($0.share * 100).rounded() / 100) }.map { row in
            paragraph(
                phrases.orders(
                    within: NumberText.value((100 * row.share).rounded()) + "%",
                    before: figures.withUnit(row.before),
                    after: figures.withUnit(row.after)
                )
            )
        }.joined()
        return "\(chart)\(sentences)"
    }
}
