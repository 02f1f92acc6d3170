import EventLogs

/// A stretch of waiting, split by cause; the parts add up to it exactly.
public struct WaitingParts: Sendable {
    static let count = 6
    /// In the order of `Cause.ofWaiting`.
    private(set) var parts = InlineArray<6, Microseconds>(repeating: 0)

    public static let zero = WaitingParts()

    @inline(__always)
    public init() {}

    public var total: Microseconds {
        var total: Microseconds = 0
        for index in 0..<WaitingParts.count { total += parts[index] }
        return total
    }

    /// The part of one cause; zero for causes that are not of waiting, which cannot be set.
    @inline(__always)
    public subscript(cause: Cause) -> Microseconds {
        get { cause.indexOfWaiting < 0 ? 0 : parts[cause.indexOfWaiting] }
        set {
            precondition(cause.indexOfWaiting >= 0, "a cause of waiting")
            parts[cause.indexOfWaiting] = newValue
        }
    }

    @inline(__always)
    public var batching: Microseconds {
        get { self[.batching] }
        set { self[.batching] = newValue }
    }

    @inline(__always)
    public var unavailability: Microseconds {
        get { self[.unavailability] }
        set { self[.unavailability] = newValue }
    }

    @inline(__always)
    public var prioritization: Microseconds {
        get { self[.prioritization] }
        set { self[.prioritization] = newValue }
    }

    @inline(__always)
    public var contention: Microseconds {
        get { self[.contention] }
        set { self[.contention] = newValue }
    }

    @inline(__always)
    public var unexplained: Microseconds {
        get { self[.unexplained] }
        set { self[.unexplained] = newValue }
    }

    @inline(__always)
    public var undetermined: Microseconds {
        get { self[.undetermined] }
        set { self[.undetermined] = newValue }
    }

    public static func += (left: inout WaitingParts, right: WaitingParts) {
        for index in 0..<count { left.parts[index] += right.parts[index] }
    }
}

extension WaitingParts: Equatable {
    public static func == (left: WaitingParts, right: WaitingParts) -> Bool {
        for index in 0..<count where left.parts[index] != right.parts[index] { return false }
        return true
    }
}
