import Delays

/// A column for each week of completion, cut by cause; the height is the mean lead time.
struct WeeklyChart {
    let figures: DelayFigures
    let phrases: any Phrases

    static let mostWeeks = 104

    var markup: Markup {
        let weeks = figures.report.weeks.suffix(WeeklyChart.mostWeeks)
        let unit = figures.unit
        guard weeks.count > 1, let most = weeks.map(\.meanLeadTimeHours).max(), most > 0 else {
            return .empty
        }
        let (left, top, plotHeight) = (50.0, 24.0, 180.0)
        let room = (Drawing.width - left) / Double(weeks.count)
        let column = min(room * 0.8, 40)
        let scale = plotHeight / most
        var content = Markup.empty
        let caption = phrases.titled(phrases.list([phrases.leadTime, phrases.mean]), unit)
        content += Drawing.text(caption, x: 0, y: 11, soft: true)
        let ticks = Drawing.ticks(upTo: most * unit.perHour)
        for tick in ticks {
            let y = top + plotHeight - tick / unit.perHour * scale
            content += "<line x1=\"\(left)\" y1=\"\(y)\" x2=\"\(Drawing.width)\" y2=\"\(y)\"/>\n"
            let label = Drawing.tickText(tick, step: ticks.count > 1 ? ticks[1] : 1)
            content += Drawing.text(label, x: left - 6, y: y + 4, anchor: .end, soft: true)
        }
        let labelEvery = max(1, Int((Double(weeks.count) * 72 / (Drawing.width - left)).rounded(.up)))
        for (index, week) in weeks.enumerated() {
            let x = left + (Double(index) + 0.5) * room - column / 2
            var y = top + plotHeight
            for cause in figures.causes {
                guard let hours = week.hours[cause.rawValue], hours > 0 else { continue }
                let height = hours * scale
                y -= height
                content += Drawing.bar(
                    x: x,
                    y: y,
                    width: column,
                    height: height,
                    cause,
                    title: title(week, cause, hours)
                )
            }
            if index % labelEvery == 0 {
                let middle = x + column / 2
                content += Drawing.text(
                    week.week,
                    x: min(max(middle, left + 20), Drawing.width - 34),
                    y: top + plotHeight + 18,
                    anchor: .middle,
                    soft: true
                )
            }
        }
        return Drawing.chart(height: top + plotHeight + 26, name: phrases.byWeek, content)
    }

    private func title(_ week: WeekRow, _ cause: Cause, _ hours: Double) -> String {
        let symbol = phrases.symbol(figures.unit)
        var title = "\(phrases.week) \(week.week), \(phrases.orders) \(NumberText.count(week.orders))"
        if let late = week.late { title += ", \(phrases.late) \(NumberText.count(late))" }
        return title + ", \(phrases.leadTime) \(figures.unit.text(hours: week.meanLeadTimeHours)) \(symbol): "
            + "\(phrases.name(cause)) \(figures.unit.text(hours: hours)) \(symbol)"
    }
}
