import EventLogs

extension EventLog {
    /// The same log with other orders, or other things known of them.
    /// - Parameter emptyOrders: names of orders without activities, which come last.
    func replacing(
        emptyOrders: [String] = [],
        arrival: [Microseconds]? = nil,
        promise: [Microseconds]? = nil,
        orderAttributes: [AttributeColumn]
    ) -> EventLog {
        EventLog(
            zone: zone,
            orders: emptyOrders.isEmpty ? orders : NameTable(orders.names + emptyOrders),
            arrival: arrival ?? self.arrival,
            promise: promise ?? self.promise,
            orderAttributes: orderAttributes,
            firstInstance: firstInstance + emptyOrders.map { _ in instanceCount },
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

    /// The same log with one more attribute of the orders.
    func adding(_ attribute: AttributeColumn) -> EventLog {
        replacing(orderAttributes: orderAttributes + [attribute])
    }
}
