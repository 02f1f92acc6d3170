import Delays
import Improvements

extension Finding {
    /// What would help, in the report's own order: what was found by itself, then what was asked for, then what can only be bounded.
    public static func improvements(of report: ImprovementsReport) -> [Finding] {
        let interval = report.interval?.confidence
        let rows = report.improvements + report.requested + [report.plan].compactMap(\.self)
        var seen: Set<String> = []
        return (rows + report.bounded).map { Finding($0, confidence: interval, orders: report.orders) }
            .filter { seen.insert($0.id).inserted }
    }

    private init(_ row: ImprovementRow, confidence: Double?, orders: Int) {
        let subject = FindingSubject.levers(row.levers)
        guard let effect = row.effect else {
            self.init(
                subject,
                .action,
                .hint,
                evidence: [Measure(.mostLeadTime, -row.mostHours, count: orders)],
                impact: Impact(hours: -row.mostHours * Double(orders), sureHours: 0, money: row.money?.net),
                caveats: [.boundOnly]
            )
            return
        }
        func measure(_ quantity: Measure.Quantity, _ change: ReplayedChangeRow, _ count: Int) -> Measure {
            Measure(
                quantity,
                change.difference,
                interval: confidence.map { (change.lower, change.upper, $0) },
                count: count
            )
        }
        var mean = measure(.forecastLeadTime, effect.meanHours, effect.orders)
        mean.adjustedPValue = row.adjustedPValue
        let late = effect.lateShare.map { measure(.forecastLateShare, $0, effect.judged) }
        var impact = Impact(hoursEach: mean, lateShare: late, of: effect.orders, judged: effect.judged)
        impact.orders = effect.faster + effect.slower
        impact.money = row.money?.net
        self.init(
            subject,
            .action,
            impact.hours == nil ? .hint : .supported,
            evidence: [mean, late, measure(.forecastNinetieth, effect.p90Hours, effect.orders)].compactMap(
                \.self
            ),
            impact: impact,
            examples: row.examples.map { ExampleOrder($0.order, before: $0.before, after: $0.after) },
            caveats: [.forecast]
        )
    }
}
