import Delays

extension Phrases {
    /// How large a log is.
    func size(_ log: LogSummary) -> String {
        size(
            orders: NumberText.count(log.orders),
            instances: NumberText.count(log.instances),
            activities: NumberText.count(log.activities),
            resources: NumberText.count(log.resources)
        )
    }

    /// From when to when a log goes; nil for one without instances.
    func span(_ log: LogSummary) -> String? {
        guard let from = log.from, let to = log.to else { return nil }
        return span(from: from.dateAndMinute, to: to.dateAndMinute, zone: log.zone)
    }
}
