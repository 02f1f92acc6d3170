import Delays

extension TerminalDrivers {
    /// The effects that can be told from chance, with their intervals drawn on one scale.
    func effects(_ model: DriverModelRow) -> [String] {
        let all = figures.found(model)
        guard !all.isEmpty else { return [] }
        let shown = all.prefix(TerminalDrivers.mostEffects)
        let plot = IntervalPlot(
            shown.map { ($0.effect.lower ?? $0.effect.hours, $0.effect.upper ?? $0.effect.hours) },
            columns: plotColumns
        )
        let rows = shown.map { feature, effect in
            let (lower, upper) = (effect.lower ?? effect.hours, effect.upper ?? effect.hours)
            let cells = [
                "  " + names.level(effect, of: feature), unit.difference(hours: effect.hours),
                interval(lower, upper),
                plot.text(effect.hours, lower: lower, upper: upper),
                effect.robustnessValue.map(NumberText.percent) ?? "–", largestPart(effect),
            ]
            return TextTable.Row(cells)
        }
        let columns: [TextTable.Column] = [
            .text(phrases.feature, least: 16), .number(common.titled(phrases.effect, unit)),
            .number(phrases.interval(figures.confidence)),
            TextTable.Column(title: "", alignment: .left, least: nil), .number(phrases.robustness),
            .text(phrases.mostly, least: 16),
        ]
        return grouped(table(columns, Array(rows)), by: shown.map { names.feature($0.feature) })
            + omission(all.count, shown: shown.count)
    }

    /// The lines of a table with the name of the feature above the first of its rows.
    private func grouped(_ lines: [String], by features: [String]) -> [String] {
        var grouped = Array(lines.prefix(1))
        for (index, line) in lines.dropFirst().enumerated() {
            if index == 0 || features[index] != features[index - 1] {
                grouped += paragraph(features[index])
            }
            grouped.append(line)
        }
        return grouped
    }

    /// What the same effects do to the chance of being late.
    var lateness: [String] {
        guard let late = report.lateness, let given = report.given, late.fitted > 0 else { return [] }
        let all = figures.foundLate(given)
        let heading = phrases.effectsOnLateness(
            late: NumberText.count(late.late),
            judged: NumberText.count(late.judged),
            rule: common.lateRule(late.criterion)
        )
        var lines: [String] = []
        if late.fitted < late.judged { lines += remark(phrases.sampled(NumberText.count(late.fitted))) }
        if !late.separating.isEmpty {
            lines += remark(phrases.separating(phrases.list(late.separating)))
        }
        guard !all.isEmpty else { return section(heading, lines + remark(phrases.nothingFound)) }
        let shown = all.prefix(TerminalDrivers.mostEffects)
        let plot = IntervalPlot(
            shown.compactMap { _, effect in
                effect.late?.pointsLower.flatMap { lower in effect.late?.pointsUpper.map { (lower, $0) } }
            },
            columns: plotColumns
        )
        let rows = shown.map { feature, effect in
            guard let own = effect.late, let points = own.percentagePoints, let lower = own.pointsLower,
                let upper = own.pointsUpper
            else { return TextTable.Row(["  " + names.level(effect, of: feature), "–", "–", "", "–"]) }
            return TextTable.Row([
                "  " + names.level(effect, of: feature), NumberText.signed(points),
                NumberText.decimal(lower, places: 1) + " – " + NumberText.decimal(upper, places: 1),
                plot.text(points, lower: lower, upper: upper),
                "× " + NumberText.decimal(own.oddsRatio, places: 2),
            ])
        }
        let columns: [TextTable.Column] = [
            .text(phrases.feature, least: 16), .number(phrases.points),
            .number(phrases.interval(figures.confidence)),
            TextTable.Column(title: "", alignment: .left, least: nil), .number(phrases.odds),
        ]
        lines += grouped(table(columns, Array(rows)), by: shown.map { names.feature($0.feature) })
        lines += omission(all.count, shown: shown.count)
        return section(heading, lines + remark(phrases.pointsMeaning))
    }

    private var plotColumns: Int { width < 100 ? 11 : 25 }

    private func omission(_ all: Int, shown: Int) -> [String] {
        all > shown ? remark(common.omitted(NumberText.count(all - shown))) : []
    }

    /// The stage and cause that moves most in the direction of the effect.
    private func largestPart(_ effect: DriverEffectRow) -> String {
        let sign = effect.hours < 0 ? -1.0 : 1
        guard let cell = effect.parts.indices.max(by: { sign * effect.parts[$0] < sign * effect.parts[$1] })
        else { return "" }
        let own = report.cells[cell]
        return "\(common.shortName(own.cause)), \(own.activity) \(unit.difference(hours: effect.parts[cell]))"
    }

    func interval(_ lower: Double, _ upper: Double) -> String {
        "\(unit.text(hours: lower)) – \(unit.text(hours: upper))"
    }
}
