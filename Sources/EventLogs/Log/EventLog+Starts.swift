import Foundation

extension EventLog {
    /// Whether any instance came by its start so.
    /// - Complexity: O(instances) at worst, many of them at a time.
    public func hasStarts(_ source: StartSource) -> Bool {
        startSource.withUnsafeBytes { sources in
            guard let base = sources.baseAddress else { return false }
            return memchr(base, Int32(unsafeBitCast(source, to: UInt8.self)), sources.count) != nil
        }
    }

    /// The log with other starts; instances of each order are sorted anew by (start, end).
    /// - Parameters:
    ///   - starts: one for each instance, not after its end.
    ///   - sources: how each came about.
    /// - Complexity: O(n log n) in the instances of an order, and O(n) for each attribute.
    public func settingStarts(_ starts: [Microseconds], sources: [StartSource]) -> EventLog {
        precondition(
            starts.count == instanceCount && sources.count == instanceCount,
            "one start for each instance"
        )
        var position = Array(0..<instanceCount)
        for order in 0..<orderCount {
            position[instances(ofOrder: order)].sort { (starts[$0], end[$0], $0) < (starts[$1], end[$1], $1) }
        }
        func moved<Value>(_ column: [Value]) -> [Value] { position.map { column[$0] } }
        return EventLog(
            zone: zone,
            orders: orders,
            arrival: arrival,
            promise: promise,
            completed: completed,
            orderAttributes: orderAttributes,
            firstInstance: firstInstance,
            activities: activities,
            resources: resources,
            activity: moved(activity),
            resource: moved(resource),
            start: moved(starts),
            end: moved(end),
            startSource: moved(sources),
            sourceRow: moved(sourceRow),
            instanceAttributes: instanceAttributes.map { column in
                switch column.values {
                case .categorical(let codes, let table):
                    AttributeColumn(
                        name: column.name,
                        values: .categorical(codes: moved(codes), table: table)
                    )
                case .numeric(let numbers):
                    AttributeColumn(name: column.name, values: .numeric(moved(numbers)))
                case .time(let times): AttributeColumn(name: column.name, values: .time(moved(times)))
                }
            }
        )
    }
}
