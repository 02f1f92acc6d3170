import Delays

/// One series week by week, with its level before and after each change.
struct ChangeChart {
    let scan: WeeklyScan
    let series: ScannedSeriesRow
    let changes: [ChangeRow]
    let unit: TimeUnit
    let phrases: any Phrases

    var markup: Markup {
        let values = series.meanHours.map { $0 * unit.perHour }
        guard values.count > 1, let most = values.max(), most > 0 else { return .empty }
        let (left, top, height) = (50.0, 24.0, 120.0)
        let step = (Drawing.width - left - 10) / Double(values.count - 1)
        func x(_ week: Int) -> Double { left + Double(week) * step }
        func y(_ value: Double) -> Double { top + height * (1 - value / most) }
        let name = series.activity ?? phrases.leadTime
        let title = phrases.titled(phrases.list([name, phrases.mean]), unit)
        var content = Drawing.text(title, x: 0, y: 11, soft: true)
        let ticks = Drawing.ticks(upTo: most)
        for tick in ticks {
            let label = Drawing.tickText(tick, step: ticks.count > 1 ? ticks[1] : 1)
            content += "<line x1=\"\(left)\" y1=\"\(y(tick))\" x2=\"\(Drawing.width)\" y2=\"\(y(tick))\"/>\n"
            content += Drawing.text(label, x: left - 6, y: y(tick) + 4, anchor: .end, soft: true)
        }
        let points = values.enumerated().map { "\(x($0)),\(y($1))" as Markup }.joined(" ")
        content += "<polyline class=\"series\" points=\"\(points)\"/>\n"
        for (index, change) in changes.enumerated() {
            guard let start = scan.weeks.firstIndex(where: { $0.week == change.week }) else { continue }
            if index == 0 {
                content += level(change.hoursBefore, x(start - change.weeksBefore), x(start - 1), y)
            }
            content += level(change.hoursAfter, x(start), x(start + change.weeksAfter - 1), y)
        }
        for (week, anchor) in [(0, Drawing.Anchor.start), (values.count - 1, .end)] {
            content += Drawing.text(
                scan.weeks[week].week,
                x: x(week),
                y: top + height + 16,
                anchor: anchor,
                soft: true
            )
        }
        for change in changes {
            guard let start = scan.weeks.firstIndex(where: { $0.week == change.week }) else { continue }
            content += Drawing.text(change.week, x: x(start), y: top - 4, anchor: .middle, soft: true)
        }
        return Drawing.chart(height: top + height + 22, name: title, content)
    }

    private func level(_ hours: Double, _ from: Double, _ to: Double, _ y: (Double) -> Double) -> Markup {
        let at = y(hours * unit.perHour)
        return
            "<line class=\"level\" x1=\"\(from)\" y1=\"\(at)\" x2=\"\(max(to, from + 2))\" y2=\"\(at)\"/>\n"
    }
}
