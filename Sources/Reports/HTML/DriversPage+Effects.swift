import Delays

/// The forest plots, and what effects are made of.
extension DriversPage {
    private static let mostParts = 3

    /// The effects on the lead time that can be told from chance.
    func effects(_ model: DriverModelRow) -> Markup {
        let all = figures.found(model)
        let shown = all.prefix(DriversPage.mostEffects)
        let scale = PlotScale(
            shown.flatMap { [$0.effect.lower, $0.effect.upper, $0.effect.hours] },
            factor: unit.perHour
        )
        let rows = shown.map { feature, effect in
            PlotTable.Row(
                group: names.feature(feature),
                label: "\(names.level(effect, of: feature))",
                drawing: scale.estimate(effect.hours, effect.lower, effect.upper),
                cells: [
                    "\(unit.difference(hours: effect.hours))",
                    "\(ComparisonFigures.interval(effect.lower, effect.upper, unit))",
                    "\(NumberText.count(effect.orders))",
                    "\(effect.robustnessValue.map(NumberText.percent) ?? "–")",
                    "\(phrases.list(effect.examples))",
                ]
            )
        }
        return PlotTable(
            title: phrases.feature,
            scale: scale,
            columns: [
                .number(common.titled(phrases.effect, unit)), interval, .number(common.orders),
                .number(phrases.robustness), .text(common.example),
            ],
            rows: rows,
            omitted: all.count - shown.count
        ).markup(common)
    }

    /// The same effects, each as a bar cut by cause, its largest parts beside it.
    func split(_ model: DriverModelRow) -> Markup {
        let all = figures.found(model)
        let shown = all.prefix(DriversPage.mostEffects)
        guard !shown.isEmpty else { return .empty }
        let scale = PlotScale(
            shown.flatMap { PlotScale.ends($0.effect.parts) },
            factor: unit.perHour
        )
        let rows = shown.map { feature, effect in
            PlotTable.Row(
                group: names.feature(feature),
                label: "\(names.level(effect, of: feature))",
                drawing: scale.stack(stack(effect)),
                cells: ["\(unit.difference(hours: effect.hours))", largestParts(effect)]
            )
        }
        let table = PlotTable(
            title: phrases.feature,
            scale: scale,
            columns: [.number(common.titled(phrases.effect, unit)), .text(common.mostly)],
            rows: rows,
            omitted: all.count - shown.count
        ).markup(common)
        return HTMLPage.section(
            common.byStageAndCause,
            "\(soft(phrases.splitMeaning))\(legend(Array(shown)))\(table)"
        )
    }

    /// Parts by cause, then by stage, as the ledger has them.
    private func stack(_ effect: DriverEffectRow) -> [(cause: Cause, value: Double, title: String)] {
        Cause.allCases.flatMap { cause in
            report.cells.indices.filter { report.cells[$0].cause == cause && effect.parts[$0] != 0 }.map {
                (
                    cause, effect.parts[$0],
                    "\(common.list([report.cells[$0].activity, common.name(cause)])): "
                        + "\(unit.difference(hours: effect.parts[$0])) \(common.symbol(unit))"
                )
            }
        }
    }

    private func largestParts(_ effect: DriverEffectRow) -> Markup {
        let (parts, rest) = figures.largestParts(effect, most: DriversPage.mostParts)
        let named = parts.map { cell, hours -> Markup in
            let place = common.list([cell.activity, common.name(cell.cause)])
            let text = "\(place) \(unit.difference(hours: hours))"
            return "<span class=\"part\">\(Drawing.swatch(cell.cause))\(text)</span>"
        }
        let others: [Markup] =
            effect.parts.count { $0 != 0 } > parts.count
            ? ["<span class=\"part soft\">\(phrases.otherParts(unit.difference(hours: rest)))</span>"] : []
        return (named + others).joined(" ")
    }

    private func legend(_ shown: [DriverFigures.FoundEffect]) -> Markup {
        let causes = Cause.allCases.filter { cause in
            report.cells.indices.contains { index in
                report.cells[index].cause == cause && shown.contains { $0.effect.parts[index] != 0 }
            }
        }
        let entries = causes.map { "<li>\(Drawing.swatch($0))\(common.name($0))</li>\n" as Markup }.joined()
        return "<ul class=\"legend\">\n\(entries)</ul>\n"
    }

    /// What the same levels and steps do to the chance of being late.
    var lateness: Markup {
        guard let late = report.lateness, let given = report.given, late.fitted > 0 else { return .empty }
        let all = figures.foundLate(given)
        let shown = all.prefix(DriversPage.mostEffects)
        var notes = Markup.empty
        if late.fitted < late.judged { notes += soft(phrases.sampled(NumberText.count(late.fitted))) }
        if !late.separating.isEmpty {
            let columns = late.separating.map { names.column($0, of: given.features) }
            notes += soft(phrases.separating(phrases.list(columns)))
        }
        if shown.isEmpty { notes += "<p>\(phrases.nothingFound)</p>\n" }
        let scale = PlotScale(
            shown.flatMap { [$0.effect.late?.pointsLower, $0.effect.late?.pointsUpper] }
        )
        let rows = shown.map { feature, effect in
            let own = effect.late
            let interval = own?.pointsLower.flatMap { lower in
                own?.pointsUpper.map { "\(NumberText.signed(lower)) … \(NumberText.signed($0))" }
            }
            return PlotTable.Row(
                group: names.feature(feature),
                label: "\(names.level(effect, of: feature))",
                drawing: scale.estimate(own?.percentagePoints, own?.pointsLower, own?.pointsUpper),
                cells: [
                    "\(own?.lateShare.map(NumberText.percent) ?? "–")",
                    "\(own?.percentagePoints.map({ NumberText.signed($0) }) ?? "–")",
                    "\(interval ?? "–")",
                    "\(own.map { "× " + NumberText.decimal($0.oddsRatio, places: 2) } ?? "–")",
                ]
            )
        }
        let table = PlotTable(
            title: phrases.feature,
            scale: scale,
            columns: [
                .number(phrases.lateShare), .number(phrases.points), interval, .number(phrases.odds),
            ],
            rows: rows,
            omitted: all.count - shown.count
        ).markup(common)
        let heading = figures.latenessHeading(late, phrases, common)
        let meaning = shown.isEmpty ? Markup.empty : soft(phrases.pointsMeaning)
        return HTMLPage.section(heading, "\(notes)\(table)\(meaning)")
    }
}
