import EventLogs
import GRDB

/// One import, inside the transaction that it is.
struct LogImport {
    let database: Database
    let log: EventLog
    let reading: ReadingReport
    let source: ImportSource
    let toolVersion: String
    let importedAt: Microseconds
    /// Takes the events of a workspace that has none in place of the table, if somebody else is to write them.
    var takingEvents: (([TableColumn]) throws -> Void)?

    private typealias Places = (orders: [StoredAttribute], events: [StoredAttribute])

    func run(rejects: (_ importID: Int64) -> String) throws -> ImportReport {
        let importID = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM imports") ?? 0) + 1
        var catalogue = try AttributeCatalogue(database)
        let places = (
            orders: try catalogue.place(log.orderAttributes, of: .order, database),
            events: try catalogue.place(log.instanceAttributes, of: .event, database)
        )
        if catalogue.hasChanged { try WorkspaceViews.refresh(database, attributes: catalogue.attributes) }
        let stored = try StoredLog(database)
        if stored.log.zone != log.zone || importID == 1 { try WorkspaceViews.show(in: log.zone, database) }

        let orders = NameMerge(log.orders, into: stored.log.orders)
        let activities = NameMerge(log.activities, into: stored.log.activities)
        let resources = NameMerge(log.resources, into: stored.log.resources)
        try database.insert(activities.columns(log.activities), into: "activities", rows: activities.added)
        try database.insert(resources.columns(log.resources), into: "resources", rows: resources.added)
        try insertOrders(orders, places)
        let updates = try updateOrders(orders, places, stored)

        let activity = activities.codes(of: log.activity)
        let resource = resources.codes(of: log.resource)
        let new =
            stored.eventID.isEmpty
            ? nil
            : InstanceMatching(
                stored: stored.log,
                log: log,
                orderCodes: orders.codes,
                activity: activity,
                resource: resource,
                attributes: AttributeKeys.all(
                    stored: stored,
                    log: log,
                    orderPlaces: places.orders,
                    eventPlaces: places.events,
                    known: try attributesOfImports()
                )
            ).newInstances()
        try insertEvents(new, orders, activity, resource, places, importID)
        try insertKnown(places, importID)

        let rowsStored = rows(of: new)
        let eventsStored = new?.count ?? log.instanceCount
        var report = ImportReport(
            importID: importID,
            rowsRead: reading.rowsRead,
            rowsStored: rowsStored,
            rowsDuplicate: reading.rowsStored - rowsStored,
            rowsRejected: reading.rejected.count,
            eventsStored: eventsStored,
            eventsDuplicate: log.instanceCount - eventsStored,
            ordersAdded: orders.added.count,
            orderValuesReplaced: updates.replaced,
            orderValuesFilled: updates.filled
        )
        if let hash = source.hashText {
            let sql = "SELECT max(id) FROM imports WHERE content_hash = ?"
            report.sameFileAsImport = try Int64.fetchOne(database, sql: sql, arguments: [hash])
        }
        if !reading.rejected.isEmpty { report.rejectsFile = rejects(importID) }
        try insertImport(report)
        return report
    }

    /// The attributes that the source of each import had.
    private func attributesOfImports() throws -> [Int64: Set<Int64>] {
        var known: [Int64: Set<Int64>] = [:]
        try database.scan("import_attributes", columns: ["import_id", "attribute_id"]) { row in
            known[row.integer(0), default: []].insert(row.integer(1))
        }
        return known
    }

    private func insertKnown(_ places: Places, _ importID: Int64) throws {
        for attribute in places.orders + places.events {
            try database.execute(
                sql: "INSERT INTO import_attributes VALUES (?, ?)",
                arguments: [importID, attribute.id]
            )
        }
    }

    // MARK: Orders

    private static func orderTimes(_ log: EventLog) -> [(column: String, times: [Microseconds])] {
        [("arrival", log.arrival), ("promise", log.promise), ("completed", log.completed)]
    }

