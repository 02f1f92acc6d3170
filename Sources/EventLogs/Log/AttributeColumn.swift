/// One further column of a log: an attribute of its orders or of its activity instances.
public struct AttributeColumn: Sendable, Equatable {
    /// The name as the source has it.
    public let name: String
    public let values: Values

    /// The values, one for each order or each instance.
    public enum Values: Sendable, Equatable {
        /// Codes into the table; -1 where the value is missing.
        case categorical(codes: [Int32], table: NameTable)
        /// Not-a-number where the value is missing.
        case numeric([Double])
        /// ``EventLog/missingTime`` where the value is missing.
        case time([Microseconds])
    }

    public init(name: String, values: Values) {
        self.name = name
        self.values = values
    }

    public var count: Int {
        switch values {
        case .categorical(let codes, _): codes.count
        case .numeric(let numbers): numbers.count
        case .time(let times): times.count
        }
    }
}
