import EventLogs

/// Columns that say nothing: one value only, another one in each row, or hardly any.
struct ColumnContentCheck: QualityCheck {
    let name = CheckName.columnContent

    /// Fewer rows say nothing about a column.
    static let fewestRows = 50

    func symptoms(in examination: Examination) -> [Symptom] {
        let log = examination.log
        let columns = log.orderAttributes + log.instanceAttributes
        var kinds: [ColumnContent: [String]] = [:]
        for column in columns {
            guard let content = ColumnContent(of: column) else { continue }
            kinds[content, default: []].append(column.name)
        }
        return [
            (ColumnContent.constant, QualityCode.constantColumns), (.unique, .idColumns),
            (.blank, .blankColumns),
        ].compactMap { content, code in
            kinds[content].map { names in
                Symptom(
                    code: code,
                    severity: .note,
                    count: names.count,
                    of: columns.count,
                    unit: .columns,
                    columns: names
                )
            }
        }
    }
}

/// Why a column says nothing.
enum ColumnContent: Hashable {
    /// Every row has the same value.
    case constant
    /// No value comes twice, and the values are names or whole numbers: an id.
    case unique
    /// At most a twentieth of the rows have a value.
    case blank

    /// Nil if the column says something, or has too few rows to tell.
    init?(of column: AttributeColumn) {
        guard column.count >= ColumnContentCheck.fewestRows else { return nil }
        var present = 0
        let distinct: Int
        var isIdLike = true
        switch column.values {
        case .categorical(let codes, let table):
            var isUsed = [Bool](repeating: false, count: table.count)
            for code in codes where code >= 0 {
                present += 1
                isUsed[Int(code)] = true
            }
            distinct = isUsed.count { $0 }
        case .numeric(let numbers):
            var values: Set<Double> = []
            for number in numbers where !number.isNaN {
                present += 1
                values.insert(number)
                if number != number.rounded() { isIdLike = false }
            }
            distinct = values.count
        case .time(let times):
            isIdLike = false
            present = times.count { $0 != EventLog.missingTime }
            distinct = Set(times.lazy.filter { $0 != EventLog.missingTime }).count
        }
        if present * 20 <= column.count {
            self = .blank
        } else if distinct == 1, present == column.count {
            self = .constant
        } else if isIdLike, distinct == present, present >= ColumnContentCheck.fewestRows {
            self = .unique
        } else {
            return nil
        }
    }
}
