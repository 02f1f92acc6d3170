import EventLogs

extension OrderFeature {
    /// The order attributes, and the promised time.
    static func attributes(of ledger: DelayLedger) -> [OrderFeature] {
        let log = ledger.log
        var features = log.orderAttributes.map { column -> OrderFeature in
            let subject = Subject.attribute(column.name)
            let name =
                Subject.computedNames.contains(column.name) ? "\(column.name) (attribute)" : column.name
            return switch column.values {
            case .categorical(let codes, let table):
                OrderFeature(subject, name: name, .categorical(codes: codes, levels: table.names))
            case .numeric(let numbers):
                // An infinite number is no value to compute with.
                OrderFeature(subject, name: name, .numeric(numbers.map { $0.isFinite ? $0 : .nan }))
            case .time(let times):
                OrderFeature(
                    subject,
                    name: name,
                    .numeric(ledger.hoursSinceArrival(of: times)),
                    unit: .hours
                )
            }
        }
        if log.promise.contains(where: { $0 != EventLog.missingTime }) {
            let hours = ledger.hoursSinceArrival(of: log.promise)
            features.append(OrderFeature(.promisedTime, .numeric(hours), unit: .hours))
        }
        return features
    }
}

extension OrderFeature.Subject {
    /// All that are computed, in a fixed order.
    public static let computed: [Self] = [
        .promisedTime, .arrivalHour, .arrivalWeekday, .arrivalMonth, .arrivalMonthEnd, .arrivalHoliday,
        .workInProgress, .recentArrivals, .openFirstStage, .rework, .handOffs, .firstResource, .resourceCount,
        .batched, .changes,
    ]

    static let computedNames = Set(computed.map(\.name))
}

extension DelayLedger {
    /// Hours from each order's arrival to a time of its own.
    fileprivate func hoursSinceArrival(of times: [Microseconds]) -> [Double] {
        (0..<log.orderCount).map { order in
            guard times[order] != EventLog.missingTime, !log.instances(ofOrder: order).isEmpty else {
                return .nan
            }
            return (times[order] - enablement.arrival[order]).hours
        }
    }
}
