import Scorecards

/// What indicators and outcomes are worth as measurements.
extension IndicatorsPage {
    var quality: Markup {
        let rows = (report.indicators + report.outcomes).map { row -> [Markup] in
            [
                "\(phrases.name(row.name))\(unit(row))", "\(row.target.map(NumberText.value) ?? "–")",
                "\(row.mean.map(NumberText.value) ?? "–")",
                "\(row.shareMeetingTarget.map(NumberText.percent) ?? "–")", commonest(row), level(row),
                drift(row), reliability(row),
                "\(row.varianceInflation.map { NumberText.decimal($0, places: 1) } ?? "–")",
            ]
        }
        let table = HTMLTable(
            columns: [
                .text(phrases.indicator), .number(phrases.target), .number(phrases.mean),
                .number(phrases.meetingTarget), .number(phrases.commonestShare), .text(phrases.byPeriod),
                .number(phrases.driftEachPeriod), .number(phrases.reliability), .number(phrases.inflation),
            ],
            rows: rows
        ).markup(common)
        let remarks = figures.measurementRemarks.map { "<p>\($0)</p>\n" as Markup }.joined()
        return rows.isEmpty
            ? .empty
            : HTMLPage.section(phrases.asMeasurements, "\(remarks)\(table)\(soft(phrases.qualityMeaning))")
    }

    private func unit(_ row: MeasureRow) -> Markup {
        let unit = phrases.name(row.unit)
        return unit.isEmpty ? .empty : " <small class=\"soft\">\(unit)</small>"
    }

    private func commonest(_ row: MeasureRow) -> Markup {
        let share = row.shareAtCommonest.map(NumberText.percent) ?? "–"
        return row.saturated
            ? "<strong>\(share)</strong><br/><small>\(phrases.saturated)</small>" : "\(share)"
    }

    /// The sparkline, and the level's shifts below it.
    private func level(_ row: MeasureRow) -> Markup {
        let line = Sparkline(values: row.drift.means.map { ($0.period, $0.mean) }).markup
        let shifts = row.drift.shifts.map { shift -> Markup in
            let text = phrases.shift(
                shift.period,
                before: NumberText.value(shift.before),
                after: NumberText.value(shift.after)
            )
            return "<small class=\"soft\">\(text)</small><br/>"
        }.joined()
        return "\(line)\(shifts)"
    }

    private func drift(_ row: MeasureRow) -> Markup {
        guard let slope = row.drift.slope else {
            return row.drift.missing.map { "<small class=\"soft\">\(phrases.short($0))</small>" } ?? "–"
        }
        let text = figures.signed(slope)
        return row.drift.told ? "<strong>\(text)*</strong>" : "\(text)"
    }

    private func reliability(_ row: MeasureRow) -> Markup {
        guard let value = row.reliability.value else {
            return row.reliability.missing.map { "<small class=\"soft\">\(phrases.short($0))</small>" } ?? "–"
        }
        let interval = row.reliability.lower.flatMap { lower in
            row.reliability.upper.map {
                "\(NumberText.decimal(lower, places: 2)) … \(NumberText.decimal($0, places: 2))"
            }
        }
        let range: Markup = interval.map { "<br/><small class=\"soft\">\($0)</small>" } ?? .empty
        return "\(NumberText.decimal(value, places: 2))\(range)"
    }
}
