import Delays

extension TerminalDrivers {
    typealias FoundEffect = DriverFigures.FoundEffect

    /// The effects that can be told from chance, with their intervals drawn on one scale.
    func effects(_ model: DriverModelRow) -> [String] {
        let all = figures.found(model)
        guard !all.isEmpty else { return [] }
        let shown = strongest(all) { $0.hours }
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
        return grouped(table(columns, rows), of: shown, among: all)
    }

    /// The strongest of each feature, so that one with many levels leaves room for the others; in their order.
    private func strongest(_ all: [FoundEffect], by size: (DriverEffectRow) -> Double) -> [FoundEffect] {
        let kept = Dictionary(grouping: all.indices) { all[$0].feature.feature }.values.flatMap { own in
            own.sorted { (abs(size(all[$1].effect)), $0) < (abs(size(all[$0].effect)), $1) }
                .prefix(TerminalDrivers.mostEffectsOfFeature)
        }
        return kept.sorted().map { all[$0] }
    }

    /// The lines of a table with the name of the feature above the first of its rows, and how many more it has below the last.
    private func grouped(_ lines: [String], of shown: [FoundEffect], among all: [FoundEffect]) -> [String] {
        let counts = Dictionary(grouping: all) { $0.feature.feature }.mapValues(\.count)
        var grouped = Array(lines.prefix(1))
        var own = 0
        for (index, line) in lines.dropFirst().enumerated() {
            let feature = shown[index].feature
            if own == 0 { grouped += paragraph(names.feature(feature)) }
            grouped.append(line)
            own += 1
            guard index + 1 == shown.count || shown[index + 1].feature.feature != feature.feature else {
                continue
            }
            let rest = (counts[feature.feature] ?? own) - own
            if rest > 0 { grouped += remark("  " + phrases.more(NumberText.count(rest))) }
            own = 0
        }
        return grouped
    }

    /// What the same effects do to the chance of being late.
    var lateness: [String] {
        guard let late = report.lateness, let given = report.given, late.fitted > 0 else { return [] }
        let all = figures.foundLate(given)
        let heading = figures.latenessHeading(late, phrases, common)
        var lines: [String] = []
        if late.fitted < late.judged { lines += remark(phrases.sampled(NumberText.count(late.fitted))) }
        if !late.separating.isEmpty {
            let columns = late.separating.map { names.column($0, of: given.features) }
            lines += remark(phrases.separating(phrases.list(columns)))
        }
        guard !all.isEmpty else { return section(heading, lines + remark(phrases.nothingFound)) }
        let shown = strongest(all, by: figures.points)
        let plot = IntervalPlot(
            shown.compactMap { _, effect in
                effect.late?.pointsLower.flatMap { lower in effect.late?.pointsUpper.map { (lower, $0) } }
            },
            columns: plotColumns
        )
        let rows = shown.map { feature, effect in
            guard let own = effect.late, let points = own.percentagePoints, let lower = own.pointsLower,
                let upper = own.pointsUpper
            else { return TextTable.Row(["  " + names.level(effect, of: feature), "–", "–", "–", "", "–"]) }
            return TextTable.Row([
                "  " + names.level(effect, of: feature), own.lateShare.map(NumberText.percent) ?? "–",
                NumberText.signed(points),
                NumberText.decimal(lower, places: 1) + " – " + NumberText.decimal(upper, places: 1),
                plot.text(points, lower: lower, upper: upper),
                "× " + NumberText.decimal(own.oddsRatio, places: 2),
            ])
        }
        let columns: [TextTable.Column] = [
            .text(phrases.feature, least: 16), .number(phrases.lateShare), .number(phrases.points),
            .number(phrases.interval(figures.confidence)),
            TextTable.Column(title: "", alignment: .left, least: nil), .number(phrases.odds),
        ]
        lines += grouped(table(columns, rows), of: shown, among: all)
        let examples = all.filter { $0.effect.late?.examples.isEmpty == false }
            .sorted { abs(figures.points($0.effect)) > abs(figures.points($1.effect)) }
            .prefix(TerminalDrivers.mostExamples)
            .flatMap { feature, effect in
                remark(
                    phrases.lateExamples(
                        names.effect(effect, of: feature),
                        isLater: effect.late?.isLater == true,
                        orders: phrases.list(effect.late?.examples ?? [])
                    )
                )
            }
        return section(heading, lines + remark(phrases.pointsMeaning) + examples)
    }

    private var plotColumns: Int { width < 100 ? 11 : 25 }

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
