import Delays
import EventLogs

/// One order in full as text for a terminal: its pieces in the order of time, each with the order that was worked on
/// instead behind an arrow.
public struct TerminalOrder {
    private let order: OrderRow
    private let startTimes: EventLog.StartTimes
    private let unit: TimeUnit
    private let phrases: any Phrases
    private let style: TerminalStyle
    private let width: Int

    /// - Parameter startTimes: how the order's log came by its start times.
    public init(_ order: OrderRow, startTimes: EventLog.StartTimes, look: TerminalLook = TerminalLook()) {
        self.order = order
        self.startTimes = startTimes
        unit = TimeUnit(meanHours: order.leadTimeHours)
        phrases = look.language.phrases
        style = look.style
        width = look.columns
    }

    /// The whole of it; it ends with a line break.
    public var text: String {
        let heading = "\(phrases.order) \(order.order)".withoutControls
        var facts = ["\(phrases.leadTime) \(withUnit(order.leadTimeHours))"]
        if let late = order.late { facts.append(late ? phrases.late : phrases.onTime) }
        facts.append("\(order.arrival.dateAndMinute) – \(order.completion.dateAndMinute)")
        let starts = phrases.startTimes(startTimes).wrapped(to: width)
        var lines = [style.heading(heading), facts.joined(separator: "   ")]
        lines += startTimes == .recorded ? starts : starts.map(style.warning)
        lines += [""] + causes + [""] + tiles
        return lines.joined(separator: "\n") + "\n"
    }

    private func withUnit(_ hours: Double) -> String {
        "\(unit.text(hours: hours)) \(phrases.symbol(unit))"
    }

    /// Hours by cause, most first.
    private var causes: [String] {
        var sums: [Cause: Microseconds] = [:]
        for tile in order.tiles { sums[tile.cause, default: 0] += tile.microseconds }
        let whole = sums.values.reduce(0, +)
        let most = sums.values.max() ?? 0
        let rows = Cause.allCases.filter { sums[$0] != nil }
            .sorted { sums[$1, default: 0] < sums[$0, default: 0] }
            .map { cause in
                let sum = sums[cause, default: 0]
                return TextTable.Row(
                    [
                        phrases.name(cause), unit.text(sum),
                        NumberText.percent(whole > 0 ? Double(sum) / Double(whole) : 0),
                        phrases.meaning(cause),
                    ],
                    bar: most > 0 ? Double(sum) / Double(most) : 0,
                    cause: cause
                )
            }
        let columns: [TextTable.Column] = [
            .text(phrases.cause), .number(phrases.symbol(unit)), .number(phrases.share), .text("", least: 0),
        ]
        return TextTable(columns: columns, rows: rows).lines(width: width, style: style)
    }

    private var tiles: [String] {
        let rows = order.tiles.map { tile in
            var notes: [String] = []
            if tile.rework { notes.append(phrases.rework) }
            if let within = tile.within { notes.append(phrases.within(phrases.name(within))) }
            if let other = tile.workedOnOrder { notes.append("→ \(other)") }
            return TextTable.Row([
                tile.from.dateAndMinute, phrases.span(tile.microseconds), tile.activity,
                phrases.name(tile.cause), tile.resource ?? "", phrases.list(notes),
            ])
        }
        let columns: [TextTable.Column] = [
            .text(phrases.from, least: 16), .number(phrases.duration), .text(phrases.stage, least: 8),
            .text(phrases.cause, least: 14), .text(phrases.resource, least: 6), .text("", least: 10),
        ]
        return TextTable(columns: columns, rows: rows).lines(width: width, style: style)
    }
}
