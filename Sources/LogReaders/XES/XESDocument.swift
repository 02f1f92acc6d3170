import EventLogs

/// Follows a document of XES element by element and hands over one trace at a time.
///
/// Read are the attributes of traces and of events. Attributes of attributes, of lists and of the log, and the
/// declarations (extensions, globals, classifiers) are passed over. Globals name attributes that every element
/// should have, with a value for those that lack it; that value is *not* filled in: writers put placeholders
/// there (`UNKNOWN`, 1970-01-01) that would become false facts.
final class XESDocument: XMLElementHandler {
    // Not checked for overlapping accesses: several for each attribute would cost as much as all the rest.
    @exclusivity(unchecked) var traceKeys = XESKeys()
    @exclusivity(unchecked) var eventKeys = XESKeys()
    var deviations = XESDeviations()
    @exclusivity(unchecked) var trace = XESTrace()

    private let onTrace: (borrowing XESTrace, XESDocument) throws -> Void
    @exclusivity(unchecked) private var open: [XESElement] = []
    /// The prefix of the root, with its colon; elements with another one are foreign.
    @exclusivity(unchecked) private var prefix: [UInt8] = []
    private var lastInLog = XESElement.extension
    /// For each open list, from the outermost: whether its `values` have come.
    private var listHasValues: [Bool] = []

    /// - Parameter onTrace: called at the end of each trace, and of each event that belongs to none.
    init(onTrace: @escaping (borrowing XESTrace, XESDocument) throws -> Void) {
        self.onTrace = onTrace
    }

    override func open(_ name: XMLText, _ attributes: XMLAttributes) throws {
        guard let parent = open.last else { return try openRoot(name, attributes) }
        guard parent != .foreign, let element = try element(named: name, within: parent) else {
            if parent != .foreign { note(.foreign(element: name.string)) }
            open.append(.foreign)
            return
        }
        switch (parent, element) {
        case (.event, _) where element.isAttribute:
            take(attributes, of: element, at: .event)
        case (.trace, .event):
            beginEvent(attributes)
        case (.trace, _) where element.isAttribute:
            if trace.eventCount > 0 { note(.outOfOrder(element: element.rawValue, after: "event")) }
            take(attributes, of: element, at: .trace)
        case (.log, _) where element != .log && element != .values:
            openInLog(element, attributes)
        case (.list, .values):
            listHasValues[listHasValues.count - 1] = true
        case (.list, _) where element.isAttribute && listHasValues.last == true:
            note(.outOfOrder(element: element.rawValue, after: "values"))
            take(attributes, of: element, at: .other)
        case (_, _)
        where element.isAttribute && (parent.isAttribute || parent == .values || parent == .global):
            take(attributes, of: element, at: .other)
        default:
            throw misplaced(name, within: parent)
        }
        if element == .list { listHasValues.append(false) }
        open.append(element)
    }

    override func close() throws {
        switch open.removeLast() {
        case .list:
            if listHasValues.removeLast() == false { note(.listWithoutValues) }
        case .trace:
            try onTrace(trace, self)
            trace.removeAll()
        case .event where open.last == .log:
            trace.isLooseEvent = true
            try onTrace(trace, self)
            trace.removeAll()
        default: break
        }
    }

    private func openRoot(_ name: XMLText, _ attributes: XMLAttributes) throws {
        let local = name.bytes.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
        prefix = Array(name.bytes[..<local])
        guard name.dropFirst(local) == "log" else {
            let position = position()
            throw XESFault.notALog(root: name.string, line: position.line, column: position.column)
        }
        require(["xes.version", "xes.features"], of: .log, in: attributes)
        open.append(.log)
    }

    private func openInLog(_ element: XESElement, _ attributes: XMLAttributes) {
        if element.rankInLog < lastInLog.rankInLog {
            note(.outOfOrder(element: element.rawValue, after: lastInLog.rawValue))
        } else {
            lastInLog = element
        }
        switch element {
        case .trace:
            traceKeys.beginElement()
            require([], of: .trace, in: attributes)
        case .event: beginEvent(attributes)
        case .extension: require(["name", "prefix", "uri"], of: element, in: attributes)
        case .classifier: require(["name", "keys"], of: element, in: attributes)
        case .global: require([], of: element, in: attributes)
        default: take(attributes, of: element, at: .other)
        }
    }

    private func beginEvent(_ attributes: XMLAttributes) {
        trace.beginEvent(line: position().line)
        eventKeys.beginElement()
        require([], of: .event, in: attributes)
    }

    /// The element of that name, or nil if the name belongs to another vocabulary.
    private func element(named name: XMLText, within parent: XESElement) throws -> XESElement? {
        if prefix.isEmpty {
            if let element = XESElement(name) { return element }
            if name.bytes.contains(UInt8(ascii: ":")) { return nil }
        } else {
            guard name.bytes.starts(with: prefix) else { return nil }
            if let element = XESElement(name.dropFirst(prefix.count)) { return element }
        }
        throw misplaced(name, within: parent)
    }

    private func misplaced(_ name: XMLText, within parent: XESElement) -> XESFault {
        let at = position()
        return .misplaced(element: name.string, within: parent.rawValue, line: at.line, column: at.column)
    }
}
