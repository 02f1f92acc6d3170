import EventLogs

/// Times that no order can have had, and times far from all others.
struct TimeRangeCheck: QualityCheck {
    let name = CheckName.timeRange

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        var implausible: [Int] = []
        var outlying: [Int] = []
        for instance in 0..<(examination.counts.stray > 0 ? log.instanceCount : 0) {
            let start = log.start[instance]
            let end = log.end[instance]
            if !TimeRange.plausible.contains(end) || !TimeRange.plausible.contains(start) {
                implausible.append(instance)
            } else if examination.range.isStray(end) || examination.range.isStray(start) {
                outlying.append(instance)
            }
        }
        var symptoms: [Symptom] = []
        if !implausible.isEmpty {
            // A log that lies there as a whole counts from another beginning, or is an old one.
            let isWhole = implausible.count * 20 >= log.instanceCount * 19
            symptoms.append(
                Symptom(
                    code: isWhole ? .logLongAgo : .timesImplausible,
                    severity: isWhole ? .note : .error,
                    count: implausible.count,
                    of: log.instanceCount,
                    unit: .events,
                    witnesses: implausible.prefix(Witness.most).map { .instance($0) }
                )
            )
        }
        if let bulk = examination.range.bulk, !outlying.isEmpty {
            symptoms.append(
                Symptom(
                    code: .timesOutlying,
                    severity: .warning,
                    count: outlying.count,
                    of: log.instanceCount,
                    unit: .events,
                    facts: [
                        "from": .date(log.zone.date(bulk.lowerBound)),
                        "to": .date(log.zone.date(bulk.upperBound)),
                    ],
                    witnesses: outlying.prefix(Witness.most).map { .instance($0) }
                )
            )
        }
        for (column, times) in [
            ("arrival", log.arrival), ("promise", log.promise), ("completed", log.completed),
        ] {
            let strange = times.indices.filter {
                times[$0] != EventLog.missingTime && !TimeRange.plausible.contains(times[$0])
            }
            if strange.isEmpty { continue }
            symptoms.append(
                Symptom(
                    code: .orderTimesImplausible,
                    severity: .error,
                    count: strange.count,
                    of: log.orderCount,
                    unit: .orders,
                    columns: [column],
                    witnesses: strange.prefix(Witness.most).map {
                        .order($0, value: log.zone.iso8601(times[$0]))
                    }
                )
            )
        }
        return symptoms
    }
}
