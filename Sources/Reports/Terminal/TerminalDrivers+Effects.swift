import Delays

extension TerminalDrivers {
    typealias FoundEffect = (feature: DriverFeatureRow, effect: DriverEffectRow)

    /// What can be told from chance, feature by feature.
    func found(_ model: DriverModelRow) -> [FoundEffect] {
        model.features.flatMap { feature in feature.effects.filter(\.found).map { (feature, $0) } }
    }

    /// The effects that can be told from chance, with their intervals drawn on one scale.
    func effects(_ model: DriverModelRow) -> [String] {
        let all = found(model)
        guard !all.isEmpty else { return [] }
        let shown = all.prefix(TerminalDrivers.mostEffects)
        let plot = IntervalPlot(
            shown.map { ($0.effect.lower ?? $0.effect.hours, $0.effect.upper ?? $0.effect.hours) },
            columns: plotColumns
        )
        let rows = shown.map { feature, effect in
            let (lower, upper) = (effect.lower ?? effect.hours, effect.upper ?? effect.hours)
            let cells = [
                "  " + level(effect, feature.about), unit.difference(hours: effect.hours),
                interval(lower, upper),
                plot.text(effect.hours, lower: lower, upper: upper),
                effect.robustnessValue.map(NumberText.percent) ?? "–", largestPart(effect),
            ]
            return TextTable.Row(cells)
        }
        let columns: [TextTable.Column] = [
            .text(phrases.feature, least: 16), .number(common.titled(phrases.effect, unit)),
            .number(phrases.interval(confidence)),
            TextTable.Column(title: "", alignment: .left, least: nil), .number(phrases.robustness),
            .text(phrases.mostly, least: 16),
        ]
        return grouped(table(columns, Array(rows)), by: shown.map { name($0.feature) })
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
        let all = given.features.flatMap { feature in
            feature.effects.filter { isFound($0.late) }
                .sorted { $0.late?.percentagePoints ?? 0 > $1.late?.percentagePoints ?? 0 }
                .map { (feature: feature, effect: $0) }
        }
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
            else { return TextTable.Row(["  " + level(effect, feature.about), "–", "–", "", "–"]) }
            return TextTable.Row([
                "  " + level(effect, feature.about), signed(points),
                NumberText.decimal(lower, places: 1) + " – " + NumberText.decimal(upper, places: 1),
                plot.text(points, lower: lower, upper: upper),
                "× " + NumberText.decimal(own.oddsRatio, places: 2),
            ])
        }
        let columns: [TextTable.Column] = [
            .text(phrases.feature, least: 16), .number(phrases.points),
            .number(phrases.interval(confidence)),
            TextTable.Column(title: "", alignment: .left, least: nil), .number(phrases.odds),
        ]
        lines += grouped(table(columns, Array(rows)), by: shown.map { name($0.feature) })
        lines += omission(all.count, shown: shown.count)
        return section(heading, lines + remark(phrases.pointsMeaning))
    }

    private var plotColumns: Int { width < 100 ? 11 : 25 }

    private func isFound(_ late: LateEffectRow?) -> Bool {
        late?.adjustedPValue.map { $0 <= 1 - report.errors.confidence } ?? false
    }

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

    // Names.

    func name(_ feature: DriverFeatureRow) -> String { phrases.name(about: feature.about) ?? feature.feature }

    private func level(_ level: String, _ about: String) -> String {
        phrases.level(level, about: about) ?? level
    }

    /// What sets the effect apart from the others of its feature.
    private func level(_ effect: DriverEffectRow, _ about: String) -> String {
        if let from = effect.from, let to = effect.to { return "\(number(from)) → \(number(to))" }
        let level = effect.level.map { self.level($0, about) } ?? ""
        return level + (effect.against.map { " (\(phrases.against(self.level($0, about))))" } ?? "")
    }

    func name(_ feature: DriverFeatureRow, _ effect: DriverEffectRow) -> String {
        name(feature) + (effect.level == nil ? " " : ": ") + level(effect, feature.about)
    }

    func name(_ condition: DriverCondition) -> String {
        let own = phrases.name(about: condition.about) ?? condition.feature
        if let level = condition.level { return "\(own): \(self.level(level, condition.about))" }
        return own + " "
            + phrases.range(above: condition.above.map(number), atMost: condition.atMost.map(number))
    }
}
