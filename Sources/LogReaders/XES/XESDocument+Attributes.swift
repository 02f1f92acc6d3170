import EventLogs

/// What an element carries: its key and value, and whether they are as the schema wants them.
extension XESDocument {
    /// What an attribute belongs to.
    enum Level {
        case trace, event
        /// To the log, a declaration or another attribute: not read, only looked over.
        case other
    }

    func note(_ deviation: XESDeviation) {
        deviations.count(deviation, line: position().line)
    }

    func take(_ attributes: XMLAttributes, of type: XESElement, at level: Level) {
        var key: XMLText?
        var value: XMLText?
        for attribute in attributes {
            if attribute.name == "key" {
                key = attribute.value
            } else if attribute.name == "value" {
                value = attribute.value
            } else if !isOfOtherVocabulary(attribute.name) {
                note(.unknown(attribute: attribute.name.string, element: type.rawValue))
            }
        }
        guard let key else { return note(.missing(attribute: "key", element: type.rawValue)) }
        if type == .list || type == .container { return }
        guard let value else { return note(.missing(attribute: "value", element: type.rawValue)) }
        let bytes = value.bytes
        if !type.accepts(bytes) { note(.valueNotOfType(type.rawValue, key: key.string)) }
        switch level {
        case .trace: take(key, bytes, type, keys: &traceKeys, toEvent: false)
        case .event: take(key, bytes, type, keys: &eventKeys, toEvent: true)
        case .other: break
        }
    }

    @inline(__always)
    private func take(
        _ key: XMLText,
        _ value: UnsafeBufferPointer<UInt8>,
        _ type: XESElement,
        keys: inout XESKeys,
        toEvent: Bool
    ) {
        let (number, isRepeated) = keys.meet(key.bytes, type)
        if isRepeated { return note(.repeatedKey(key.string)) }
        let first = keys.types[Int(number)]
        if first != type { note(.typeVaries(key: key.string, first: first.rawValue, then: type.rawValue)) }
        trace.append(value, key: number, type: type, toEvent: toEvent)
    }

    /// Notes which of the required parts an element lacks, and which it has that XES does not know.
    func require(_ required: [StaticString], of element: XESElement, in attributes: XMLAttributes) {
        for part in required {
            // A log may well use no features; a classifier of no keys classifies nothing.
            if let value = attributes(part), element == .log || !value.bytes.isBlank { continue }
            note(.missing(attribute: "\(part)", element: element.rawValue))
        }
        for attribute in attributes where !required.contains(where: { attribute.name == $0 }) {
            let mayHaveScope = element == .global || element == .classifier
            if mayHaveScope, attribute.name == "scope" {
                if attribute.value != "trace", attribute.value != "event" {
                    note(.unknownScope(attribute.value.string))
                }
            } else if !isOfOtherVocabulary(attribute.name) {
                note(.unknown(attribute: attribute.name.string, element: element.rawValue))
            }
        }
    }

    /// Declarations of namespaces and parts of other vocabularies are no business of the schema's; OpenXES marks
    /// its own with a full stop (`openxes.version`).
    private func isOfOtherVocabulary(_ name: XMLText) -> Bool {
        name == "xmlns" || name.bytes.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }
}

extension XESElement {
    /// Whether the text is a value of the type that the element names.
    @inline(__always)
    func accepts(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .int: XESElement.isInteger(value)
        case .float: XESElement.isReal(value)
        case .boolean: XESElement.isBoolean(XMLText(value))
        case .date: TimestampFormat.yearMonthDay.parse(value) != nil
        case .id: XESElement.isUUID(value)
        default: true
        }
    }

    private static func isBoolean(_ value: XMLText) -> Bool {
        value == "true" || value == "false" || value == "1" || value == "0"
    }

    private static func isInteger(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let digits = value.dropFirst(
            value.first == UInt8(ascii: "-") || value.first == UInt8(ascii: "+") ? 1 : 0
        )
        return !digits.isEmpty && digits.allSatisfy { $0 &- 0x30 <= 9 }
    }

    /// As in XML Schema: decimals, perhaps with an exponent, or one of its three special values.
    private static func isReal(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = String(decoding: value, as: UTF8.self)
        return ["NaN", "INF", "-INF"].contains(text) || Double(text) != nil
    }

    private static func isUUID(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        value.count == 36
            && value.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index)
                    ? byte == UInt8(ascii: "-")
                    : byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 5
            }
    }
}
