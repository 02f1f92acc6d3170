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
        case .time(let times): encode(times) { $0 == EventLog.missingTime ? nil : ZoneRules.utc.iso8601($0) }
        }
    }
}
