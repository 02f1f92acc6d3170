import EventLogs

/// Ends before starts, work without length, milestones in the wrong order.
struct TimeOrderCheck: QualityCheck {
    let name = CheckName.timeOrder

    /// Milestones and events are written down one after the other: this much apart is the same moment.
    static let tolerance = Microseconds.minute

    func symptoms(in examination: Examination) -> [Symptom] {
        let milestones: [Symptom?] = [
            endBeforeStart(examination), withoutLength(examination), lateArrivals(examination),
            earlyPromises(examination), earlyCompletions(examination),
        ]
        return milestones.compactMap(\.self)
    }

    private func endBeforeStart(_ examination: Examination) -> Symptom? {
        guard let reading = examination.reading else { return nil }
        let rows = reading.rejected.filter { $0.reason == .endBeforeStart }
        guard !rows.isEmpty else { return nil }
        return Symptom(
            code: .endBeforeStart,
            severity: .warning,
            count: rows.count,
            of: reading.rowsRead,
            unit: .rows,
            witnesses: rows.prefix(Witness.most).map { .rejected($0) }
        )
    }

    private func withoutLength(_ examination: Examination) -> Symptom? {
        let log = examination.log
        func isEmpty(_ instance: Int) -> Bool {
            log.startSource[instance] == .recorded && log.start[instance] == log.end[instance]
        }
        let counts = examination.counts
        let recorded = log.instanceCount - counts.absentStarts - counts.estimatedStarts
        let share = Double(counts.withoutLength) / Double(max(recorded, 1))
        guard recorded >= 10, share >= 0.1 else { return nil }
        let empty = (0..<log.instanceCount).filter(isEmpty)
        return Symptom(
            code: share >= 0.95 ? .startsEqualEnds : .zeroLength,
            severity: share >= 0.95 ? .warning : .note,
            count: empty.count,
            of: recorded,
            unit: .events,
            facts: ["activities": .texts(log.commonActivities(of: empty))],
            witnesses: empty.prefix(Witness.most).map { .instance($0) }
        )
    }

    private func lateArrivals(_ examination: Examination) -> Symptom? {
        let log = examination.log
        guard !log.arrival.isEmpty else { return nil }
        let wrong: [Int] = examination.orders.filter {
            log.arrival[$0] != EventLog.missingTime
                && log.arrival[$0] > examination.firstEvent[$0] + TimeOrderCheck.tolerance
        }
        return milestone(.arrivalAfterFirstEvent, wrong, known: log.arrival, in: examination)
    }

    private func earlyPromises(_ examination: Examination) -> Symptom? {
        let log = examination.log
        guard !log.promise.isEmpty else { return nil }
        let wrong: [Int] = examination.orders.filter {
            log.promise[$0] != EventLog.missingTime && log.promise[$0] < examination.arrival(ofOrder: $0)
        }
        return milestone(.promiseBeforeArrival, wrong, known: log.promise, in: examination)
    }

    private func earlyCompletions(_ examination: Examination) -> Symptom? {
        let log = examination.log
        guard !log.completed.isEmpty else { return nil }
        let wrong: [Int] = examination.orders.filter {
            log.completed[$0] != EventLog.missingTime
                && log.completed[$0] < examination.firstEvent[$0] - TimeOrderCheck.tolerance
        }
        return milestone(.completedBeforeFirstEvent, wrong, known: log.completed, in: examination)
    }

    private func milestone(
        _ code: QualityCode,
        _ orders: [Int],
        known: [Microseconds],
        in examination: Examination
    ) -> Symptom? {
        guard !orders.isEmpty else { return nil }
        return Symptom(
            code: code,
            severity: .warning,
            count: orders.count,
            of: known.count { $0 != EventLog.missingTime },
            unit: .orders,
            witnesses: orders.prefix(Witness.most).map {
                .order($0, value: examination.log.zone.iso8601(known[$0]))
            }
        )
    }
}

extension EventLog {
    /// The names of the activities that most of those instances are of, at most five, the commonest first.
    func commonActivities(of instances: [Int]) -> [String] {
        var counts = [Int](repeating: 0, count: activities.count)
        for instance in instances { counts[Int(activity[instance])] += 1 }
        return counts.indices.filter { counts[$0] > 0 }
            .sorted { (counts[$1], $0) < (counts[$0], $1) }
            .prefix(5).map { activities[Int32($0)] }
    }
}
