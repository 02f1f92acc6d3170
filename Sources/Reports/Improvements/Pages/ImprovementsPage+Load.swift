import Improvements

/// How lead times grow with arrivals, with the place where they double.
extension ImprovementsPage {
    var load: Markup {
        guard !report.load.isEmpty else { return .empty }
        let sentence = figures.loadSentence.map(paragraph) ?? .empty
        return "\(sentence)\(loadChart)\(loadTable)\(soft(phrases.loadMeaning))"
    }

    private var loadChart: Markup {
        func curve(
            _ name: String,
            _ look: String,
            _ value: (LoadCurve.Point) -> Double?
        ) -> CurveChart.Curve {
            CurveChart.Curve(
                name: name,
                look: look,
                points: report.load.compactMap { point in
                    value(point).map { hours in
                        .init(
                            x: point.factor,
                            y: hours * unit.perHour,
                            title: "\(figures.arrivals(point)): \(figures.withUnit(hours))"
                        )
                    }
                }
            )
        }
        var marks = [CurveChart.Mark(x: 1, text: phrases.today, look: "now")]
        if let doubling = figures.doubling {
            marks.append(.init(x: doubling.factor, text: phrases.doubled, look: "knee"))
        }
        return CurveChart(
            name: phrases.loadHeading,
            xTitle: phrases.arrivalsAxis,
            yTitle: common.titled(common.leadTime, unit),
            curves: [
                curve(common.ninetiethPercentile, "high", \.ninetieth), curve(phrases.mean, "after", \.mean),
            ],
            leastX: report.load.map(\.factor).min() ?? 0,
            xTicks: report.load.map(\.factor),
            marks: marks
        ).markup
    }

    private var loadTable: Markup {
        let hasLate = report.load.contains { $0.lateShare != nil }
        func time(_ hours: Double?) -> Markup { "\(hours.map { unit.text(hours: $0) } ?? "–")" }
        return HTMLTable(
            columns: [
                .text(phrases.arrivals), .number(common.orders), .number(common.titled(phrases.mean, unit)),
                .number(common.titled(common.ninetiethPercentile, unit)),
            ] + (hasLate ? [.number(common.late)] : [])
                + [
                    .number(phrases.inHand), .number(phrases.notDone), .number(phrases.busy),
                    .text(phrases.busiest),
                ],
            rows: report.load.map { point in
                [
                    "\(figures.arrivals(point))", "\(NumberText.count(point.orders))", time(point.mean),
                    time(point.ninetieth),
                ] + (hasLate ? ["\(figures.share(point.lateShare))"] : [])
                    + [
                        "\(NumberText.count(point.inHand))", "\(NumberText.count(point.uncompleted))",
                        "\(figures.share(point.busiestShare))", "\(point.busiest ?? "–")",
                    ]
            }
        ).markup(common)
    }
}
