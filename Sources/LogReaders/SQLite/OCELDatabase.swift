import EventLogs
import GRDB

/// Reads object-centric logs in SQLite: OCEL 2.0, a table for each type of event and object, and OCEL 1.0 as
/// pm4py writes it, three tables in all.
struct OCELDatabase {
    private let database: Database
    private let tables: [DatabaseTable]
    private var log = ObjectCentricLog()
    private var eventIDs = NameInterner()

    /// The log of a database, or nil if it is not object-centric.
    static func read(_ database: Database, tables: [DatabaseTable]) throws -> ObjectCentricLog? {
        var reader = OCELDatabase(database: database, tables: tables)
        let names = Set(tables.map(\.name))
        if names.isSuperset(of: ["event", "object", "event_object", "event_map_type", "object_map_type"]) {
            try reader.readVersion2()
        } else if names.isSuperset(of: ["EVENTS", "OBJECTS", "RELATIONS"]) {
            try reader.readVersion1()
        } else {
            return nil
        }
        reader.log.seal()
        return reader.log
    }

    private init(database: Database, tables: [DatabaseTable]) {
        self.database = database
        self.tables = tables
    }

    /// The number of the event of that id; a new one if the id is new.
    private mutating func event(_ id: String) -> Int {
        let event = Int(eventIDs.code(of: id))
        return event < log.events.count ? event : log.addEvent()
    }

    /// Goes through a table; a column that it lacks reads as empty.
    private mutating func forEachRow(
        of table: String,
        _ columns: [String],
        _ body: (inout OCELDatabase, _ texts: [String]) -> Void
    ) throws {
        guard let known = tables.first(where: { $0.name == table })?.columns else { return }
        let expressions = columns.map { known.contains($0) ? $0.quotedDatabaseIdentifier : "NULL" }
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT \(expressions.joined(separator: ", ")) FROM \(table.quotedDatabaseIdentifier)"
        )
        var texts = columns.map { _ in "" }
        while let row = try rows.next() {
            for index in texts.indices { texts[index] = (row[index] as DatabaseValue).text }
            body(&self, texts)
        }
    }

    private func columns(of table: String, besides fixed: [String]) -> [String] {
        (tables.first { $0.name == table }?.columns ?? []).filter { !fixed.contains($0) }
    }
}

// MARK: - Version 2.0

extension OCELDatabase {
    private mutating func readVersion2() throws {
        try forEachRow(of: "object", ["ocel_id", "ocel_type"]) { reader, row in
            reader.log.declare(reader.log.object(row[0]), type: row[1])
        }
        try forEachRow(of: "event", ["ocel_id", "ocel_type"]) { reader, row in
            let event = reader.event(row[0])
            reader.log.setActivity(row[1], ofEvent: event)
        }
        for suffix in try typeSuffixes("event_map_type") { try readEvents(of: "event_" + suffix) }
        for suffix in try typeSuffixes("object_map_type") { try readObjects(of: "object_" + suffix) }
        try forEachRow(of: "event_object", ["ocel_event_id", "ocel_object_id", "ocel_qualifier"]) {
            reader,
            row in
            let event = reader.event(row[0])
            reader.log.relate(event: event, toObject: row[1], qualifier: row[2])
        }
    }

    /// How the names of the tables of the types end.
    private mutating func typeSuffixes(_ map: String) throws -> [String] {
        var suffixes: [String] = []
        try forEachRow(of: map, ["ocel_type_map"]) { _, row in suffixes.append(row[0]) }
        return suffixes
    }

    private mutating func readEvents(of table: String) throws {
        let fixed = ["ocel_id", "ocel_time"]
        let keys = columns(of: table, besides: fixed)
        try forEachRow(of: table, fixed + keys) { reader, row in
            let event = reader.event(row[0])
            reader.log.setTime(row[1], ofEvent: event)
            for (key, value) in zip(keys, row.dropFirst(fixed.count)) {
                reader.log.setValue(value, ofEvent: event, key: key)
            }
        }
    }

    private mutating func readObjects(of table: String) throws {
        let fixed = ["ocel_id", "ocel_time", "ocel_changed_field"]
        let keys = columns(of: table, besides: fixed)
        try forEachRow(of: table, fixed + keys) { reader, row in
            let object = reader.log.object(row[0])
            let changed = row[2]
            for (key, value) in zip(keys, row.dropFirst(fixed.count)) where changed.isEmpty || changed == key
            {
                reader.log.setValue(value, ofObject: object, key: key, since: row[1])
            }
        }
    }
}

// MARK: - Version 1.0

extension OCELDatabase {
    private mutating func readVersion1() throws {
        let object = ["ocel:oid", "ocel:type"]
        let objectKeys = columns(of: "OBJECTS", besides: object)
        try forEachRow(of: "OBJECTS", object + objectKeys) { reader, row in
            let number = reader.log.object(row[0])
            reader.log.declare(number, type: row[1])
            for (key, value) in zip(objectKeys, row.dropFirst(object.count)) {
                reader.log.setValue(value, ofObject: number, key: key)
            }
        }
        let event = ["ocel:eid", "ocel:activity", "ocel:timestamp"]
        let eventKeys = columns(of: "EVENTS", besides: event)
        try forEachRow(of: "EVENTS", event + eventKeys) { reader, row in
            let number = reader.event(row[0])
            reader.log.setActivity(row[1], ofEvent: number)
            reader.log.setTime(row[2], ofEvent: number)
            for (key, value) in zip(eventKeys, row.dropFirst(event.count)) {
                reader.log.setValue(value, ofEvent: number, key: key)
            }
        }
        try forEachRow(of: "RELATIONS", ["ocel:eid", "ocel:oid", "ocel:qualifier"]) { reader, row in
            let number = reader.event(row[0])
            reader.log.relate(event: number, toObject: row[1], qualifier: row[2])
        }
    }
}

extension DatabaseValue {
    /// The value as text: nothing for NULL and for bytes that are no UTF-8.
    var text: String {
        switch storage {
        case .null: ""
        case .int64(let number): String(number)
        case .double(let number): number.attributeText
        case .string(let text): text
        case .blob(let bytes): String(validating: bytes, as: UTF8.self) ?? ""
        }
    }
}
