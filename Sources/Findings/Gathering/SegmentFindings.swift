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
        /// The p value is of the outcome that the orders were found and tested by.
        func measure(
            _ quantity: Measure.Quantity,
            _ effect: SegmentEffect?,
            _ scale: Double,
            of outcome: SegmentRow.Outcome
        ) -> Measure? {
            effect.map {
                Measure(
                    quantity,
                    $0.estimate * scale,
                    interval: ($0.lower * scale, $0.upper * scale, confidence),
                    count: row.confirmingOrders,
                    adjustedPValue: outcome == row.outcome ? row.adjustedPValue : nil
                )
            }
        }
        let hours = measure(.leadTimeEffect, row.hours, 1, of: .hours)
        let late = measure(.lateShareEffect, row.late, 0.01, of: .late)
        let evidence = (row.outcome == .hours ? [hours, late] : [late, hours]).compactMap(\.self)
        guard !evidence.isEmpty else { return nil }
        self.init(
            .segment(conditions: row.conditions, outcome: row.outcome),
            tone,
            .confirmed,
            evidence: evidence,
            impact: Impact(hoursEach: hours, lateShare: late, of: row.orders),
            examples: row.examples.map { ExampleOrder($0) },
            caveats: [.association]
        )
    }
}
