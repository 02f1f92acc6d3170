import EventLogs

/// Why an order waits for a stage. While one holds, those after it do not count.
public enum WaitingCause: String, Sendable, Codable, CaseIterable {
    /// Something outside the desk had to happen first; the ledger finds such time `unexplained`.
    case external
    /// Ready, but the batch was not complete, or its clock time had not come.
    case batching
    /// Nobody who can do the stage was within working time. Once a batch has been begun: whoever began it was not.
    case unavailability
    /// Of the skilled assistants at work, one was busy with what had become ready later; what waited for a batch is ready
    /// when the batch is complete.
    case prioritization
    /// The skilled assistants at work were busy with what had become ready no later.
    case contention
}

/// A waiting time from enablement to start, split by cause; the parts tile it.
public struct WaitingTime: Sendable, Equatable {
    public var external: Microseconds = 0
    public var batching: Microseconds = 0
    public var unavailability: Microseconds = 0
    public var prioritization: Microseconds = 0
    public var contention: Microseconds = 0

    public init() {}

    public var total: Microseconds { external + batching + unavailability + prioritization + contention }

    public subscript(cause: WaitingCause) -> Microseconds {
        switch cause {
        case .external: external
        case .batching: batching
        case .unavailability: unavailability
        case .prioritization: prioritization
        case .contention: contention
        }
    }
}
