import EventLogs

/// The columns of a flattened log.
struct OCELColumns {
    private(set) var columns: [SourceColumn]
    /// Where the attributes of events and of orders begin.
    let firstEventColumn: Int
    let firstOrderColumn: Int

    static let order = 0
    static let activity = 1
    static let time = 2
    static let resource = 3

    /// - Parameter orderTimes: which of the orders' attributes hold times only.
    /// - Throws: ``ReadingError/noSuchColumn(path:name:columns:)``, ``ReadingError/ambiguousColumn(path:name:)``
    init(
        orderType: String,
        resource: String,
        eventKeys: [String],
        orderKeys: [String],
        orderTimes: Set<String>,
        options: ReadingOptions,
        path: String
    ) throws {
        columns = [
            SourceColumn(name: orderType, role: .order),
            SourceColumn(name: "activity", role: .activity),
            SourceColumn(name: "time", role: .time),
            SourceColumn(name: resource, role: .resource),
        ]
        firstEventColumn = columns.count
        columns += eventKeys.map { SourceColumn(name: $0, role: .eventAttribute) }
        firstOrderColumn = columns.count
        let guessed = OrderTimeRoles.guess(orderKeys.filter(orderTimes.contains), given: options.columns)
        columns += orderKeys.map { SourceColumn(name: $0, role: guessed[$0] ?? .orderAttribute) }
        try takeRoles(options, path)
    }

    /// The roles and formats that the user asks for; who loses a role is no longer read. Beside a start the time
    /// of the event is the end.
    private mutating func takeRoles(_ options: ReadingOptions, _ path: String) throws {
        let names = columns.map(\.name)
        for (role, name) in options.columns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let chosen = try ColumnGuess.column(name, in: names, path: path)
            for other in columns.indices where columns[other].role == role && !role.mayRepeat {
                columns[other].role = .ignored
            }
            columns[chosen].role = role
        }
        let hasEnd = columns.contains { $0.role == .end }
        if hasEnd || columns.contains(where: { $0.role == .start }) {
            columns[OCELColumns.time].role = hasEnd ? .ignored : .end
        }
        for (name, format) in options.timeFormats {
            columns[try ColumnGuess.column(name, in: names, path: path)].timeFormat = format
        }
    }
}
