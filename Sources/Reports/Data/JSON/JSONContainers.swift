/// The members of an object.
struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoding: JSONEncoding

    var codingPath: [any CodingKey] { encoding.codingPath }

    func encodeNil(forKey key: Key) { begin(key).writeNull() }
    func encode(_ value: Bool, forKey key: Key) { begin(key).writeScalar(value) }
    func encode(_ value: String, forKey key: Key) { begin(key).writeScalar(value) }
    func encode(_ value: Double, forKey key: Key) throws { try begin(key).writeScalar(value, at: key) }
    func encode(_ value: Float, forKey key: Key) throws { try begin(key).writeScalar(value, at: key) }
    func encode(_ value: Int, forKey key: Key) { begin(key).writeScalar(value) }
    func encode(_ value: Int64, forKey key: Key) { begin(key).writeScalar(value) }
    func encode(_ value: some BinaryInteger & Encodable, forKey key: Key) { begin(key).writeScalar(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try begin(key).member(key).write(value) }

    private func begin(_ key: Key) -> JSONEncoding {
        encoding.beginMember(key.stringValue)
        return encoding
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        refuseToNest()
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { refuseToNest() }
    func superEncoder() -> any Encoder { refuseToNest() }
    func superEncoder(forKey key: Key) -> any Encoder { refuseToNest() }
}

/// The elements of an array.
struct JSONArray: UnkeyedEncodingContainer {
    let encoding: JSONEncoding

    var codingPath: [any CodingKey] { encoding.codingPath }
    var count: Int { encoding.count }

    func encodeNil() { begin().writeNull() }
    func encode(_ value: Bool) { begin().writeScalar(value) }
    func encode(_ value: String) { begin().writeScalar(value) }
    func encode(_ value: Double) throws { try begin().writeScalar(value, at: encoding.lastElement) }
    func encode(_ value: Float) throws { try begin().writeScalar(value, at: encoding.lastElement) }
    func encode(_ value: some BinaryInteger & Encodable) { begin().writeScalar(value) }
    func encode(_ value: some Encodable) throws { try begin().element().write(value) }

    private func begin() -> JSONEncoding {
        encoding.beginElement()
        return encoding
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
        refuseToNest()
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { refuseToNest() }
    func superEncoder() -> any Encoder { refuseToNest() }
}

/// A value by itself.
struct JSONValue: SingleValueEncodingContainer {
    let encoding: JSONEncoding

    var codingPath: [any CodingKey] { encoding.codingPath }

    func encodeNil() { encoding.writeNull() }
    func encode(_ value: Bool) { encoding.writeScalar(value) }
    func encode(_ value: String) { encoding.writeScalar(value) }
    func encode(_ value: Double) throws { try encoding.writeScalar(value) }
    func encode(_ value: Float) throws { try encoding.writeScalar(value) }
    func encode(_ value: some BinaryInteger & Encodable) { encoding.writeScalar(value) }
    func encode(_ value: some Encodable) throws { try value.encode(to: encoding) }
}

/// A text that is written in one go cannot hold two containers open side by side. Reports have no need to.
private func refuseToNest() -> Never {
    preconditionFailure(
        "A report's rows encode their members as values, not in containers of their own making."
    )
}
