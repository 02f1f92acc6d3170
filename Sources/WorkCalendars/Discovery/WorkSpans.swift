import EventLogs

/// The work that one resource did: a start and an end in UTC for each activity instance, sorted by start.
public struct WorkSpans: Sendable {
    public let starts: [Microseconds]
    public let ends: [Microseconds]

    /// - Precondition: columns of one length, sorted by start; an end is never before its start.
    public init(starts: [Microseconds], ends: [Microseconds]) {
        precondition(starts.count == ends.count, "a start and an end for each span")
        self.starts = starts
        self.ends = ends
    }
}
