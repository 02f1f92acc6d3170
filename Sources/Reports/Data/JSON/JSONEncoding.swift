/// One value on its way into a JSON text: an object or array that is open, or a number, text, `true`, `false` or `null`.
///
/// An object's members are put in the order of their keys when it is closed, if they did not come in it.
final class JSONEncoding: Encoder {
    let text: JSONText
    let depth: Int
    private let parent: JSONEncoding?
    private let key: (any CodingKey)?
    private let start: Int
    @exclusivity(unchecked) private var kind = Kind.value
    @exclusivity(unchecked) private var members: [(key: String, start: Int)] = []
    @exclusivity(unchecked) private(set) var count = 0

    /// Hardly any row has more.
    private static let usualMembers = 12

    private enum Kind {
        case value, object, array

        var open: UInt8 { self == .object ? UInt8(ascii: "{") : UInt8(ascii: "[") }
        var close: UInt8 { self == .object ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    }

    private init(_ text: JSONText, depth: Int, parent: JSONEncoding?, key: (any CodingKey)?) {
        self.text = text
        self.depth = depth
        self.parent = parent
        self.key = key
        start = text.position
    }

    /// The whole of a text.
    convenience init(_ text: JSONText) { self.init(text, depth: 0, parent: nil, key: nil) }

    /// The value under a key that was begun.
    func member(_ key: any CodingKey) -> JSONEncoding {
        JSONEncoding(text, depth: depth + 1, parent: self, key: key)
    }

    /// The number of the element that was begun last.
    var lastElement: any CodingKey { ElementKey(intValue: count - 1) }

    /// The value of an element that was begun.
    func element() -> JSONEncoding {
        JSONEncoding(text, depth: depth + 1, parent: self, key: lastElement)
    }

    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        kind = .object
        members.reserveCapacity(JSONEncoding.usualMembers)
        return KeyedEncodingContainer(JSONObject<Key>(encoding: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        kind = .array
        return JSONArray(encoding: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONValue(encoding: self) }

    /// Writes a value that may be any; long arrays are written concurrently.
    func write<Value: Encodable>(_ value: Value) throws {
        // An array is a pointer. To ask of any value whether it is one takes longer than to write most.
        if MemoryLayout<Value>.size == MemoryLayout<[Value]>.size,
            let array = value as? any ConcurrentlyWritten, array.isLong(at: depth)
        {
            kind = .array
            try array.writeConcurrently(to: self)
        } else {
            try value.encode(to: self)
        }
        close()
    }

    func writeNull() { text.append("null") }

    func writeScalar(_ value: Bool) { text.append(value ? "true" : "false") }

    func writeScalar(_ value: String) { text.append(quoted: value) }

    func writeScalar(_ number: Int) { text.append(number: Int64(number)) }

    func writeScalar(_ number: Int64) { text.append(number: number) }

    func writeScalar(_ number: some BinaryInteger) { text.append(number: number) }

    func writeScalar(_ number: Double, at key: (any CodingKey)? = nil) throws {
        guard number.isFinite else { throw notFinite(number, at: key) }
        text.append(finite: number)
    }

    func writeScalar(_ number: Float, at key: (any CodingKey)? = nil) throws {
        guard number.isFinite else { throw notFinite(number, at: key) }
        text.append(finite: number)
    }

    /// Begins the next element of an array.
    func beginElement() {
        text.append(count == 0 ? kind.open : UInt8(ascii: ","))
        text.appendLine(depth: depth + 1)
        count += 1
    }

    /// Begins the next member of an object.
    func beginMember(_ key: String) {
        precondition(
            start >= text.passedOn || members.last.map { $0.key <= key } ?? true,
            "What is passed on cannot be put in order: members around long arrays come in the order of their keys."
        )
        members.append((key, text.position))
        beginElement()
        text.append(quoted: key)
        text.append(" : ")
    }

    /// Takes over the elements of this array that were written elsewhere, and passes on what stays as it is: all, unless
    /// an object around the array has to be put in order.
    func append(_ elements: JSONText, count: Int) throws {
        self.count += count
        if isInOrder { try text.passOn(with: elements) } else { text.append(elements) }
    }

    private var isInOrder: Bool { membersAreInOrder && parent?.isInOrder ?? true }

    /// Ends an object or array.
    func close() {
        guard kind != .value else { return }
        if kind == .object { sortMembers() }
        if count == 0 {
            text.append(kind.open)
            text.append(UInt8(ascii: "\n"))
        }
        text.appendLine(depth: depth)
        text.append(kind.close)
    }

    /// The same array, with its elements from this one on going into a text of their own.
    func writing(to part: JSONText, from element: Int) -> JSONEncoding {
        let encoding = JSONEncoding(part, depth: depth, parent: parent, key: key)
        encoding.kind = .array
        encoding.count = element
        return encoding
    }

    private var membersAreInOrder: Bool {
        zip(members, members.dropFirst()).allSatisfy { $0.key <= $1.key }
    }

    private func sortMembers() {
        guard !membersAreInOrder else { return }
        let ends = members.dropFirst().map(\.start) + [text.position]
        let ordered = members.indices.sorted { members[$0].key < members[$1].key }
        // Each begins with a comma, and the first with the bracket.
        text.replace(at: start, with: UInt8(ascii: ","))
        text.rearrange(since: start, as: ordered.map { members[$0].start..<ends[$0] })
        text.replace(at: start, with: kind.open)
    }

    private func notFinite(_ number: some FloatingPoint, at key: (any CodingKey)?) -> EncodingError {
        .invalidValue(
            number,
            .init(
                codingPath: codingPath + (key.map { [$0] } ?? []),
                debugDescription: "JSON has no number for \(number)."
            )
        )
    }
}

/// The number of an element, for messages.
private struct ElementKey: CodingKey {
    let intValue: Int?
    var stringValue: String { "Index \(intValue ?? 0)" }

    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { nil }
}
