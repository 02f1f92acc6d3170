import EventLogs

extension OCELFlattening {
    /// The columns of the flat log, before the attributes.
    private enum Column {
        static let order = 0
        static let activity = 1
        static let time = 2
        static let resource = 3
        static let firstAttribute = 4
    }

    /// Makes an instance for each event of each order.
    /// - Throws: ``AssemblyError``
    func assemble(
        source: String,
        zone: ZoneRules?,
        options: EventLogAssembler.Options
    ) throws -> AssembledLog {
        let attributes = OrderAttributes(log, orderType: orderType, zone: zone ?? .utc)
        let eventKeys = log.eventKeys.table.names
        let columns =
            [
                SourceColumn(name: log.objectTypes.table[orderType], role: .order),
                SourceColumn(name: "activity", role: .activity),
                SourceColumn(name: "time", role: .time),
                SourceColumn(name: resourceName, role: .resource),
            ] + eventKeys.map { SourceColumn(name: $0, role: .eventAttribute) }
            + attributes.keys.map { SourceColumn(name: log.objectKeys.table[$0], role: .orderAttribute) }
        var assembler = try EventLogAssembler(source: source, columns: columns, zone: zone, options: options)
        var tally = Tally()
        log.withBytes { bytes in
            var row = RowBuilder(columns: columns.count)
            var orders: [Int32] = []
            for event in log.events.indices {
                collectOrders(of: event, into: &orders)
                tally.count(orders: orders.count)
                if orders.isEmpty { continue }
                row.clear()
                fill(&row, with: event, bytes, &tally)
                for order in orders {
                    row.set(Column.order, to: log.objects.table[order])
                    attributes.fill(&row, order: order, from: Column.firstAttribute + eventKeys.count, bytes)
                    row.withFields { assembler.append($0, line: event + 1) }
                }
            }
        }
        var assembled = try assembler.finish()
        assembled.reading.notes += notes + attributes.notes(log)
        assembled.reading.notes += tally.notes(
            orderType: log.objectTypes.table[orderType],
            resourceType: resourceName
        )
        return assembled
    }

    private func fill(
        _ row: inout RowBuilder,
        with event: Int,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ tally: inout Tally
    ) {
        let activity = log.events[event].activity
        if activity >= 0 { row.set(Column.activity, to: log.activities.table[activity]) }
        row.set(Column.time, to: bytes[log.events[event].time])
        for value in log.values(ofEvent: event) {
            if case .attribute(value.key) = people {
                row.set(Column.resource, to: bytes[value.value])
            } else {
                row.set(Column.firstAttribute + Int(value.key), to: bytes[value.value])
            }
        }
        guard case .objects(let type, let qualifier) = people else { return }
        let candidates = log.relations(ofEvent: event).filter { relation in
            log.typeOfObject[Int(relation.object)] == type
                && (qualifier.map { $0 == relation.qualifier } ?? true)
        }
        guard let first = candidates.first else { return }
        if candidates.contains(where: { $0.object != first.object }) { tally.eventsOfSeveralPeople += 1 }
        row.set(Column.resource, to: log.objects.table[first.object])
    }

    /// The orders of an event, each once however many relations there are.
    private func collectOrders(of event: Int, into orders: inout [Int32]) {
        orders.removeAll(keepingCapacity: true)
        for relation in log.relations(ofEvent: event)
        where log.typeOfObject[Int(relation.object)] == orderType && !orders.contains(relation.object) {
            orders.append(relation.object)
        }
    }

    private var resourceName: String {
        switch people {
        case .attribute(let key): log.eventKeys.table[key]
        case .objects(let type, _): log.objectTypes.table[type]
        case .unknown: "resource"
        }
    }
}

/// What flattening does to the events, counted.
private struct Tally {
    var eventsOfNoOrder = 0
    var eventsOfSeveralOrders = 0
    var instancesOfThose = 0
    var eventsOfSeveralPeople = 0

    mutating func count(orders: Int) {
        if orders == 0 { eventsOfNoOrder += 1 }
        if orders > 1 {
            eventsOfSeveralOrders += 1
            instancesOfThose += orders
        }
    }

    func notes(orderType: String, resourceType: String) -> [ReadingNote] {
        var notes: [ReadingNote] = []
        if eventsOfNoOrder > 0 {
            notes.append(.eventsOfNoOrder(objectType: orderType, events: eventsOfNoOrder))
        }
        if eventsOfSeveralOrders > 0 {
            notes.append(
                .eventsOfSeveralOrders(
                    objectType: orderType,
                    events: eventsOfSeveralOrders,
                    instances: instancesOfThose
                )
            )
        }
        if eventsOfSeveralPeople > 0 {
            notes.append(.eventsOfSeveralResources(objectType: resourceType, events: eventsOfSeveralPeople))
        }
        return notes
    }
}
