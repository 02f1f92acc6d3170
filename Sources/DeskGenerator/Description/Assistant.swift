import EventLogs
import WorkCalendars

/// Somebody (or a machine) who works on orders.
public struct Assistant: Sendable {
    public var name: BilingualName
    /// The stages that this assistant can do, as indices into ``DeskDescription/stages``.
    public var skills: [Int]
    public var calendar: WorkCalendar
    /// How many tasks run at the same time: 1 for a person, `Int.max` for a system that never queues.
    public var capacity: Int
    /// A pause after each task in which nothing else is begun, for putting away and making ready. Whoever waits
    /// meanwhile still waits for the task before it.
    public var pauseAfterTask: Microseconds
    /// Whether this is a machine, which has no indicators.
    public var isMachine: Bool

    public init(
        name: BilingualName,
        skills: [Int],
        calendar: WorkCalendar,
        capacity: Int = 1,
        pauseAfterTask: Microseconds = 0,
        isMachine: Bool = false
    ) {
        self.name = name
        self.skills = skills
        self.calendar = calendar
        self.capacity = capacity
        self.pauseAfterTask = pauseAfterTask
        self.isMachine = isMachine
    }
}
