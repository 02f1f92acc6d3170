import EventLogs

/// A log whose events belong to objects of several types (OCEL), whole and as its file has it.
///
/// Ids, names and values are codes, and the texts of values lie in one buffer. Parts may come in any order: an
/// event may name an object before the file declares it, and relations may come after all events.
struct ObjectCentricLog {
    /// Ids of objects, also of those that only events name.
    private(set) var objects = NameInterner()
    private(set) var objectTypes = NameInterner()
    private(set) var activities = NameInterner()
    private(set) var qualifiers = NameInterner()
    /// The names of the attributes of objects, and of events.
    private(set) var objectKeys = NameInterner()
    private(set) var eventKeys = NameInterner()

    /// The type of each object; ``EventLog/missingName`` while it is not declared.
    private(set) var typeOfObject: [Int32] = []
    private(set) var events: [Event] = []
    private var objectValues = Grouped<ObjectValue>()
    private var eventValues = Grouped<EventValue>()
    private var relations = Grouped<Relation>()
    private var bytes: [UInt8] = []

    struct Event {
        var activity = EventLog.missingName
        /// As written; read when the log is flattened.
        var time = 0..<0
    }

    struct EventValue {
        var key: Int32
        var value: Range<Int>
    }

    /// That an event has to do with an object, and as what.
    struct Relation {
        var object: Int32
        /// ``EventLog/missingName`` if the file does not say.
        var qualifier: Int32
    }

    /// What an attribute of an object was from some time on.
    struct ObjectValue {
        var key: Int32
        var value: Range<Int>
        /// As written; empty if it was so from the beginning.
        var since: Range<Int>
    }

    /// Lends the buffer that values and times lie in.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer(body)
    }

    func values(ofObject object: Int) -> ArraySlice<ObjectValue> { objectValues[object] }

    func values(ofEvent event: Int) -> ArraySlice<EventValue> { eventValues[event] }

    func relations(ofEvent event: Int) -> ArraySlice<Relation> { relations[event] }

    /// The declared types in order of declaration, with how many objects and events each has.
    var typeCounts: [ObjectTypeCount] {
        var counts = objectTypes.table.names.map { ObjectTypeCount(name: $0, objects: 0, events: 0) }
        for type in typeOfObject where type >= 0 { counts[Int(type)].objects += 1 }
        var lastEvent = Array(repeating: -1, count: counts.count)
        for event in events.indices {
            for relation in relations[event] {
                let type = Int(typeOfObject[Int(relation.object)])
                if type < 0 || lastEvent[type] == event { continue }
                lastEvent[type] = event
                counts[type].events += 1
            }
        }
        return counts
    }
}

/// A type of objects in an object-centric log.
public struct ObjectTypeCount: Hashable, Sendable {
    public var name: String
    public var objects: Int
    /// The events that have to do with at least one object of the type.
    public var events: Int
}

// MARK: - Filling

extension ObjectCentricLog {
    /// The number of the object of that id, declared or not.
    mutating func object(_ id: String) -> Int {
        let object = Int(objects.code(of: id))
        if object == typeOfObject.count { typeOfObject.append(EventLog.missingName) }
        return object
    }

    /// Names a type that may have no objects.
    mutating func declareType(_ type: String) { _ = objectTypes.code(of: type) }

    mutating func declare(_ object: Int, type: String) { typeOfObject[object] = objectTypes.code(of: type) }

    /// Blank values are no values.
    mutating func setValue(_ value: String, ofObject object: Int, key: String, since: String = "") {
        if value.isBlank { return }
        let key = objectKeys.code(of: key)
        objectValues.append(ObjectValue(key: key, value: keep(value), since: keep(since)), to: object)
    }

    /// Adds an event and gives its number.
    mutating func addEvent() -> Int {
        events.append(Event())
        return events.count - 1
    }

    mutating func setActivity(_ activity: String, ofEvent event: Int) {
        events[event].activity = activity.isBlank ? EventLog.missingName : activities.code(of: activity)
    }

    mutating func setTime(_ time: String, ofEvent event: Int) { events[event].time = keep(time) }

    /// Blank values are no values.
    mutating func setValue(_ value: String, ofEvent event: Int, key: String) {
        if value.isBlank { return }
        eventValues.append(EventValue(key: eventKeys.code(of: key), value: keep(value)), to: event)
    }

    mutating func relate(event: Int, toObject id: String, qualifier: String = "") {
        let qualifier = qualifier.isBlank ? EventLog.missingName : qualifiers.code(of: qualifier)
        relations.append(Relation(object: Int32(object(id)), qualifier: qualifier), to: event)
    }

    /// Says that the log is complete; only then can it be asked for the values and relations of an event.
    mutating func seal() {
        objectValues.seal(owners: typeOfObject.count)
        eventValues.seal(owners: events.count)
        relations.seal(owners: events.count)
    }

    private mutating func keep(_ text: String) -> Range<Int> {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        return start..<bytes.count
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
