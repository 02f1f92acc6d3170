import EventLogs

/// Signs that the wrong column was taken for the order or the activity.
struct OrderColumnCheck: QualityCheck {
    let name = CheckName.orderColumn

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let (orders, orderCount) = (examination.orders, examination.orderCount)
        var symptoms: [Symptom] = []
        let single: [Int] = orders.filter { log.instances(ofOrder: $0).count == 1 }
        if orderCount >= 20, single.count * 20 >= orderCount * 19 {
            symptoms.append(
                Symptom(
                    code: .oneEventOrders,
                    severity: .error,
                    count: single.count,
                    of: orderCount,
                    unit: .orders,
                    witnesses: single.prefix(Witness.most).map { .instance(log.firstInstance[$0]) }
                )
            )
        }
        if let largest = orders.max(by: {
            log.instances(ofOrder: $0).count < log.instances(ofOrder: $1).count
        }) {
            let count = log.instances(ofOrder: largest).count
            if orderCount >= 10, count >= 500, count * 5 >= log.instanceCount {
                symptoms.append(
                    Symptom(
                        code: .giantOrder,
                        severity: .error,
                        count: count,
                        of: log.instanceCount,
                        unit: .events,
                        facts: ["order": .text(log.orders[Int32(largest)])],
                        witnesses: [.order(largest)]
                    )
                )
            }
        }
        let activities = log.activities.count
        if activities > 1_000 || (activities >= 50 && activities * 3 >= log.instanceCount) {
            symptoms.append(
                Symptom(
                    code: .manyActivities,
                    severity: .error,
                    count: activities,
                    of: activities,
                    unit: .activities,
                    facts: ["events": .count(log.instanceCount)],
                    witnesses: (0..<Int32(min(activities, 20))).map { .value(log.activities[$0]) }
                )
            )
        }
        return symptoms
    }
}
