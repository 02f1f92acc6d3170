import EventLogs

/// Makes orders of the objects of one type (flattening): each is an order, and each event that has to do with it
/// is an instance of it.
///
/// An event of several orders is an instance of each, so its work is counted more than once; an event of none is
/// left out. Both are counted and noted. An attribute of an object that changes is read with its first value:
/// what was known of the order when it came in.
struct OCELFlattening {
    let log: ObjectCentricLog
    let orderType: Int32
    let people: People
    private(set) var notes: [ReadingNote] = []

    /// How the resource of an event is found.
    enum People {
        /// It is the value of the event's attribute of that key.
        case attribute(key: Int32)
        /// It is the event's object of that type, by that relation if the event has several.
        case objects(type: Int32, qualifier: Int32?)
        case unknown
    }

    /// - Parameters:
    ///   - orderType: the type of the objects that are orders.
    ///   - resourceType: the type of the objects that are people; if nil, an attribute named `resource` or
    ///     `org:resource` is looked for, then a type named like people.
    ///   - resourceQualifier: the relation that names who did it, where an event has several people.
    /// - Throws: ``OCELFault``
    init(
        _ log: ObjectCentricLog,
        orderType: String?,
        resourceType: String? = nil,
        resourceQualifier: String? = nil
    ) throws {
        let types = log.typeCounts
        func code(of name: String) -> Int32? {
            types.firstIndex { $0.name == name && $0.objects > 0 }.map(Int32.init)
        }
        guard let orderType else { throw OCELFault.noObjectType(types: types) }
        guard let orderCode = code(of: orderType) else {
            throw OCELFault.unknownObjectType(orderType, types: types)
        }
        let qualifiers = log.qualifiers.table.names
        let qualifier = try resourceQualifier.map { name in
            guard let code = qualifiers.firstIndex(of: name) else {
                throw OCELFault.unknownQualifier(name, qualifiers: qualifiers)
            }
            return Int32(code)
        }
        self.log = log
        self.orderType = orderCode
        let undeclared = log.typeOfObject.count { $0 == EventLog.missingName }
        if undeclared > 0 { notes.append(.undeclaredObjects(objects: undeclared)) }
        if let resourceType {
            guard let code = code(of: resourceType) else {
                throw OCELFault.unknownObjectType(resourceType, types: types)
            }
            people = .objects(type: code, qualifier: qualifier)
        } else if let key = OCELFlattening.resourceKey(log) {
            people = .attribute(key: key)
        } else if let guess = OCELFlattening.peopleType(types, besides: orderType), let code = code(of: guess)
        {
            people = .objects(type: code, qualifier: qualifier)
            notes.append(.resourceTypeGuessed(objectType: guess))
        } else {
            people = .unknown
        }
    }

    private static func resourceKey(_ log: ObjectCentricLog) -> Int32? {
        log.eventKeys.table.names.firstIndex { ["resource", "org:resource"].contains($0.lowercased()) }
            .map(Int32.init)
    }

    /// Of the types named like people, the one with the most events.
    private static func peopleType(_ types: [ObjectTypeCount], besides orderType: String) -> String? {
        let names = [
            "employee", "user", "resource", "worker", "staff", "person", "people", "agent", "clerk",
            "assistant",
            "员工", "用户", "人员", "经办人",
        ]
        return types.filter { type in
            let name = type.name.lowercased()
            return type.events > 0 && type.name != orderType
                && names.contains { name == $0 || name == $0 + "s" }
        }
        .max { $0.events < $1.events }?.name
    }
}
