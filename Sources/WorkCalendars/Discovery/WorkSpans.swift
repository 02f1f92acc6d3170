import EventLogs

/// The work that one resource did: a start and an end in UTC for each activity instance, sorted by start.
public struct WorkSpans: Sendable {
    /// Slices of one length, so that many resources can share two columns.
    public let starts: ArraySlice<Microseconds>
    public let ends: ArraySlice<Microseconds>

    /// - Precondition: columns of one length, sorted by start; an end is never before its start.
    public init(starts: ArraySlice<Microseconds>, ends: ArraySlice<Microseconds>) {
        precondition(starts.count == ends.count, "a start and an end for each span")
        self.starts = starts
        self.ends = ends
    }

    /// - Precondition: columns of one length, sorted by start; an end is never before its start.
    public init(starts: [Microseconds], ends: [Microseconds]) {
        self.init(starts: starts[...], ends: ends[...])
    }
}
