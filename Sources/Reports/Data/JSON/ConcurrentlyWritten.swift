import Parallelism

/// An array that is written on all processors, each range of its elements into a text of its own.
///
/// Its elements are `Sendable`: ``JSONReport/text(_:)`` asks for it of the whole report, as no cast can ask for it here.
protocol ConcurrentlyWritten {
    /// Writes the elements, unless they are few. Returns whether it did.
    func writeConcurrently(to encoding: JSONEncoding) throws -> Bool
}

extension Array: ConcurrentlyWritten where Element: Encodable {
    func writeConcurrently(to encoding: JSONEncoding) throws -> Bool {
        let smallestPart = 256
        let parts = Swift.min(count / smallestPart, 4 * processorCount)
        guard parts > 1 else { return false }
        nonisolated(unsafe) let elements = self
        nonisolated(unsafe) let parent = encoding
        let texts = concurrentMap(parts) { part -> Result<Part, any Error> in
            let range = elements.count * part / parts..<elements.count * (part + 1) / parts
            return Result { try Part(elements[range], of: parent) }
        }
        for text in texts {
            let part = try text.get()
            encoding.append(part.text, count: part.count)
        }
        return true
    }
}

/// Some elements of an array as text.
private struct Part: @unchecked Sendable {
    let text = JSONText()
    let count: Int

    init(_ elements: ArraySlice<some Encodable>, of array: JSONEncoding) throws {
        count = elements.count
        let encoding = array.writing(to: text, from: elements.startIndex)
        for element in elements {
            encoding.beginElement()
            try encoding.element().write(element)
        }
    }
}
