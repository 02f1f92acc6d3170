import EventLogs

/// Which resource works by which calendar.
public struct CalendarBook: Sendable, Equatable {
    /// By the name of the resource, as the log has it.
    public var calendars: [String: WorkCalendar]
    /// For resources that have none of their own; nil where nothing is said about them.
    public var fallback: WorkCalendar?

    public init(calendars: [String: WorkCalendar] = [:], fallback: WorkCalendar? = nil) {
        self.calendars = calendars
        self.fallback = fallback
    }

    /// The calendar of that resource, or the one for everybody else; nil where neither is known.
    public func calendar(of resource: String) -> WorkCalendar? { calendars[resource] ?? fallback }
}
