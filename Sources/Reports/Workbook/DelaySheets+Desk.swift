import Delays
import EventLogs
import Workbooks

/// The slowest orders, and how the desk works.
extension DelaySheets {
    // MARK: Orders

    /// Each order's pieces of time beyond these are left out.
    private static let mostParts = 5

    var orders: Sheet {
        let rows = report.worstOrders
        var columns = [
            Column(common.order, .text(rows.map(\.order))),
            Column(parts.hours(common.leadTime), .hours(rows.map(\.leadTimeHours))),
        ]
        if rows.contains(where: { $0.late != nil }) {
            let words = rows.map { row in row.late.map { $0 ? common.late : common.onTime } }
            columns.append(Column(common.late, .text(words)))
        }
        columns += [
            Column(common.from, .times(rows.map { LocalTime($0.arrival) })),
            Column(common.to, .times(rows.map { LocalTime($0.completion) })),
            Column(
                parts.words.title(common.largestPart, common.stage),
                .text(rows.map(\.largestActivity))
            ),
            Column(common.cause, .text(rows.map { common.name($0.largestCause) })),
            Column(parts.hours(common.duration), .hours(rows.map(\.largestHours))),
        ]
        return parts.sheet(
            .orders,
            [Line(common.worstOrders, .title)],
            [
                Table(columns: columns, shadings: [Shading(1, .bars(SheetColour.share))]), largestParts,
                overtaking,
            ].filter { $0.rowCount > 0 || $0.heading == nil }
        )
    }

    /// The longest pieces of the slowest orders' critical paths, in the order of time.
    private var largestParts: Table {
        let rows = report.worstOrders.flatMap { order in
            order.tiles.enumerated().filter { $0.element.microseconds > 0 }
                .sorted { ($1.element.microseconds, $0.offset) < ($0.element.microseconds, $1.offset) }
                .prefix(DelaySheets.mostParts).sorted { $0.offset < $1.offset }
                .map { (order: order.order, tile: $0.element) }
        }
        return Table(
            heading: common.largestParts,
            columns: [
                Column(common.order, .text(rows.map(\.order))),
                Column(parts.hours(common.duration), .hours(rows.map(\.tile.microseconds.hours))),
                Column(common.from, .times(rows.map { LocalTime($0.tile.from) })),
                Column(common.to, .times(rows.map { LocalTime($0.tile.to) })),
                Column(common.stage, .text(rows.map(\.tile.activity))),
                Column(common.cause, .text(rows.map { common.name($0.tile.cause) })),
                Column(common.resource, .text(rows.map(\.tile.resource))),
                Column(
                    parts.capitalised(common.rework),
                    .text(rows.map { $0.tile.rework ? common.rework : nil })
                ),
                Column(
                    "",
                    .text(
                        rows.map { row in
                            let notes = [
                                row.tile.within.map { common.within(common.name($0)) },
                                row.tile.workedOnOrder.map(common.workedOnInstead),
                            ].compactMap(\.self)
                            return notes.isEmpty ? nil : common.list(notes)
                        }
                    )
                ),
            ],
            shadings: [Shading(1, .bars(SheetColour.share))]
        )
    }

    private var overtaking: Table {
        let rows = report.overtaking
        return Table(
            heading: common.overtaking,
            columns: [
                Column(common.order, .text(rows.map(\.order))),
                Column(parts.hours(common.cost), .hours(rows.map(\.hours))),
                Column(common.overtaken, .integers(rows.map(\.overtaken))),
                Column(common.stage, .text(rows.map(\.activity))),
            ],
            shadings: [Shading(1, .bars(SheetColour.share))]
        )
    }

    // MARK: Transitions

