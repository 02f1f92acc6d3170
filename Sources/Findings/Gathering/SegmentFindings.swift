import Delays

extension Finding {
    /// The kinds of orders that stand out, as the other half of the orders confirms.
    public static func segments(of report: SegmentsReport) -> [Finding] {
        report.segments.compactMap { Finding($0, .problem, report) }
            + report.brightSpots.compactMap { Finding($0, .strength, report) }
    }

    /// Nil where the effect could not be told.
    private init?(_ row: SegmentRow, _ tone: Tone, _ report: SegmentsReport) {
        let confidence = report.errors.confidence
        func measure(_ quantity: Measure.Quantity, _ effect: SegmentEffect?, _ scale: Double) -> Measure? {
            effect.map {
                Measure(
                    quantity,
                    $0.estimate * scale,
                    interval: ($0.lower * scale, $0.upper * scale, confidence),
                    count: row.confirmingOrders,
                    adjustedPValue: row.adjustedPValue
                )
            }
        }
        let hours = measure(.leadTimeEffect, row.hours, 1)
        let late = measure(.lateShareEffect, row.late, 0.01)
        let evidence = (row.outcome == .hours ? [hours, late] : [late, hours]).compactMap(\.self)
        guard !evidence.isEmpty else { return nil }
        var impact = Impact(orders: row.orders)
        if let effect = row.hours {
            impact = Impact(
                hoursEach: effect.estimate,
                lower: effect.lower,
                upper: effect.upper,
                orders: row.orders
            )
        }
        impact.lateOrders = row.late.map { $0.estimate / 100 * Double(row.orders) }
        self.init(
            .segment(conditions: row.conditions, outcome: row.outcome),
            tone,
            .confirmed,
            evidence: evidence,
            impact: impact,
            examples: row.examples.map { ExampleOrder($0) },
            caveats: [.association]
        )
    }
}
