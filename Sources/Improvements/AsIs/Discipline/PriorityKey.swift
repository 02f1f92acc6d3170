import EventLogs

/// What a priority may go by.
public enum PrioritySubject: Sendable, Equatable {
    /// Which activity it is, where a resource does several.
    case activity
    /// How long the work takes.
    case effort
    /// When the order is promised for.
    case promise
    /// An attribute of the order.
    case attribute(String)
}

/// One thing that a queue goes by before it goes by who is ready first.
public enum PriorityKey: Sendable, Equatable {
    /// Levels of a number, the first level first: above each threshold in turn and falling where the highest go first, up to each
    /// and rising where the lowest do; what is left, and what has no value, last.
    case thresholds(PrioritySubject, [Double], highestFirst: Bool)
    /// Groups of names, the first group first; what is in none of them, and what has no name, last.
    case categories(PrioritySubject, [[String]])
    /// A number as it is; what has none last.
    case value(PrioritySubject, highestFirst: Bool)
    /// Who became ready last.
    case lastIn
}

extension PrioritySubject: CustomStringConvertible {
    public var description: String {
        switch self {
        case .activity: "activity"
        case .effort: "working time"
        case .promise: "promise date"
        case .attribute(let name): name
        }
    }
}

extension PriorityKey: CustomStringConvertible {
    public var description: String {
        switch self {
        case .thresholds(let subject, let thresholds, let highestFirst):
            thresholds.map { "\(subject) \(highestFirst ? ">" : "≤") \($0.attributeText)" }
                .joined(separator: ", then ")
        case .categories(let subject, let groups):
            groups.map { "\(subject) = \($0.joined(separator: " or "))" }.joined(separator: ", then ")
        case .value(.effort, highestFirst: false): "shortest first"
        case .value(let subject, let highestFirst): "\(highestFirst ? "highest" : "lowest") \(subject) first"
        case .lastIn: "last in, first out"
        }
    }
}
