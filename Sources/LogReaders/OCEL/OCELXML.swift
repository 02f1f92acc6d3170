import EventLogs

/// Reads OCEL in XML: version 1.0 (typed values by key, in the manner of XES) and version 2.0 (attributes and
/// relationships).
final class OCELXML: XMLElementHandler {
    private var log = ObjectCentricLog()
    private var roots: [String] = []
    private var open: [String] = []
    private var subject = Subject.none
    /// The key of the list of version 1.0 that is open: `omap`, `vmap` or `ovmap`.
    private var list = ""
    private var attribute: Attribute?

    /// What is being told of.
    private enum Subject {
        case none
        case event(Int)
        /// An object: its id may come after what is told of it.
        case object(id: String, type: String, values: [Attribute])
    }

    private struct Attribute {
        var name: String
        var since = ""
        var value = ""
    }

    /// The log, once the document is read.
    /// - Throws: ``OCELFault/notOCEL(found:)`` if it had neither events nor objects.
    func finish() throws -> ObjectCentricLog {
        guard roots.contains("events") || roots.contains("objects") else {
            throw OCELFault.notOCEL(found: roots)
        }
        log.seal()
        return log
    }

    override func open(_ name: XMLText, _ attributes: XMLAttributes) {
        open.append(name.string)
        func part(_ name: StaticString) -> String { attributes(name)?.string ?? "" }
        switch (open.count, open.dropLast().last, open[open.count - 1]) {
        case (2, _, let root):
            roots.append(root)
        case (3, "object-types", "object-type"):
            log.declareType(part("name"))
        case (3, "events", "event"):
            let event = log.addEvent()
            subject = .event(event)
            log.setActivity(part("type"), ofEvent: event)
            log.setTime(part("time"), ofEvent: event)
        case (3, "objects", "object"):
            subject = .object(id: part("id"), type: part("type"), values: [])
        case (5, "attributes", "attribute"):
            attribute = Attribute(name: part("name"), since: part("time"))
        case (5, "objects", _):
            if case .event(let event) = subject {
                log.relate(event: event, toObject: part("object-id"), qualifier: part("qualifier"))
            }
        case (4, _, "list"):
            list = part("key")
        case (4, _, _) where attributes("key") != nil:
            takeField(part("key"), part("value"))
        case (5, "list", _):
            takeListed(part("key"), part("value"))
        default: break
        }
    }

    override func characters(_ text: UnsafeBufferPointer<UInt8>) {
        attribute?.value += String(decoding: text, as: UTF8.self)
    }

    override func close() {
        if let attribute { take(attribute) }
        attribute = nil
        if open.count == 3 {
            if case .object(let id, let type, let values) = subject {
                let object = log.object(id)
                log.declare(object, type: type)
                for value in values {
                    log.setValue(value.value, ofObject: object, key: value.name, since: value.since)
                }
            }
            subject = .none
        }
        open.removeLast()
    }

    private func take(_ attribute: Attribute) {
        switch subject {
        case .event(let event): log.setValue(attribute.value, ofEvent: event, key: attribute.name)
        case .object(let id, let type, let values):
            subject = .object(id: id, type: type, values: values + [attribute])
        case .none: break
        }
    }

    /// A field of an event or object of version 1.0.
    private func takeField(_ key: String, _ value: String) {
        switch (subject, key) {
        case (.event(let event), "activity"): log.setActivity(value, ofEvent: event)
        case (.event(let event), "timestamp"): log.setTime(value, ofEvent: event)
        case (.object(_, let type, let values), "id"):
            subject = .object(id: value, type: type, values: values)
        case (.object(let id, _, let values), "type"): subject = .object(id: id, type: value, values: values)
        default: break
        }
    }

    private func takeListed(_ key: String, _ value: String) {
        if list == "omap", case .event(let event) = subject {
            log.relate(event: event, toObject: value)
        } else if list == "vmap" || list == "ovmap" {
            take(Attribute(name: key, value: value))
        }
    }
}
