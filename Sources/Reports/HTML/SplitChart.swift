import Delays
import TextWidths

/// For each row what mix and what pace make of a difference, as two bars from zero with their intervals.
struct SplitChart {
    let rows: [(name: String, split: SplitRow)]
    let unit: TimeUnit
    let phrases: any Phrases

    static let mostRows = 25

    private static let rowHeight = 36.0

    var markup: Markup {
        let shown = rows.prefix(SplitChart.mostRows)
        let effects = shown.flatMap { [$0.split.mix, $0.split.pace] }
        let ends: [Double] = effects.flatMap { effect -> [Double] in
            [0, effect.hours, effect.lower ?? effect.hours, effect.upper ?? effect.hours]
        }
        let (least, most) = (ends.min() ?? 0, ends.max() ?? 0)
        guard most > least else { return .empty }
        let room = Drawing.room(for: shown.map(\.name))
        let plot = Drawing.width - room - 90
        let scale = plot / (most - least)
        func x(_ hours: Double) -> Double { room + (hours - least) * scale }
        let bottom = Double(shown.count) * SplitChart.rowHeight + 24
        var content = key(from: room)
        content += "<line class=\"zero\" x1=\"\(x(0))\" y1=\"20\" x2=\"\(x(0))\" y2=\"\(bottom)\"/>\n"
        for (row, entry) in shown.enumerated() {
            let y = 24 + Double(row) * SplitChart.rowHeight
            content += Drawing.rowLabel(entry.name, room: room, y: y + 20)
            for (number, (look, name, effect)) in [
                ("mix", phrases.mix, entry.split.mix), ("pace", phrases.pace, entry.split.pace),
            ].enumerated() {
                let top = y + 3 + Double(number) * 15
                content += bar(look, "\(entry.name), \(name)", effect, top: top, x)
            }
            let total = "\(unit.difference(hours: entry.split.difference.hours)) \(phrases.symbol(unit))"
            content += Drawing.text(total, x: Drawing.width, y: y + 20, anchor: .end)
        }
        let chart = Drawing.chart(height: bottom + 4, name: phrases.byStage, content)
        let hidden = rows.count - shown.count
        return hidden > 0
            ? "\(chart)<p class=\"soft\">\(phrases.omitted(NumberText.count(hidden)))</p>\n" : chart
    }

    private func bar(
        _ look: String,
        _ name: String,
        _ effect: EffectRow,
        top: Double,
        _ x: (Double) -> Double
    ) -> Markup {
        let (from, to) = (x(min(effect.hours, 0)), x(max(effect.hours, 0)))
        let title =
            "\(name): \(unit.difference(hours: effect.hours)) \(phrases.symbol(unit)) (\(ComparisonFigures.interval(effect, unit)))"
        var bar: Markup = """
            <rect class="\(look)" x="\(from)" y="\(top)" width="\(max(to - from, 1))" height="13"><title>\(title)</title></rect>

            """
        if let lower = effect.lower, let upper = effect.upper {
            bar += """
                <line class="whisker" x1="\(x(lower))" y1="\(top + 6.5)" x2="\(x(upper))" y2="\(top + 6.5)"/>

                """
        }
        return bar
    }

    private func key(from room: Double) -> Markup {
        var key = Markup.empty
        var x = room
        for (look, name) in [("mix", phrases.mix), ("pace", phrases.pace)] {
            key += "<rect class=\"\(look)\" x=\"\(x)\" y=\"3\" width=\"12\" height=\"10\"/>\n"
            key += Drawing.text(name, x: x + 17, y: 12)
            x += 40 + 8 * Double(TextWidth.columns(name))
        }
        key += Drawing.text(phrases.difference, x: Drawing.width, y: 12, anchor: .end, soft: true)
        return key
    }
}
