import EventLogs

/// Order columns that say no more than what happened to the order: summaries, written when it was over.
struct RestatedEventsCheck: QualityCheck {
    let name = CheckName.restatedEvents

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let sample = OrderSample(of: examination)
        let columns = log.orderAttributes.compactMap { OrderLevels($0) }
        let found = columns.compactMap { RestatedEvents($0, sample, log) }
        return [
            symptom(.restatesEvents, found.filter { !$0.mayBeACause }, of: columns.count),
            symptom(.goesWithActivity, found.filter(\.mayBeACause), of: columns.count),
        ].compactMap(\.self)
    }

    private func symptom(_ code: QualityCode, _ found: [RestatedEvents], of columns: Int) -> Symptom? {
        guard !found.isEmpty else { return nil }
        let texts = found.map { restated in
            "\(restated.column) = \(restated.level): \(restated.activities.joined(separator: " / "))"
        }
        return Symptom(
            code: code,
            severity: .note,
            count: found.count,
            of: columns,
            unit: .columns,
            columns: found.map(\.column),
            facts: [
                "levels": .texts(texts), "agreement": .share(found.map(\.agreement).min() ?? 1),
            ]
        )
    }
}
