import EventLogs

extension EventLog {
    /// The same log of orders of one activity, each of which ends so many hours later.
    func delaying(_ hours: (_ order: Int) -> Double) -> EventLog {
        changing(
            resources: resources,
            resource: resource,
            end: end.indices.map { end[$0] + Microseconds(hours($0) * Double(Microseconds.hour)) }
        )
    }

    /// The same log with other people at work.
    /// - Parameter resource: who did each instance; -1 for nobody who is named.
    func naming(_ resources: [String], _ resource: [Int32]) -> EventLog {
        changing(resources: NameTable(resources), resource: resource, end: end)
    }

    private func changing(resources: NameTable, resource: [Int32], end: [Microseconds]) -> EventLog {
        EventLog(
            zone: zone,
            orders: orders,
            arrival: arrival,
            promise: promise,
            orderAttributes: orderAttributes,
            firstInstance: firstInstance,
            activities: activities,
            resources: resources,
            activity: activity,
            resource: resource,
            start: start,
            end: end,
            startSource: startSource,
            sourceRow: sourceRow,
            instanceAttributes: instanceAttributes
        )
    }
}
