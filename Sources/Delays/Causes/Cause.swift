/// What an hour of an order's lead time went to.
public enum Cause: String, CaseIterable, Sendable, Codable {
    /// Somebody worked on it.
    case processing
    /// Waiting or processing: the log has one time, and no estimate of the start was wanted or possible.
    case elapsed
    /// The order had come in and nobody had touched it yet.
    case firstTouch
    /// It waited for a batch to fill or for the batch's hour.
    case batching
    /// Nobody who could do it was on duty.
    case unavailability
    /// They worked on what became ready after it.
    case prioritization
    /// They worked on what was ready before it: the queue.
    case contention
    /// None of these: it waited for something that the log does not show.
    case unexplained
    /// The data cannot decide.
    case undetermined

    /// The causes that waiting is split into: all from the first of them on.
    public static let ofWaiting = Array(allCases.drop { $0 != .batching })
}

extension Cause {
    static let count = 9

    /// The position in `allCases`, without a search: the compiler numbers cases in order of declaration.
    @inline(__always)
    public var index: Int { Int(unsafeBitCast(self, to: UInt8.self)) }

    /// `allCases[index]`, without looking it up.
    @inline(__always)
    init(index: Int) {
        precondition(index >= 0 && index < Cause.count, "the position of a cause")
        self = unsafeBitCast(UInt8(truncatingIfNeeded: index), to: Cause.self)
    }

    /// `ofWaiting[index]`, without looking it up.
    @inline(__always)
    init(ofWaiting index: Int) { self.init(index: Cause.batching.index + index) }

    /// The position in ``ofWaiting``; not that of one if the cause is not of waiting.
    @inline(__always)
    var indexOfWaiting: Int { index - Cause.batching.index }
}
