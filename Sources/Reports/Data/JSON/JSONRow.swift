/// A row of which reports have a hundred thousand: its members are put into the text as they are, without a container of
/// `Encodable` and a call through it for each. The bytes are the same.
protocol JSONRow: Encodable {
    /// Puts the members in the order of their keys.
    func write(_ members: inout JSONMembers)
}

extension JSONRow {
    /// Writes some elements of an array of this type.
    /// - Parameter rows: of which the caller knows that it is one, though its type does not say so.
    static func write(_ range: Range<Int>, of rows: Any, to encoding: JSONEncoding) {
        guard let rows = rows as? [Self] else { preconditionFailure("an array of these rows") }
        for row in rows[range] {
            encoding.beginElement()
            var members = JSONMembers(of: encoding)
            row.write(&members)
            members.close()
        }
    }
}
