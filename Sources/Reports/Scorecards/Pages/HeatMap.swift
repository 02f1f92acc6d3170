import Scorecards

/// Indicators down, outcomes across: in each cell how both go together within people. What the correction for many tests does not carry is
/// pale, and a cell without a number says why.
struct HeatMap {
    let figures: IndicatorFigures

    private var report: IndicatorsReport { figures.report }
    private var phrases: any IndicatorPhrases { figures.phrases }

    /// More outcomes are drawn narrower.
    private static let mostWide = 8

    var markup: Markup {
        guard !report.indicators.isEmpty, !report.outcomes.isEmpty else { return .empty }
        let cells = Dictionary(
            report.associations.map { (Place(indicator: $0.indicator, outcome: $0.outcome), $0) }
        ) { first, _ in first }
        let look = report.outcomes.count > HeatMap.mostWide ? "heat many" : "heat"
        let titles = report.outcomes.map {
            "<th scope=\"col\">\(phrases.name($0.name))</th>" as Markup
        }.joined()
        let rows = report.indicators.map { indicator -> Markup in
            let row = report.outcomes.map { outcome -> Markup in
                cells[Place(indicator: indicator.id, outcome: outcome.id)].map(cell) ?? "<td></td>"
            }.joined()
            return "<tr><th class=\"label\" scope=\"row\">\(phrases.name(indicator.name))</th>\(row)</tr>\n"
        }.joined()
        return """
            \(legend)<div class="scroll" tabindex="0"><table class="\(look)"><thead><tr><th>\(phrases.indicator)</th>\(titles)</tr></thead><tbody>
            \(rows)</tbody></table></div>
            \(gaps)
            """
    }

    private struct Place: Hashable {
        let indicator: String
        let outcome: String
    }

    private func cell(_ row: AssociationRow) -> Markup {
        let estimate = row.withinNow
        let names = "\(figures.name(row.indicator)) × \(figures.name(row.outcome))"
        guard let correlation = IndicatorFigures.oriented(estimate, row) else {
            let why = estimate?.missing.map { (phrases.short($0), phrases.reason($0)) }
            return """
                <td class="gap" title="\(names): \(why?.1 ?? phrases.notGiven)"><small>\(why?.0 ?? phrases.notGiven)</small></td>
                """
        }
        let isTold = estimate?.told == true
        let facts = [
            "\(names): \(figures.signed(correlation))",
            estimate?.lower.map { _ in
                "\(phrases.interval(figures.confidence)) \(figures.interval(estimate, row))"
            },
            estimate.map {
                phrases.ofRows(NumberText.count($0.rows), people: NumberText.count($0.people))
            },
            estimate?.adjustedPValue.map { "\(phrases.adjustedP) \(NumberText.pValue($0))" },
            estimate?.missing.map(phrases.reason) ?? (isTold ? phrases.told : phrases.notTold),
        ].compactMap(\.self)
        return """
            <td><svg class="cell" role="img">\
            <title>\(facts.joined(separator: "; "))</title>\
            \(HeatMap.box(correlation, isTold: isTold, figures.signed(correlation)))</svg></td>
            """
    }

    private static func box(_ correlation: Double, isTold: Bool, _ text: String) -> Markup {
        let look = AssociationColour.name(correlation) + (isTold ? "" : " pale")
        return """
            <g class="\(look)"><rect width="100%" height="100%"/>\
            <text x="50%" y="50%" dy=".36em" text-anchor="middle">\(text)</text></g>
            """
    }

    /// The steps of the colour, from worse to better, and what is pale.
    private var legend: Markup {
        let steps = AssociationColour.steps
        let sizes = steps.reversed().map { -$0 } + [0] + steps
        let boxes = sizes.map { size -> Markup in
            let sign = size < 0 ? "≤ " : "≥ "
            let text = size == 0 ? "0" : sign + NumberText.signed(size, places: 2)
            return "<svg class=\"cell\" aria-hidden=\"true\">\(HeatMap.box(size, isTold: true, text))</svg>"
        }.joined()
        let pale: Markup = """
            <svg class="cell" aria-hidden="true">\(HeatMap.box(steps[1], isTold: false, figures.signed(steps[1])))</svg>
            """
        return """
            <div class="heat key"><span>\(phrases.worse)</span> \(boxes) <span>\(phrases.better)</span> \
            <span class="pair">\(pale) <span>\(phrases.notTold)</span></span></div>

            """
    }

    /// Why cells have no number, each reason once.
    private var gaps: Markup {
        var seen: Set<String> = []
        let reasons = report.associations.compactMap { row in
            row.withinNow?.correlation == nil ? row.withinNow?.missing : nil
        }.filter { seen.insert($0.reason).inserted }
        return reasons.isEmpty
            ? .empty
            : "<p class=\"soft\">\(reasons.map(phrases.reason).joined(separator: "; "))</p>\n"
    }

    static let styles: Markup = """
        \(AssociationColour.styles)  table.heat { width: auto; min-width: 0; border-collapse: separate; border-spacing: 2px; }
          table.heat th, table.heat td { border: none; padding: 0; vertical-align: middle; }
          table.heat thead th { white-space: normal; text-align: center; vertical-align: bottom; padding: .1rem .2rem .3rem;
            color: var(--text); hyphens: auto; overflow-wrap: break-word; line-height: 1.25; }
          table.heat thead th:first-child { text-align: left; color: var(--soft); }
          table.heat th.label { color: var(--text); font-weight: 400; white-space: normal; max-width: 20rem; min-width: 7rem;
            padding-right: .6rem; overflow-wrap: anywhere; line-height: 1.25; position: sticky; left: 0; z-index: 1; background: var(--page); }
          table.heat td { width: 7.5rem; min-width: 4rem; height: 2rem; position: relative; }
          table.heat.many td { min-width: 3.1rem; }
          table.heat.many thead th { font-size: .78rem; padding: .1rem 0 .3rem; }
          table.heat.many svg.cell text { font-size: 11.5px; }
          table.heat td.gap { color: var(--soft); text-align: center; border: 1px dashed var(--line); line-height: 1.15; }
          .heat td svg.cell { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; }
          .heat svg.cell rect { fill: var(--cell); stroke: none; }
          .heat svg.cell text { fill: var(--ink); font-size: 13px; font-weight: 700; font-variant-numeric: tabular-nums; }
          .heat svg.cell .pale rect { fill-opacity: .3; }
          .heat svg.cell .pale text { fill: var(--text); font-weight: 400; }
          @media screen and (max-width: 44rem) {
            table.heat td { min-width: 3.1rem; }
            table.heat thead th { font-size: .72rem; padding: .1rem 0 .3rem; }
            table.heat th.label { min-width: 5.4rem; max-width: 8rem; padding-right: .3rem; }
            .heat svg.cell text { font-size: 11px; }
          }
          .heat.key { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem; margin: .6rem 0; font-size: .86rem; }
          .heat.key svg.cell { width: 3.7rem; height: 1.5rem; }
          .heat.key svg.cell text { font-size: 11px; }
          .heat.key span { margin: 0 .3rem 0 0; }
          .heat.key svg + span { margin: 0 .3rem; }
          .heat.key .pair { display: inline-flex; align-items: center; margin-left: .8rem; }
          @media print { .heat.key { break-after: avoid; } .heat svg.cell text { font-size: 9px; } .heat.key svg.cell { width: 4.6rem; } .heat.key svg.cell text { font-size: 8px; } }

        """
}
