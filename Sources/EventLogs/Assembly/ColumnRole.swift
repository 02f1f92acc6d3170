/// What a column of a source means to the log.
public enum ColumnRole: String, Codable, CaseIterable, Sendable {
    /// The id of the order (the case).
    case order
    /// What was done: the stage.
    case activity
    /// Who did it.
    case resource
    /// When the work on the activity began; goes with `end`.
    case start
    /// When the work on the activity was complete.
    case end
    /// The one timestamp of an event, or of a row of the activity's lifecycle.
    case time
    /// The time of day that goes with a date in `time`, where the source keeps the two apart.
    case timeOfDay
    /// What a row of the lifecycle reports: start, complete, schedule ...
    case lifecycle
    /// The id that the lifecycle rows of one activity instance share.
    case instance
    /// When the order came in.
    case arrival
    /// When the order was promised for.
    case promise
    /// When the order was completed or delivered, as the source has it; lateness is judged by it.
    case completed
    /// An attribute of the order.
    case orderAttribute
    /// An attribute of the activity instance.
    case eventAttribute
    /// An attribute whose level is decided from the data: the order's if it is known with the order's first
    /// instance and never changes, else the instance's.
    case attribute
    /// Not read.
    case ignored

    /// Whether several columns of one source may have this role.
    public var mayRepeat: Bool {
        switch self {
        case .orderAttribute, .eventAttribute, .attribute, .ignored: true
        default: false
        }
    }
}

/// A column of a source and its role.
public struct SourceColumn: Hashable, Codable, Sendable {
    public var name: String
    public var role: ColumnRole
    /// How the times of the column are written; nil stands for year, month, day (ISO 8601 and its relatives).
    public var timeFormat: TimestampFormat?

    public init(name: String, role: ColumnRole, timeFormat: TimestampFormat? = nil) {
        self.name = name
        self.role = role
        self.timeFormat = timeFormat
    }
}
