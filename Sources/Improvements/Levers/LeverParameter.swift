import EventLogs

/// A parameter of a lever with its value.
public struct LeverParameter: Sendable, Equatable {
    public let key: String
    public let value: Value

    public enum Value: Sendable, Equatable {
        /// A code of the log.
        case stage(Int32), resource(Int32)
        case count(Int)
        /// A share of 1.
        case share(Double)
        case percent(Double)
        case length(Microseconds)
        /// After local midnight.
        case times([Microseconds])
        case word(String)
    }

    init(_ key: String, _ value: Value) {
        self.key = key
        self.value = value
    }

    /// As it is written, with quotes where a name needs them.
    func text(_ log: EventLog) -> String { "\(key)=\(LeverText.quoted(valueText(log)))" }

    /// The value without quotes.
    func valueText(_ log: EventLog) -> String {
        switch value {
        case .stage(let code): log.activities[code]
        case .resource(let code): log.resources[code]
        case .count(let count): String(count)
        case .share(let number), .percent(let number): LeverText.number(number)
        case .length(let length): LeverText.length(length)
        case .times(let times): times.map { ZoneRules.clock($0) }.joined(separator: ",")
        case .word(let word): word
        }
    }
}
