import EventLogs

extension AttributeColumn.Values {
    /// The values as text, where the column has text as well as numbers or times in the workspace.
    ///
    /// A number is written as shortly as reads back to the same number, without a fraction if it has none; a
    /// time as ISO 8601 in UTC.
    var asCategories: AttributeColumn.Values {
        func encode<Value>(_ values: [Value], _ text: (Value) -> String?) -> AttributeColumn.Values {
            var names = NameInterner()
            let codes = values.map { value in text(value).map { names.code(of: $0) } ?? EventLog.missingName }
            return .categorical(codes: codes, table: names.table)
        }
        return switch self {
        case .categorical: self
        case .numeric(let numbers): encode(numbers) { $0.isNaN ? nil : $0.attributeText }
        case .time(let times): encode(times) { $0 == EventLog.missingTime ? nil : $0.attributeTimeText }
        }
    }
}

extension Double {
    var attributeText: String {
        Int64(exactly: self).map { String($0) } ?? description
    }
}

extension Microseconds {
    /// ISO 8601 in UTC, with the microseconds if there are any.
    var attributeTimeText: String {
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
        }
        let day = floored(by: .day)
        let date = CivilDate(daysSinceEpoch: Int(day))
        let time = self - day * .day
        let fraction = time % .second == 0 ? "" : "." + padded(time % .second, 6)
        return "\(padded(Int64(date.year), 4))-\(padded(Int64(date.month), 2))-\(padded(Int64(date.day), 2))"
            + "T\(padded(time / .hour, 2)):\(padded(time / .minute % 60, 2)):\(padded(time / .second % 60, 2))"
            + "\(fraction)Z"
    }
}
