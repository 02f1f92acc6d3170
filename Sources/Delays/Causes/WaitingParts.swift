import EventLogs

/// A stretch of waiting, split by cause; the parts add up to it exactly.
public struct WaitingParts: Sendable, Equatable {
    public var batching: Microseconds = 0
    public var unavailability: Microseconds = 0
    public var prioritization: Microseconds = 0
    public var contention: Microseconds = 0
    public var unexplained: Microseconds = 0
    public var undetermined: Microseconds = 0

    public static let zero = WaitingParts()

    public init() {}

    public var total: Microseconds {
        batching + unavailability + prioritization + contention + unexplained + undetermined
    }

    /// The part of one cause; zero for causes that are not of waiting, which cannot be set.
    @inline(__always)
    public subscript(cause: Cause) -> Microseconds {
        get {
            switch cause {
            case .batching: batching
            case .unavailability: unavailability
            case .prioritization: prioritization
            case .contention: contention
            case .unexplained: unexplained
            case .undetermined: undetermined
            case .processing, .elapsed, .firstTouch: 0
            }
        }
        set {
            switch cause {
            case .batching: batching = newValue
            case .unavailability: unavailability = newValue
            case .prioritization: prioritization = newValue
            case .contention: contention = newValue
            case .unexplained: unexplained = newValue
            case .undetermined: undetermined = newValue
            case .processing, .elapsed, .firstTouch: preconditionFailure("a cause of waiting")
            }
        }
    }

    /// Calls `body` with each part that is not zero.
    @inline(__always)
    func forEachPart(_ body: (Cause, Microseconds) -> Void) {
        if batching != 0 { body(.batching, batching) }
        if unavailability != 0 { body(.unavailability, unavailability) }
        if prioritization != 0 { body(.prioritization, prioritization) }
        if contention != 0 { body(.contention, contention) }
        if unexplained != 0 { body(.unexplained, unexplained) }
        if undetermined != 0 { body(.undetermined, undetermined) }
    }

    public static func += (left: inout WaitingParts, right: WaitingParts) {
        left.batching += right.batching
        left.unavailability += right.unavailability
        left.prioritization += right.prioritization
        left.contention += right.contention
        left.unexplained += right.unexplained
        left.undetermined += right.undetermined
    }
}
