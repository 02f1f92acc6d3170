import Delays

/// A bar for each stage, cut by cause; the length is the mean time an order.
struct StageCauseChart {
    let figures: DelayFigures
    let phrases: any Phrases

    static let mostStages = 25

    var markup: Markup {
        let stages = figures.stages.prefix(StageCauseChart.mostStages)
        guard let most = stages.first.map({ figures.perOrder($0.microseconds) * figures.unit.perHour }),
            most > 0
        else { return .empty }
        let room = Drawing.room(for: stages.map(\.activity))
        let plot = Drawing.width - room - 70
        let ticks = Drawing.ticks(upTo: most)
        let height = Double(stages.count) * 24 + 30
        var content = Markup.empty
        for tick in ticks {
            let x = room + tick / most * plot
            content += Drawing.verticalLine(x: x, from: 0, to: height - 26)
            let label = Drawing.tickText(tick, step: ticks.count > 1 ? ticks[1] : 1)
            content += Drawing.text(label, x: x, y: height - 12, anchor: .middle, soft: true)
        }
        content += Drawing.text(
            phrases.perOrder(figures.unit),
            x: Drawing.width,
            y: height - 12,
            anchor: .end,
            soft: true
        )
        for (row, stage) in stages.enumerated() {
            let y = Double(row) * 24
            var x = room
            content += Drawing.rowLabel(stage.activity, room: room, y: y + 16)
            for cause in figures.causes {
                guard let time = stage.byCause[cause], time > 0 else { continue }
                let length = figures.perOrder(time) * figures.unit.perHour / most * plot
                content += Drawing.bar(
                    x: x,
                    y: y + 3,
                    width: length,
                    height: 18,
                    cause,
                    title:
                        "\(phrases.list([stage.activity, phrases.name(cause)])): \(figures.perOrderText(time)) "
                        + phrases.perOrder(figures.unit)
                )
                x += length
            }
            content += Drawing.text(figures.perOrderText(stage.microseconds), x: x + 6, y: y + 16)
        }
        let chart = Drawing.chart(height: height, name: phrases.stagesByCause, content)
        let hidden = figures.stages.count - stages.count
        return hidden > 0
            ? "\(chart)<p class=\"soft\">\(phrases.omitted(NumberText.count(hidden)))</p>\n" : chart
    }
}