    private func insertOrders(_ orders: NameMerge, _ places: Places) throws {
        var columns = orders.columns(log.orders)
        for (column, times) in LogImport.orderTimes(log) where !times.isEmpty {
            columns.append(TableColumn(name: column, values: .integers(times)))
        }
        columns += zip(places.orders, log.orderAttributes).map(column)
        try database.insert(columns, into: "orders", rows: orders.added)
    }

    private func updateOrders(
        _ orders: NameMerge,
        _ places: Places,
        _ stored: StoredLog
    ) throws -> OrderUpdates {
        var updates = OrderUpdates(database, orders: orders)
        let missing = Array(repeating: EventLog.missingTime, count: stored.log.orderCount)
        for (known, new) in zip(LogImport.orderTimes(stored.log), LogImport.orderTimes(log)) {
            let times = known.times.isEmpty ? missing : known.times
            try updates.update(new.column, from: .time(times), to: .time(new.times))
        }
        for (place, attribute) in zip(places.orders, log.orderAttributes) {
            guard let index = stored.orderAttributes.firstIndex(where: { $0.id == place.id }) else {
                continue
            }
            try updates.update(
                place.columnName,
                from: stored.log.orderAttributes[index].values,
                to: values(of: attribute, at: place)
            )
        }
        return updates
    }

    // MARK: Events

    private func insertEvents(
        _ new: [Int]?,
        _ orders: NameMerge,
        _ activity: [Int32],
        _ resource: [Int32],
        _ places: Places,
        _ importID: Int64
    ) throws {
        let order = (0..<log.orderCount).flatMap { order in
            repeatElement(orders.codes[order], count: log.instances(ofOrder: order).count)
        }
        let columns = [
            TableColumn(name: "order_id", values: .ids(codes: order)),
            TableColumn(name: "activity_id", values: .ids(codes: activity)),
            TableColumn(name: "resource_id", values: .ids(codes: resource)),
            TableColumn(name: "start", values: .integers(log.start)),
            TableColumn(name: "end", values: .integers(log.end)),
            TableColumn(name: "start_source", values: startSources),
            TableColumn(name: "source_row", values: .counts(log.sourceRow)),
            TableColumn(name: "import_id", values: .constant(importID, rows: log.instanceCount)),
        ]
        let attributes = zip(places.events, log.instanceAttributes).map(column)
        if let takingEvents, new == nil {
            try takingEvents(columns + attributes)
        } else {
            try database.insert(columns + attributes, into: "events", rows: new)
        }
    }

    private var startSources: TableColumn.Values {
        guard let first = log.startSource.first, log.startSource.allSatisfy({ $0 == first }) else {
            return .bytes(log.startSource.map(\.rawValue))
        }
        return .constant(Int64(first.rawValue), rows: log.instanceCount)
    }

    /// Rows of the source that those instances were read from; nil for all instances.
    private func rows(of instances: [Int]?) -> Int {
        guard let instances else { return reading.rowsStored }
        // Where the source has start and completion rows, a recorded start is a row of its own.
        let pairs = log.startSource.count { $0 == .recorded }
        if reading.rowsStored == log.instanceCount { return instances.count }
        precondition(
            reading.rowsStored == log.instanceCount + pairs,
            "an instance is a row, or a pair of rows"
        )
        return instances.count + instances.count { log.startSource[$0] == .recorded }
    }

    // MARK: Attributes and the record

    private func column(_ place: StoredAttribute, _ attribute: AttributeColumn) -> TableColumn {
        TableColumn(name: place.columnName, attribute: values(of: attribute, at: place))
    }

    private func values(
        of attribute: AttributeColumn,
        at place: StoredAttribute
    ) -> AttributeColumn.Values {
        place.kind == .category ? attribute.values.asCategories : attribute.values
    }

    private func insertImport(_ report: ImportReport) throws {
        try database.execute(
            sql: "INSERT INTO imports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                report.importID, source.name, source.bytes, source.hashText, importedAt, report.rowsRead,
                report.rowsStored, report.rowsDuplicate, report.rowsRejected, report.eventsStored,
                report.eventsDuplicate, report.rejectsFile, toolVersion, log.zone.identifier,
            ]
        )
    }
}
