import Delays

/// Two bars for each stage and cause that late orders have more of: in a late order above, in one on time below.
struct LatenessChart {
    let figures: DelayFigures
    let phrases: any Phrases

    var markup: Markup {
        let parts = figures.makingLate.prefix(12)
        guard let most = parts.map(\.lateHours).max(), most > 0 else { return .empty }
        let room = Drawing.room(for: parts.flatMap { [$0.activity, phrases.name($0.cause)] })
        let plot = Drawing.width - room - 170
        let height = Double(parts.count) * 34 + 18
        var content = Markup.empty
        content += Drawing.text(phrases.difference, x: Drawing.width, y: 11, anchor: .end, soft: true)
        for (row, part) in parts.enumerated() {
            let y = Double(row) * 34 + 18
            let name = "\(part.activity), \(phrases.name(part.cause))"
            content += Drawing.rowLabel(part.activity, room: room, y: y + 12)
            content += Drawing.text(
                phrases.name(part.cause),
                x: room - 10,
                y: y + 25,
                anchor: .end,
                soft: true
            )
            for (offset, hours, label) in [
                (2.0, part.lateHours, phrases.late), (16.0, part.onTimeHours, phrases.onTime),
            ] {
                let text = figures.unit.text(hours: hours)
                let length = max(0, hours / most * plot)
                content += Drawing.bar(
                    x: room,
                    y: y + offset,
                    width: length,
                    height: 12,
                    part.cause,
                    faint: offset > 2,
                    title: "\(name), \(label): \(text) \(phrases.symbol(figures.unit))"
                )
                content += Drawing.text(
                    "\(text) \(label)",
                    x: room + length + 6,
                    y: y + offset + 10,
                    soft: true
                )
            }
            let difference =
                "\(figures.unit.difference(hours: part.difference)) \(phrases.symbol(figures.unit))"
            content += Drawing.text(difference, x: Drawing.width, y: y + 19, anchor: .end)
        }
        return Drawing.chart(height: height, name: phrases.lateAgainstOnTime, content)
    }
}
