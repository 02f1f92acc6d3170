/// The members of an object, put into a text one after the other.
struct JSONMembers {
    private let text: JSONText
    private let depth: Int
    private var isEmpty = true

    /// Of an object that is the element at hand of an array.
    init(of array: JSONEncoding) { (text, depth) = (array.text, array.depth + 1) }

    mutating func put(_ key: StaticString, _ value: String) { begin(key).append(quoted: value) }

    mutating func put(_ key: StaticString, _ value: String?) {
        if let value { put(key, value) } else { begin(key).append("null") }
    }

    mutating func put(_ key: StaticString, _ value: Int64) { begin(key).append(number: value) }

    mutating func put(_ key: StaticString, _ value: Bool) { begin(key).append(value ? "true" : "false") }

    private mutating func begin(_ key: StaticString) -> JSONText {
        text.append(isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        isEmpty = false
        text.appendLine(depth: depth + 1)
        text.append(UInt8(ascii: "\""))
        text.append(key)
        text.append("\" : ")
        return text
    }

    func close() {
        text.appendLine(depth: depth)
        text.append(UInt8(ascii: "}"))
    }
}
