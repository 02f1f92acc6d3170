import EventLogs

/// Rows that could not become events, and order times that could not be read.
struct RejectedRowsCheck: QualityCheck {
    let name = CheckName.rejectedRows

    func symptoms(in examination: Examination) -> [Symptom] {
        guard let reading = examination.reading else { return [] }
        var rows: [QualityCode: [RejectedRow]] = [:]
        for row in reading.rejected {
            if let code = Self.code(row.reason) { rows[code, default: []].append(row) }
        }
        var symptoms = QualityCode.allCases.compactMap { code -> Symptom? in
            guard let rejected = rows[code] else { return nil }
            let columns = Set(rejected.compactMap(\.column)).sorted()
            // Rows lost by the dozen make wrong lead times; a few do not.
            let isMany = rejected.count * 20 > reading.rowsRead
            return Symptom(
                code: code,
                severity: isMany ? .error : .warning,
                count: rejected.count,
                of: reading.rowsRead,
                unit: .rows,
                columns: columns,
                witnesses: rejected.prefix(Witness.most).map { .rejected($0) }
            )
        }
        for note in reading.notes {
            switch note {
            case .unreadableOrderTimes(let column, let count, let example):
                symptoms.append(
                    Symptom(
                        code: .unreadableOrderTimes,
                        severity: .warning,
                        count: count,
                        of: reading.rowsRead,
                        unit: .rows,
                        columns: [column],
                        witnesses: [.value(example)]
                    )
                )
            case .orderValueVaries(let column, let orders):
                symptoms.append(
                    Symptom(
                        code: .orderValueVaries,
                        severity: .note,
                        count: orders,
                        of: examination.log.orderCount,
                        unit: .orders,
                        columns: [column]
                    )
                )
            default: break
            }
        }
        return symptoms
    }

    /// Nil for reasons that other checks speak about, and for rows that are no events by their nature.
    private static func code(_ reason: RejectedRow.Reason) -> QualityCode? {
        switch reason {
        case .blankOrder: .blankOrder
        case .blankActivity: .blankActivity
        case .blankTime: .blankTime
        case .unreadableTime: .unreadableTime
        case .tooFewFields, .tooManyFields: .wrongFieldCount
        case .endBeforeStart, .unfinished, .otherTransition: nil
        }
    }
}