    var transitions: Sheet {
        let rows = figures.transitions
        let causes = Cause.ofWaiting.filter { cause in rows.contains { $0.byCause[cause, default: 0] > 0 } }
        let first = 6
        let table = Table(
            columns: [
                Column(
                    common.transition,
                    .text(rows.map { "\($0.from) → \($0.to)" })
                ),
                Column(common.count, .integers(rows.map(\.count))),
                Column(parts.hours(common.meanWait), .hours(rows.map(\.meanHours))),
                Column(parts.hours(common.all), .hours(rows.map(\.microseconds.hours))),
                Column(common.share, .percentages(rows.map(shareOfWaiting))),
                Column(common.mostly, .text(rows.map { $0.largestCause.map(common.name) })),
            ]
                + causes.map { cause in
                    Column(common.name(cause), .hours(rows.map { $0.byCause[cause]?.hours }))
                },
            shadings: [
                Shading(4, .bars(SheetColour.share)),
                Shading(first..<first + causes.count, .heat(SheetColour.heat)),
            ]
        )
        let waiting = rows.prefix(DelaySheets.mostBars).count { $0.microseconds > 0 }
        return parts.sheet(
            .transitions,
            [Line(common.longestTransitions, .title)] + handOffs,
            [table],
            charts: [
                Chart(
                    .stackedBars,
                    title: parts.hours(common.longestTransitions),
                    series: causes.enumerated().map { place, cause in
                        Chart.Series(first + place, SheetColour.of(cause))
                    },
                    rows: 0..<waiting
                )
            ]
        )
    }

    private func shareOfWaiting(_ row: TransitionFigures) -> Double? {
        let all = figures.transitions.reduce(0) { $0 + $1.microseconds }
        return all > 0 ? Double(row.microseconds) / Double(all) : nil
    }

    private var handOffs: [Line] {
        report.handOffs.map { row in
            let mean = "\(TimeUnit.hours.text(hours: row.meanWaitingHours)) \(common.symbol(.hours))"
            return Line(
                common.handOff(row.handOff, count: NumberText.count(row.count), mean: mean),
                .soft
            )
        }
    }

    // MARK: Resources

    var resources: Sheet {
        let rows = report.resources
        let causes = Cause.allCases.filter { cause in
            rows.contains { $0.waiting[cause.rawValue, default: 0] > 0 }
        }
        let first = 5
        let table = Table(
            columns: [
                Column(common.resource, .text(rows.map { $0.resource ?? common.nobody })),
                Column(common.instances, .integers(rows.map(\.instances))),
                Column(parts.hours(common.work), .hours(rows.map(\.processingMicroseconds.hours))),
                Column(parts.hours(common.waitedFor), .hours(rows.map(\.waitingMicroseconds.hours))),
                Column(common.mostly, .text(rows.map { $0.largestCause.map(common.name) })),
            ]
                + causes.map { cause in
                    Column(common.name(cause), .hours(rows.map { $0.waiting[cause.rawValue]?.hours }))
                },
            shadings: [
                Shading(3, .bars(SheetColour.share)),
                Shading(first..<first + causes.count, .heat(SheetColour.heat)),
            ]
        )
        return parts.sheet(
            .resources,
            [Line(common.resources, .title)],
            [table, calendars].filter { $0.rowCount > 0 || $0.heading == nil },
            charts: [
                Chart(
                    .stackedBars,
                    title: parts.hours(common.waitedFor),
                    series: causes.enumerated().map { place, cause in
                        Chart.Series(first + place, SheetColour.of(cause))
                    },
                    rows: 0..<rows.prefix(DelaySheets.mostBars).count { $0.waitingMicroseconds > 0 }
                )
            ]
        )
    }

    private var calendars: Table {
        let rows = report.calendars
        let words = CalendarWords(phrases: common)
        return Table(
            heading: common.calendars,
            columns: [
                Column(common.resource, .text(rows.map(\.resource))),
                Column(
                    parts.language.improvementPhrases.weeklyHours,
                    .decimals(rows.map(\.hoursPerWeek), places: 1)
                ),
                Column(common.source, .text(rows.map { common.name($0.source) })),
                Column(common.hours, .text(rows.map { $0.hours.map(words.hours).joined(separator: ", ") })),
                Column(common.leave, .text(rows.map { $0.leave.map(words.leave).joined(separator: ", ") })),
            ]
        )
    }
}
