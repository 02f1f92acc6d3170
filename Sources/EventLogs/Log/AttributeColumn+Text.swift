extension AttributeColumn {
    /// The value as text; nil where it is missing. Numbers are `Double.attributeText`, times ISO 8601 in UTC.
    public func text(at index: Int) -> String? {
        switch values {
        case .categorical(let codes, let table):
            return codes[index] < 0 ? nil : table[codes[index]]
        case .numeric(let numbers):
            return numbers[index].isNaN ? nil : numbers[index].attributeText
        case .time(let times):
            return times[index] == EventLog.missingTime ? nil : ZoneRules.utc.iso8601(times[index])
        }
    }
}

extension Double {
    /// Up to here doubles tell every whole number from the next: 2⁵³ - 1.
    static let largestWhole: Double = 9_007_199_254_740_991

    /// The shortest text that reads back as the number; whole ones without a fraction, as ids are.
    public var attributeText: String {
        magnitude <= Double.largestWhole && self == rounded() ? String(Int64(self)) : description
    }
}
