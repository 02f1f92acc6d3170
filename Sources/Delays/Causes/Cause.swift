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

    /// The causes that waiting is split into.
    public static let ofWaiting: [Cause] = [
        .batching, .unavailability, .prioritization, .contention, .unexplained, .undetermined,
    ]
}
