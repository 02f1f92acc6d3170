import Delays
import EventLogs
import Workbooks

/// Where the time of the orders goes, as sheets: stages and the ledger; see also the other files of this type.
struct DelaySheets {
    let report: DelayReport
    let figures: DelayFigures
    let parts: SheetParts

    var common: any Phrases { parts.common }

    init(_ report: DelayReport, _ language: ReportLanguage) {
        self.report = report
        figures = DelayFigures(report)
        parts = SheetParts(language)
    }

    // MARK: Stages

    /// Stages down, causes across, the hours of all orders.
    var stages: Sheet {
        let stages = figures.stages
        let first = 4
        let causes = figures.causes.map { cause in
            Column(common.name(cause), .hours(stages.map { $0.byCause[cause].map(\.hours) }))
        }
        let table = Table(
            heading: parts.hours(common.stagesByCause),
            columns: [
                Column(common.stage, .text(stages.map(\.activity))),
                Column(common.all, .hours(stages.map(\.microseconds.hours))),
                Column(
                    common.perOrder(.hours),
                    .hours(stages.map { figures.perOrder($0.microseconds) })
                ),
                Column(common.share, .percentages(stages.map(\.share))),
            ] + causes,
            shadings: [
                Shading(3, .bars(SheetColour.share)),
                Shading(first..<first + causes.count, .heat(SheetColour.heat)),
            ]
        )
        let shown = min(stages.count, DelaySheets.mostBars)
        return parts.sheet(
            .stages,
            parts.opening(common.title, report.log, happened) + warnings,
            [table, causesTable],
            charts: [
                Chart(
                    .stackedBars,
                    title: parts.hours(common.stagesByCause),
                    series: figures.causes.enumerated().map { place, cause in
                        Chart.Series(first + place, SheetColour.of(cause))
                    },
                    rows: 0..<shown
                )
            ],
            notes: common.reading
        )
    }

    /// More bars than this cannot be read.
    static let mostBars = 25

    private var causesTable: Table {
        let rows = report.causes
        return Table(
            heading: common.whereTheTimeGoes,
            columns: [
                Column(common.cause, .text(rows.map { common.name($0.cause) })),
                Column(parts.hours(common.duration), .hours(rows.map(\.hours))),
                Column(
                    common.perOrder(.hours),
                    .hours(rows.map { figures.perOrder($0.microseconds) })
                ),
                Column(common.share, .percentages(rows.map(\.share))),
                Column(common.orders, .integers(rows.map(\.orders))),
                Column("", .text(rows.map { common.meaning($0.cause) })),
            ],
            shadings: [Shading(3, .bars(SheetColour.share))]
        )
    }

    /// Lead times and lateness in a sentence each.
    var happened: [String] {
        let leadTime = report.leadTime
        let figures = [
            (common.mean, leadTime.meanHours), (common.median, leadTime.medianHours),
            (common.ninetiethPercentile, leadTime.p90Hours),
        ].compactMap { name, hours in hours.map { "\(name) \(TimeUnit.hours.text(hours: $0))" } }
        let late =
            report.late.map { late in
                common.lateCount(
                    orders: NumberText.count(late.orders),
                    judged: NumberText.count(late.judged),
                    rule: common.lateRule(late.criterion)
                )
            } ?? common.noLateRule
        return [
            parts.words.title(parts.hours(common.leadTime), common.list(figures)),
            parts.words.title(common.late, late),
        ]
    }

    private var warnings: [Line] { report.warnings.map { Line($0.message, .notice) } }

    // MARK: The ledger

    var ledger: Sheet {
        let rows = report.ledger
        var columns = [
            Column(common.stage, .text(rows.map(\.activity))),
            Column(common.cause, .text(rows.map { common.name($0.cause) })),
            Column(parts.capitalised(common.rework), .text(rows.map { $0.rework ? common.rework : nil })),
            Column(parts.hours(common.duration), .hours(rows.map(\.hours))),
            Column(common.perOrder(.hours), .hours(rows.map { figures.perOrder($0.microseconds) })),
            Column(common.share, .percentages(rows.map(\.share))),
            Column(parts.capitalised(common.varianceShare), .percentages(rows.map(\.varianceShare))),
            Column(common.orders, .integers(rows.map(\.orders))),
        ]
        var shadings = [
            Shading(5, .bars(SheetColour.share)), Shading(6, .bars(SheetColour.share)),
        ]
        if rows.contains(where: { $0.hoursPerLateOrder != nil }) {
            let differences = rows.map { row in
                row.hoursPerLateOrder.flatMap { late in row.hoursPerOtherOrder.map { late - $0 } }
            }
            columns += [
                Column(parts.hours(common.late), .hours(rows.map(\.hoursPerLateOrder))),
                Column(parts.hours(common.onTime), .hours(rows.map(\.hoursPerOtherOrder))),
                Column(parts.hours(common.difference), .hourDifferences(differences)),
            ]
            let extent = differences.compactMap { $0.map(abs) }.max() ?? 0
            if extent > 0 {
                shadings.append(
                    Shading(
                        10,
                        .diverging(below: SheetColour.blue, above: SheetColour.orange, extent: extent)
                    )
                )
            }
        }
        let booked = report.warnings.filter { $0.message == common.booksAsLiterature }
        return parts.sheet(
            .ledger,
            [Line(common.ledger, .title), Line(common.varianceMeaning, .soft)]
                + booked.map { Line($0.message, .notice) },
            [Table(columns: columns, fixedColumns: 2, shadings: shadings)]
        )
    }

    // MARK: Weeks

    var weeks: Sheet {
        let rows = report.weeks
        let hasLate = rows.contains { $0.late != nil }
        var columns = [
            // As text: charts would draw days between the weeks.
            Column(common.week, .text(rows.map(\.week))),
            Column(common.orders, .integers(rows.map(\.orders))),
            Column(parts.hours(common.leadTime), .hours(rows.map(\.meanLeadTimeHours))),
        ]
        if hasLate {
            columns += [
                Column(common.late, .integers(rows.map(\.late))),
                Column(
                    parts.words.title(common.late, common.share),
                    .percentages(rows.map { row in row.late.map { Double($0) / Double(max(1, row.orders)) } })
                ),
            ]
        }
        let first = columns.count
        columns += figures.causes.map { cause in
            Column(common.name(cause), .hours(rows.map { $0.hours[cause.rawValue] }))
        }
        let title = common.list([common.byWeek, common.perOrder(.hours)])
        var charts = [
            Chart(
                .stackedColumns,
                title: title,
                series: figures.causes.enumerated().map { place, cause in
                    Chart.Series(first + place, SheetColour.of(cause))
                },
                valueTitle: common.perOrder(.hours)
            ),
            Chart(
                .lines,
                title: common.list([parts.hours(common.leadTime), common.mean]),
                series: [Chart.Series(2, SheetColour.after)]
            ),
        ]
        if hasLate {
            charts.append(
                Chart(.lines, title: common.late, series: [Chart.Series(4, SheetColour.late)])
            )
        }
        return parts.sheet(
            .weeks,
            [Line(common.byWeek, .title)],
            [
                Table(
                    heading: title,
                    columns: columns,
                    shadings: [
                        Shading(first..<first + figures.causes.count, .heat(SheetColour.heat))
                    ]
                )
            ],
            charts: rows.count > 1 ? charts : []
        )
    }
}
