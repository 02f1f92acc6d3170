import Parallelism

/// An array that is written on all processors, each range of its elements into a text of its own: elements may be long.
///
/// Its elements are `Sendable`: ``JSONReport/text(_:)`` asks for it of the whole report, as no cast can ask for it here.
protocol ConcurrentlyWritten {
    /// Whether it is worth the while. The elements of a report's own arrays may be long themselves.
    func isLong(at depth: Int) -> Bool
    /// Writes the elements.
    func writeConcurrently(to encoding: JSONEncoding) throws
}

extension Array: ConcurrentlyWritten where Element: Encodable {
    func isLong(at depth: Int) -> Bool { count > (depth <= 1 ? 1 : 1 << 10) }

    func writeConcurrently(to encoding: JSONEncoding) throws {
        let parts = Swift.max(8 * processorCount, count / rowsOfPart)
        let ranges = evenRanges(of: count, parts: Swift.min(count, parts))
        nonisolated(unsafe) let write = { (elements: Range<Int>, text: JSONText) throws in
            let part = encoding.writing(to: text, from: elements.lowerBound)
            if let rows = Element.self as? any JSONRow.Type {
                return rows.write(elements, of: self, to: part)
            }
            for element in self[elements] {
                part.beginElement()
                try part.element().write(element)
            }
        }
        nonisolated(unsafe) let encoding = encoding
        nonisolated(unsafe) var whole = Result<Void, any Error>.success(())
        // While one processor hands on what is written, the others go on writing.
        concurrently(ranges.count) { part -> Result<ArrayPart, any Error> in
            let text = JSONText()
            return Result {
                try write(ranges[part], text)
                return ArrayPart(text: text, count: ranges[part].count)
            }
        } inTurn: { part in
            guard case .success = whole else { return }
            whole = Result {
                let part = try part.get()
                try encoding.append(part.text, count: part.count)
            }
        }
        try whole.get()
    }
}

/// Of rows as a ledger has them, about so many stay in the processor's second cache as text.
private let rowsOfPart = 1 << 10

/// Some elements of an array as text, which only one thread has at a time.
private struct ArrayPart: @unchecked Sendable {
    let text: JSONText
    let count: Int
}
