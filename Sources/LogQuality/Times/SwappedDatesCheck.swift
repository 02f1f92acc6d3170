import EventLogs

/// Dates whose day and month were exchanged when somebody read `05/01` as the first of May.
///
/// Where the day is above 12 the exchange is impossible, so such dates of an order are anchors. Every other date
/// of the order votes: is it nearer to the span of the anchors as it stands, or with day and month exchanged?
/// In sound logs the exchange moves dates away (measured on real ones: at most a third of the orders
/// vote for it, those with anchors years apart); in damaged ones nearly all dates come home.
struct SwappedDatesCheck: QualityCheck {
    let name = CheckName.swappedDates
    let takesAllProcessors = true

    func symptoms(in examination: Examination) -> [Symptom] {
        var symptoms: [Symptom] = []
        for case .ambiguousDayAndMonth(let column, let assumed) in examination.reading?.notes ?? [] {
            symptoms.append(
                Symptom(
                    code: .dayMonthAmbiguous,
                    severity: .warning,
                    count: examination.log.instanceCount,
                    of: examination.log.instanceCount,
                    unit: .events,
                    columns: [column],
                    facts: ["format": .text(assumed.rawValue)],
                    witnesses: [.instance(0)]
                )
            )
        }
        let log = examination.log
        let ends = SwapVote(ofEventsIn: examination)
        if ends.isDamaged { symptoms.append(symptom(ends, examination)) }
        if let disagreement = disagreement(examination) { symptoms.append(disagreement) }
        for (column, times) in [
            ("arrival", log.arrival), ("promise", log.promise), ("completed", log.completed),
        ] {
            // Order times can be judged only by sound events.
            guard !times.isEmpty, !ends.isDamaged else { continue }
            let vote = SwapVote(of: examination, orderTimes: times)
            guard vote.isDamaged else { continue }
            symptoms.append(
                Symptom(
                    code: .orderTimeSwapped,
                    severity: .error,
                    count: vote.exchangeable,
                    of: times.count { $0 != EventLog.missingTime },
                    unit: .orders,
                    columns: [column],
                    facts: ["for": .count(vote.ordersFor), "against": .count(vote.ordersAgainst)],
                    witnesses: vote.witnesses.prefix(Witness.most).map { .order($0.index, value: $0.text) }
                )
            )
        }
        return symptoms
    }

    private func symptom(_ vote: SwapVote, _ examination: Examination) -> Symptom {
        Symptom(
            code: .dayMonthSwapped,
            severity: .error,
            count: vote.exchangeable,
            of: examination.log.instanceCount,
            unit: .events,
            facts: [
                "for": .count(vote.ordersFor),
                "against": .count(vote.ordersAgainst),
                "before": .duration(vote.medianDistance),
                "after": .duration(vote.medianDistanceExchanged),
            ],
            witnesses: vote.witnesses.prefix(Witness.most).map { .instance($0.index, value: $0.text) }
        )
    }

    /// The time column that agrees best with the events once day and month are exchanged, and not before.
    private func disagreement(_ examination: Examination) -> Symptom? {
        let log = examination.log
        let columns =
            log.orderAttributes.compactMap { NumericColumn($0, isOfOrders: true) }
            + log.instanceAttributes.compactMap { NumericColumn($0, isOfOrders: false) }
        let witnesses = columns.filter(\.isTime).compactMap { column in
            SwapAgreement(of: column, in: examination).map { (column: column.name, agreement: $0) }
        }
        guard let best = witnesses.min(by: { $0.agreement.spreadExchanged < $1.agreement.spreadExchanged })
        else {
            return nil
        }
        return Symptom(
            code: .dayMonthSwappedAgainstColumn,
            severity: .error,
            count: best.agreement.exchangeable,
            of: best.agreement.events,
            unit: .events,
            columns: [best.column],
            facts: [
                "activity": .text(log.activities[best.agreement.activity]),
                "before": .duration(best.agreement.spread),
                "after": .duration(best.agreement.spreadExchanged),
            ],
            witnesses: best.agreement.witnesses.prefix(Witness.most).map { .instance($0) }
        )
    }
}
