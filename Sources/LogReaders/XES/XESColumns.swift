import EventLogs

/// What the keys of a log of XES stand for.
///
/// A key of traces that events have too, or that has a meaning of its own with events, goes by `case:` and the key,
/// as in the tables that are made of such logs.
struct XESColumns {
    private(set) var columns: [SourceColumn] = []
    private(set) var ofTraceKey: [Int] = []
    private(set) var ofEventKey: [Int] = []
    /// Columns for keys that have not turned up: the log may have them later, or never.
    private(set) var awaited: [String: Int] = [:]
    /// The column of the trace's name if that is the order's id, so that a trace without one gets one.
    private(set) var traceName: Int?

    private static let caseName = "case:concept:name"
    /// The keys of events that the standard's extensions give a meaning.
    private static let standardRoles: [String: ColumnRole] = [
        "concept:name": .activity, "time:timestamp": .time, "org:resource": .resource,
        "lifecycle:transition": .lifecycle, "concept:instance": .instance,
    ]
    /// Attributes of events that give the start of what the timestamp then is the end of.
    private static let startKeys = ["start_timestamp", "time:start", "start_time", "start time", "starttime"]
    /// How sure its name has to make of a key that stands in for one of the standard's.
    private static let surelyNamed = 0.85

    /// - Throws: ``ReadingError/noSuchColumn(path:name:columns:)``, ``ReadingError/ambiguousColumn(path:name:)``
    init(traceKeys: XESKeys, eventKeys: XESKeys, options: ReadingOptions, source: String) throws {
        let eventNames = eventKeys.names.names
        let isEventKey = Set(eventNames)
        let traceNames = traceKeys.names.names.map {
            XESColumns.name(ofTraceKey: $0, isEventKey: isEventKey.contains($0))
        }
        let traceDates = traceNames.indices.filter { traceKeys.types[$0] == .date }.map { traceNames[$0] }
        var roles = XESColumns.eventRoles(eventNames, chosen: options.columns)
        roles[XESColumns.caseName] = .order
        roles.merge(OrderTimeRoles.guess(traceDates, given: options.columns)) { standard, _ in standard }

        let names = traceNames + eventNames
        func named(_ name: String) throws -> String {
            names[try ColumnGuess.column(name, in: names, path: source)]
        }
        for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let known = try named(name)
            roles = roles.filter { $0.key != known && ($0.value != role || role.mayRepeat) }
            roles[known] = role
        }
        ofTraceKey = traceNames.map { add($0, roles[$0] ?? .orderAttribute) }
        // Logs made of tables may have the trace's id with each event once more, by the name that it has here.
        let isTraceName = Set(traceNames)
        ofEventKey = eventNames.map { name in
            let role = roles[name] ?? .eventAttribute
            return add(name, isTraceName.contains(name) && !role.mayRepeat ? .eventAttribute : role)
        }
        for (name, role) in roles.sorted(by: { $0.key < $1.key }) where !names.contains(name) {
            awaited[name] = add(name, role)
        }
        for (name, format) in options.timeFormats {
            let known = try named(name)
            for index in columns.indices where columns[index].name == known {
                columns[index].timeFormat = format
            }
        }
        traceName = columns.firstIndex { $0.name == XESColumns.caseName && $0.role == .order }
    }

    static func name(ofTraceKey key: String, isEventKey: Bool) -> String {
        isEventKey || standardRoles[key] != nil ? "case:" + key : key
    }

    private mutating func add(_ name: String, _ role: ColumnRole) -> Int {
        columns.append(SourceColumn(name: name, role: role))
        return columns.count - 1
    }

    /// The roles of events' keys that the standard and common practice give a meaning, as far as they do not
    /// contradict what the user chose.
    private static func eventRoles(_ keys: [String], chosen: [ColumnRole: String]) -> [String: ColumnRole] {
        var roles = standardRoles
        for (key, role) in standardRoles where [.activity, .resource, .time].contains(role) {
            // A log without the extension may have a key of a telling name in its place.
            guard !keys.contains(key), let other = best(keys, as: role) else { continue }
            roles[key] = nil
            roles[other] = role
        }
        let start = keys.first { startKeys.contains($0.lowercased()) }
        let hasStart = chosen[.start] != nil || chosen[.end] != nil || start != nil
        if hasStart, chosen[.time] == nil, chosen[.lifecycle] == nil {
            roles = roles.filter { $0.value != .lifecycle && $0.value != .instance }
                .mapValues { $0 == .time ? .end : $0 }
            if chosen[.end] == nil, let start { roles[start] = .start }
        }
        return roles
    }

    private static func best(_ keys: [String], as role: ColumnRole) -> String? {
        keys.map { (key: $0, confidence: ColumnNames.confidence($0, as: role)) }
            .filter { $0.confidence >= surelyNamed && standardRoles[$0.key] == nil }
            .max { $0.confidence < $1.confidence }?.key
    }
}
