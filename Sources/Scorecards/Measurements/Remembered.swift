/// What was made of texts that come again and again in a column, as names and periods do.
struct Remembered<Value> {
    private var values: [String: Value] = [:]
    /// Often the next row has the same text.
    private var last: (text: String, value: Value)?

    /// - Complexity: O(1) expected for a text that was there before.
    mutating func value(of text: String, make: (String) -> Value) -> Value {
        if let last, last.text == text { return last.value }
        let value = values[text] ?? make(text)
        values[text] = value
        last = (text, value)
        return value
    }
}
