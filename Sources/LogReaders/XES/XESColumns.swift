import EventLogs

/// What the keys of a log of XES stand for.
///
/// A key of a trace that events have too, and the name of the trace, go by `case:` and the key, as elsewhere.
struct XESColumns {
    private(set) var columns: [SourceColumn] = []
    private(set) var ofTraceKey: [Int] = []
    private(set) var ofEventKey: [Int] = []
    /// The column of the trace's name if that is the order's id, so that a trace without one gets one.
    private(set) var traceName: Int?

    private static let caseName = "case:concept:name"
    private static let timestamp = "time:timestamp"
    /// Attributes of events that give the start of what the timestamp then is the end of.
    private static let startKeys = ["start_timestamp", "time:start", "start_time", "start time", "starttime"]

    /// Columns for keys that have not turned up: the log may have them later, or never.
    private(set) var awaited: [String: Int] = [:]

    /// - Throws: ``ReadingError/noSuchColumn(path:name:columns:)``, ``ReadingError/ambiguousColumn(path:name:)``
    init(traceKeys: XESKeys, eventKeys: XESKeys, options: ReadingOptions, source: String) throws {
        let dates = traceKeys.types.indices.filter { traceKeys.types[$0] == .date }
        let traceKeys = traceKeys.names.names
        let eventKeys = eventKeys.names.names
        let eventNames = Set(eventKeys)
        let traceNames = traceKeys.map {
            XESColumns.name(ofTraceKey: $0, isEventKey: eventNames.contains($0))
        }
        var roles = XESColumns.standardRoles(eventKeys: eventKeys, chosen: options.columns)
        let traceDates = dates.map { traceNames[$0] }
        roles.merge(OrderTimeRoles.guess(traceDates, given: options.columns)) { standard, _ in standard }
        for (role, name) in options.columns {
            let names = traceNames + eventKeys
            let known = names[try ColumnGuess.column(name, in: names, path: source)]
            roles = roles.filter { $0.key != known && $0.value != role }
            roles[known] = role
        }
        ofTraceKey = traceNames.map { add($0, roles[$0] ?? .orderAttribute, options) }
        ofEventKey = eventKeys.map { add($0, roles[$0] ?? .eventAttribute, options) }
        let known = Set(columns.map(\.name))
        for (name, role) in roles.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
            awaited[name] = add(name, role, options)
        }
        traceName = columns.firstIndex { $0.name == XESColumns.caseName && $0.role == .order }
    }

    static func name(ofTraceKey key: String, isEventKey: Bool) -> String {
        isEventKey || key == "concept:name" ? "case:" + key : key
    }

    private mutating func add(_ name: String, _ role: ColumnRole, _ options: ReadingOptions) -> Int {
        columns.append(SourceColumn(name: name, role: role, timeFormat: options.timeFormats[name]))
        return columns.count - 1
    }

    /// The roles of the keys that the standard and common practice give a meaning, as far as they do not
    /// contradict what the user chose.
    private static func standardRoles(eventKeys: [String], chosen: [ColumnRole: String]) -> [String:
        ColumnRole]
    {
        var roles: [String: ColumnRole] = [
            caseName: .order, "concept:name": .activity, "org:resource": .resource,
        ]
        let start = eventKeys.first { startKeys.contains($0.lowercased()) }
        let usesLifecycle = chosen[.time] != nil || chosen[.lifecycle] != nil
        if !usesLifecycle, chosen[.start] != nil || chosen[.end] != nil || start != nil {
            roles[timestamp] = .end
            if chosen[.end] == nil, let start { roles[start] = .start }
        } else {
            roles[timestamp] = .time
            roles["lifecycle:transition"] = .lifecycle
            roles["concept:instance"] = .instance
        }
        return roles
    }
}
