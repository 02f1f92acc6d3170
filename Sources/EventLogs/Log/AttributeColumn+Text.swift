extension AttributeColumn {
    /// The value as text; nil where it is missing. Whole numbers are written without a decimal point.
    public func text(at index: Int) -> String? {
        switch values {
        case .categorical(let codes, let table):
            return codes[index] < 0 ? nil : table[codes[index]]
        case .numeric(let numbers):
            let number = numbers[index]
            if number.isNaN { return nil }
            return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .time(let times):
            return times[index] == EventLog.missingTime ? nil : String(times[index])
        }
    }
}
