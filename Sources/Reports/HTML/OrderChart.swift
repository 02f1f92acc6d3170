import Delays
import EventLogs

/// One order's critical path along time: a lane for each stage, a piece for each stretch of one cause.
struct OrderChart {
    let order: OrderRow
    let unit: TimeUnit
    let phrases: any Phrases

    /// More pieces than this cannot be told apart; the shortest are left out and counted.
    static let mostPieces = 120

    private static let laneHeight = 20.0

    var markup: Markup {
        let whole = order.tiles.reduce(0) { $0 + $1.microseconds }
        guard whole > 0 else { return .empty }
        let lanes = lanes
        let caption = phrases.sinceArrival(phrases.symbol(unit))
        let room = Drawing.room(for: lanes.map(\.0) + [caption])
        let plot = Drawing.width - room - 10
        let scale = plot / Double(whole)
        let bottom = Double(lanes.count) * OrderChart.laneHeight + 4
        var content = axis(caption, wholeHours: whole.hours, room: room, bottom: bottom)
        for (activity, lane) in lanes {
            content += Drawing.rowLabel(activity, room: room, y: Double(lane) * OrderChart.laneHeight + 14)
        }
        let pieces = pieces
        let shortest = pieces.map(\.duration).sorted(by: >).dropFirst(OrderChart.mostPieces).first ?? 0
        let drawn = pieces.filter { $0.duration > shortest }
        for piece in drawn {
            content += Drawing.bar(
                x: room + Double(piece.start) * scale,
                y: Double(lanes.first { $0.0 == piece.tile.activity }?.1 ?? 0) * OrderChart.laneHeight + 3,
                width: Double(piece.duration) * scale,
                height: OrderChart.laneHeight - 5,
                piece.tile.cause,
                title: title(piece)
            )
        }
        let chart = Drawing.chart(height: bottom + 20, name: order.order, content)
        guard drawn.count < pieces.count else { return chart }
        let note = phrases.shorterTiles(NumberText.count(pieces.count - drawn.count))
        return "\(chart)<p class=\"soft\">\(note)</p>\n"
    }

    /// The stages in the order in which they were reached.
    private var lanes: [(String, Int)] {
        var seen: [String] = []
        for tile in order.tiles where !seen.contains(tile.activity) { seen.append(tile.activity) }
        return seen.enumerated().map { ($1, $0) }
    }

    private struct Piece {
        let tile: TileRow
        let start: Microseconds
        var duration: Microseconds
        var end: String
        /// How many tiles were put together.
        var tiles = 1
    }

    /// Neighbouring tiles of one stage and cause put together.
    private var pieces: [Piece] {
        var pieces: [Piece] = []
        var start: Microseconds = 0
        for tile in order.tiles {
            if let last = pieces.last, last.tile.activity == tile.activity, last.tile.cause == tile.cause,
                last.tile.within == tile.within
            {
                pieces[pieces.count - 1].duration += tile.microseconds
                pieces[pieces.count - 1].end = tile.to
                pieces[pieces.count - 1].tiles += 1
            } else {
                pieces.append(Piece(tile: tile, start: start, duration: tile.microseconds, end: tile.to))
            }
            start += tile.microseconds
        }
        return pieces
    }

    private func axis(_ caption: String, wholeHours: Double, room: Double, bottom: Double) -> Markup {
        let most = wholeHours * unit.perHour
        let plot = Drawing.width - room - 10
        let ticks = Drawing.ticks(upTo: most)
        var axis = Markup.empty
        for tick in ticks {
            let x = room + tick / most * plot
            axis += Drawing.verticalLine(x: x, from: 0, to: bottom)
            let label = Drawing.tickText(tick, step: ticks.count > 1 ? ticks[1] : 1)
            axis += Drawing.text(label, x: x, y: bottom + 13, anchor: .middle, soft: true)
        }
        axis += Drawing.text(caption, x: room - 10, y: bottom + 13, anchor: .end, soft: true)
        return axis
    }

    private func title(_ piece: Piece) -> String {
        var title = "\(piece.tile.activity), \(phrases.name(piece.tile.cause)): "
        title += "\(unit.text(piece.duration)) \(phrases.symbol(unit)), "
        title += "\(piece.tile.from.dateAndMinute) – \(piece.end.dateAndMinute)"
        if let resource = piece.tile.resource { title += ", \(resource)" }
        if piece.tile.rework { title += ", \(phrases.rework)" }
        if let within = piece.tile.within { title += ", \(phrases.within(phrases.name(within)))" }
        if piece.tiles == 1, let other = piece.tile.workedOnOrder {
            title += ", \(phrases.workedOnInstead(other))"
        }
        return title
    }
}
