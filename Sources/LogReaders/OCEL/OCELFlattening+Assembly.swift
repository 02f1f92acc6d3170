import EventLogs

extension OCELFlattening {
    /// Makes an instance for each event of each order.
    /// - Throws: ``ReadingError/noSuchColumn(path:name:columns:)``, ``AssemblyError``
    func assemble(source: String, options: ReadingOptions) throws -> AssembledLog {
        let attributes = OrderAttributes(log, orderType: orderType, zone: options.zone ?? .utc)
        let eventKeys = eventKeysOfOrders()
        let columns = try OCELColumns(
            orderType: log.objectTypes.table[orderType],
            resource: resourceName,
            eventKeys: eventKeys.map { log.eventKeys.table[$0] },
            orderKeys: attributes.keys.map { log.objectKeys.table[$0] },
            orderTimes: attributes.times(log),
            options: options,
            path: source
        )
        var columnOfKey = Array(repeating: -1, count: log.eventKeys.table.count)
        for (index, key) in eventKeys.enumerated() {
            columnOfKey[Int(key)] = columns.firstEventColumn + index
        }
        if case .attribute(let key) = people { columnOfKey[Int(key)] = OCELColumns.resource }

        var assembler = try EventLogAssembler(
            source: source,
            columns: columns.columns,
            zone: options.zone,
            options: options.assembly
        )
        var tally = Tally()
        log.withBytes { bytes in
            var row = RowBuilder(columns: columns.columns.count)
            var orders: [Int32] = []
            for event in log.events.indices {
                collectOrders(of: event, into: &orders)
                tally.count(orders: orders.count)
                if orders.isEmpty { continue }
                let person = person(of: event, &tally)
                for order in orders {
                    row.clear()
                    row.set(OCELColumns.order, to: log.objects.table[order])
                    let activity = log.events[event].activity
                    if activity >= 0 { row.set(OCELColumns.activity, to: log.activities.table[activity]) }
                    row.set(OCELColumns.time, to: bytes[log.events[event].time])
                    if let person { row.set(OCELColumns.resource, to: log.objects.table[person]) }
                    for value in log.values(ofEvent: event) {
                        row.set(columnOfKey[Int(value.key)], to: bytes[value.value])
                    }
                    attributes.fill(&row, order: order, from: columns.firstOrderColumn, bytes)
                    row.withFields { assembler.append($0, line: event + 1) }
                }
            }
        }
        let notes =
            self.notes + attributes.notes(log)
            + tally.notes(orderType: log.objectTypes.table[orderType], resourceType: resourceName)
        return try assembler.finish(notes: notes)
    }

    /// The object that stands for who did it; the first if there are several.
    private func person(of event: Int, _ tally: inout Tally) -> Int32? {
        guard case .objects(let type, let qualifier) = people else { return nil }
        let candidates = log.relations(ofEvent: event).filter { relation in
            log.typeOfObject[Int(relation.object)] == type
                && (qualifier.map { $0 == relation.qualifier } ?? true)
        }
        guard let first = candidates.first else { return nil }
        if candidates.contains(where: { $0.object != first.object }) { tally.eventsOfSeveralPeople += 1 }
        return first.object
    }

    /// The keys that events of orders have, but for the resource's, in order of appearance.
    private func eventKeysOfOrders() -> [Int32] {
        var isUsed = Array(repeating: false, count: log.eventKeys.table.count)
        for event in log.events.indices
        where log.relations(ofEvent: event).contains(where: { isOrder($0.object) }) {
            for value in log.values(ofEvent: event) { isUsed[Int(value.key)] = true }
        }
        if case .attribute(let key) = people { isUsed[Int(key)] = false }
        return isUsed.indices.filter { isUsed[$0] }.map(Int32.init)
    }

    private func isOrder(_ object: Int32) -> Bool { log.typeOfObject[Int(object)] == orderType }

    /// The orders of an event, each once however many relations there are.
    private func collectOrders(of event: Int, into orders: inout [Int32]) {
        orders.removeAll(keepingCapacity: true)
        for relation in log.relations(ofEvent: event)
        where isOrder(relation.object) && !orders.contains(relation.object) {
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
