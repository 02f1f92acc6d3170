import EventLogs

/// Reads OCEL in JSON: version 1.0 (`ocel:events`, `ocel:objects`) and 2.0 (`events`, `objects`).
///
/// The text is followed once, front to back, so events keep the order of the file; in memory is the text and what
/// is kept of it.
struct OCELJSON {
    private var json: JSONReader
    private var log = ObjectCentricLog()

    /// - Throws: ``JSONFault``, or ``OCELFault/notOCEL(found:)`` if the text has neither events nor objects.
    static func read(_ text: UnsafeBufferPointer<UInt8>) throws -> ObjectCentricLog {
        var reader = OCELJSON(json: JSONReader(text))
        try reader.readLog()
        reader.log.seal()
        return reader.log
    }

    private init(json: JSONReader) { self.json = json }

    private mutating func readLog() throws {
        var keys: [String] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            keys.append(key)
            switch key {
            case "ocel:events": try readEvents1()
            case "ocel:objects": try readObjects1()
            case "events": try readEvents2()
            case "objects": try readObjects2()
            case "objectTypes": try readObjectTypes2()
            default: try json.skip()
            }
        }
        try json.finish()
        let isLog = ["ocel:events", "ocel:objects", "events", "objects"].contains(where: keys.contains)
        guard isLog else { throw OCELFault.notOCEL(found: keys) }
    }
}

// MARK: - Version 1.0: events and objects by id, names with a prefix

extension OCELJSON {
    private mutating func readEvents1() throws {
        try json.beginObject()
        while try json.nextKey() != nil {
            let event = log.addEvent()
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "ocel:activity": try text { $0.setActivity($1, ofEvent: event) }
                case "ocel:timestamp": try text { $0.setTime($1, ofEvent: event) }
                case "ocel:omap":
                    try json.beginArray()
                    while try json.nextElement() { try text { $0.relate(event: event, toObject: $1) } }
                case "ocel:vmap":
                    try values { $0.setValue($2, ofEvent: event, key: $1) }
                default: try json.skip()
                }
            }
        }
    }

    private mutating func readObjects1() throws {
        try json.beginObject()
        while let id = try json.nextKey() {
            let object = log.object(id)
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "ocel:type": try text { $0.declare(object, type: $1) }
                case "ocel:ovmap": try values { $0.setValue($2, ofObject: object, key: $1) }
                default: try json.skip()
                }
            }
        }
    }

    /// Reads an object of plain values; values that are objects or arrays are passed over.
    private mutating func values(
        _ take: (inout ObjectCentricLog, _ key: String, _ value: String) -> Void
    ) throws {
        try json.beginObject()
        while let key = try json.nextKey() {
            if let value = try json.scalar() { take(&log, key, value) }
        }
    }

    private mutating func text(_ take: (inout ObjectCentricLog, String) -> Void) throws {
        if let text = try json.scalar() { take(&log, text) }
    }
}

// MARK: - Version 2.0: arrays of events and objects with attributes and relationships

extension OCELJSON {
    private mutating func readObjectTypes2() throws {
        try json.beginArray()
        while try json.nextElement() {
            try json.beginObject()
            while let key = try json.nextKey() {
                if key == "name" { try text { $0.declareType($1) } } else { try json.skip() }
            }
        }
    }

    private mutating func readEvents2() throws {
        try json.beginArray()
        while try json.nextElement() {
            let event = log.addEvent()
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "type": try text { $0.setActivity($1, ofEvent: event) }
                case "time": try text { $0.setTime($1, ofEvent: event) }
                case "attributes":
                    try records { log, record in log.setValue(record.value, ofEvent: event, key: record.name)
                    }
                case "relationships":
                    try records { log, record in
                        log.relate(event: event, toObject: record.objectId, qualifier: record.qualifier)
                    }
                default: try json.skip()
                }
            }
        }
    }

    private mutating func readObjects2() throws {
        try json.beginArray()
        while try json.nextElement() {
            // The id may come after what is told of the object.
            var id = ""
            var type = ""
            var attributes: [Record] = []
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "id": try text { id = $1 }
                case "type": try text { type = $1 }
                case "attributes": try records { attributes.append($1) }
                default: try json.skip()
                }
            }
            let object = log.object(id)
            log.declare(object, type: type)
            for attribute in attributes {
                log.setValue(attribute.value, ofObject: object, key: attribute.name, since: attribute.time)
            }
        }
    }

    /// An attribute or a relationship, as far as it is read.
    private struct Record {
        var name = ""
        var value = ""
        var time = ""
        var objectId = ""
        var qualifier = ""
    }

    private mutating func records(_ take: (inout ObjectCentricLog, Record) -> Void) throws {
        try json.beginArray()
        while try json.nextElement() {
            var record = Record()
            try json.beginObject()
            while let key = try json.nextKey() {
                guard let value = try json.scalar() else { continue }
                switch key {
                case "name": record.name = value
                case "value": record.value = value
                case "time": record.time = value
                case "objectId": record.objectId = value
                case "qualifier": record.qualifier = value
                default: break
                }
            }
            take(&log, record)
        }
    }
}
