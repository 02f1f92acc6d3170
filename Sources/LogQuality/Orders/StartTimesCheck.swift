import EventLogs

/// Whether the log says when work began, and what was left unfinished.
struct StartTimesCheck: QualityCheck {
    let name = CheckName.startTimes

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        var symptoms: [Symptom] = []
        let counts = examination.counts
        for (code, source, count) in [
            (QualityCode.startsAbsent, EventLog.StartSource.absent, counts.absentStarts),
            (.startsEstimated, .estimated, counts.estimatedStarts),
        ] where count > 0 {
            let isPart = count < log.instanceCount
            symptoms.append(
                Symptom(
                    code: code,
                    severity: .note,
                    count: count,
                    of: log.instanceCount,
                    unit: .events,
                    witnesses: isPart
                        ? log.startSource.indices.lazy.filter { log.startSource[$0] == source }
                            .prefix(Witness.most).map { .instance($0) } : []
                )
            )
        }
        if let reading = examination.reading {
            let open = reading.rejected.filter { $0.reason == .unfinished }
            if !open.isEmpty {
                symptoms.append(
                    Symptom(
                        code: .unfinished,
                        severity: open.count * 10 > reading.rowsRead ? .warning : .note,
                        count: open.count,
                        of: reading.rowsRead,
                        unit: .rows,
                        witnesses: open.prefix(Witness.most).map { .rejected($0) }
                    )
                )
            }
        }
        return symptoms
    }
}
