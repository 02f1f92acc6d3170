import EventLogs

@testable import Delays

extension DriverOptions {
    static var quick: DriverOptions {
        var options = DriverOptions()
        options.replicates = 0
        return options
    }
}

extension EventLog {
    /// The same log with one more attribute of the orders.
    func adding(_ attribute: AttributeColumn) -> EventLog {
        EventLog(
            zone: zone,
            orders: orders,
            arrival: arrival,
            promise: promise,
            orderAttributes: orderAttributes + [attribute],
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
