import EventLogs

extension EventLog {
    /// The same log with other orders, other work, or other things known of them.
    /// - Parameter emptyOrders: names of orders without activities, which come last.
    func replacing(
        emptyOrders: [String] = [],
        arrival: [Microseconds]? = nil,
        promise: [Microseconds]? = nil,
        completed: [Microseconds]? = nil,
        orderAttributes: [AttributeColumn]? = nil,
        resources: NameTable? = nil,
        resource: [Int32]? = nil,
        end: [Microseconds]? = nil
    ) -> EventLog {
        EventLog(
            zone: zone,
            orders: emptyOrders.isEmpty ? orders : NameTable(orders.names + emptyOrders),
            arrival: arrival ?? self.arrival,
            promise: promise ?? self.promise,
            completed: completed ?? self.completed,
            orderAttributes: orderAttributes ?? self.orderAttributes,
            firstInstance: firstInstance + emptyOrders.map { _ in instanceCount },
            activities: activities,
            resources: resources ?? self.resources,
            activity: activity,
            resource: resource ?? self.resource,
            start: start,
            end: end ?? self.end,
            startSource: startSource,
            sourceRow: sourceRow,
            instanceAttributes: instanceAttributes
        )
    }

    /// The same log with one more attribute of the orders.
    func adding(_ attribute: AttributeColumn) -> EventLog {
        replacing(orderAttributes: orderAttributes + [attribute])
    }

    /// The same log of orders of one activity, each of which ends so many hours later.
    func delaying(_ hours: (_ order: Int) -> Double) -> EventLog {
        replacing(end: end.indices.map { end[$0] + Microseconds(hours($0) * Double(Microseconds.hour)) })
    }

    /// The same log with other people at work.
    /// - Parameter resource: who did each instance; -1 for nobody who is named.
    func naming(_ resources: [String], _ resource: [Int32]) -> EventLog {
        replacing(resources: NameTable(resources), resource: resource)
    }
}
