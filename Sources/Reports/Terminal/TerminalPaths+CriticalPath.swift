import Delays
import EventLogs

/// Where on the ways the time goes.
extension TerminalPaths {
    private static let mostWays = 15
    private static let mostLoops = 10
    /// More columns of the matrix do not fit.
    private static let mostPeople = 8

    func criticalPath(_ report: CriticalPathReport) -> [String] {
        var lines = ["", style.heading(phrases.bottlenecks)] + bottlenecks(report)
        lines += ["", style.heading(phrases.reworkLoops)] + loops(report)
        let matrix = matrix(report)
        if !matrix.isEmpty { lines += ["", style.heading(phrases.handOffMatrix)] + matrix }
        return lines
    }

    private func bottlenecks(_ report: CriticalPathReport) -> [String] {
        let waiting = report.ways.filter { $0.waitingOnPathMicroseconds > 0 }
        let shown = waiting.prefix(TerminalPaths.mostWays)
        let most = Double(shown.first?.waitingOnPathMicroseconds ?? 0)
        let rows = shown.map { way in
            let largest = way.largestCause
            return TextTable.Row(
                [
                    way.from ?? phrases.arrival, way.to ?? phrases.completion, NumberText.count(way.onPath),
                    unit.text(hours: way.waitingOnPathMicroseconds.hours / Double(max(way.onPath, 1))),
                    share(way.waitingOnPathMicroseconds), largest.map { phrases.shortName($0) } ?? "",
                ],
                bar: Double(way.waitingOnPathMicroseconds) / most,
                cause: largest
            )
        }
        let columns: [TextTable.Column] = [
            .text(phrases.from, least: 10), .text(phrases.to, least: 10), .number(phrases.onCriticalPath),
            .number(phrases.titled(phrases.meanWait, unit)), .number(phrases.share), .text(phrases.mostly),
        ]
        return table(columns, rows) + omission(waiting.count, shown: shown.count)
    }

    private func loops(_ report: CriticalPathReport) -> [String] {
        guard !report.reworkLoops.isEmpty else { return [TerminalReport.margin + phrases.noRework] }
        let shown = report.reworkLoops.prefix(TerminalPaths.mostLoops)
        let most = Double(shown.first?.onPathMicroseconds ?? 0)
        let rows = shown.map { loop in
            TextTable.Row(
                [
                    NumberText.count(loop.count), NumberText.count(loop.orders),
                    unit.text(hours: loop.meanRoundTripHours), share(loop.onPathMicroseconds),
                ],
                bar: most > 0 ? Double(loop.onPathMicroseconds) / most : 0
            )
        }
        let columns: [TextTable.Column] = [
            .number(phrases.count), .number(phrases.orders), .number(phrases.titled(phrases.roundTrip, unit)),
            .number(phrases.share),
        ]
        let figures = table(columns, rows)
        let ways = shown.map { loop in path(loop.activities + loop.activities.prefix(1)) }
        return figures.prefix(1) + zip(figures.dropFirst(), ways).flatMap { [$0] + $1 }
            + omission(report.reworkLoops.count, shown: shown.count)
    }

    /// The number of hand-offs between those who take part in most of the waiting.
    private func matrix(_ report: CriticalPathReport) -> [String] {
        let people = HandOffFigures(report, most: TerminalPaths.mostPeople)
        guard !people.names.isEmpty else { return [] }
        let columns =
            [TextTable.Column.text("\(phrases.from) ↓", least: 8)]
            + people.names.map { TextTable.Column.number($0.fitted(to: 8)) }
        let rows = people.names.map { from in
            TextTable.Row(
                [from]
                    + people.names.map { to in
                        people[from, to].map { NumberText.count($0.count) } ?? (from == to ? "" : "·")
                    }
            )
        }
        return table(columns, rows) + omission(people.people, shown: people.names.count)
    }

    private func share(_ time: Microseconds) -> String {
        NumberText.percent(
            report.leadTime.totalMicroseconds == 0
                ? 0 : Double(time) / Double(report.leadTime.totalMicroseconds)
        )
    }
}

extension MapWayRow {
    /// Nil where nothing was waited for on the critical paths.
    var largestCause: Cause? {
        causes.filter { $0.value > 0 }.compactMap { name, time in Cause(rawValue: name).map { ($0, time) } }
            .max { ($0.1, $1.0.rawValue) < ($1.1, $0.0.rawValue) }?.0
    }
}
