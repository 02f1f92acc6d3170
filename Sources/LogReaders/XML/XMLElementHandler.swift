import Foundation

/// Takes the elements of one document as they are read.
///
/// Names and values lie in the parser's own buffers: they are gone when the call returns.
class XMLElementHandler {
    /// Tells the line and column of the element at hand, counted from 1; set by the parser.
    var position: () -> XMLPosition = { XMLPosition(line: 1, column: 1) }

    func open(_ name: XMLText, _ attributes: XMLAttributes) throws {}
    func close() throws {}
    func characters(_ text: UnsafeBufferPointer<UInt8>) throws {}
}

/// Where in a document something stands, counted from 1 as editors do.
struct XMLPosition: Equatable, Sendable {
    var line: Int
    var column: Int
}

/// A zero-terminated text of the parser's, in UTF-8.
struct XMLText {
    let start: UnsafePointer<CChar>

    /// The bytes without the terminator.
    /// - Complexity: O(length): the terminator is looked for.
    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> {
        let length = strlen(start)
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self),
            count: length
        )
    }

    var string: String { String(cString: start) }

    @inline(__always)
    static func == (text: XMLText, literal: StaticString) -> Bool {
        strcmp(text.start, UnsafeRawPointer(literal.utf8Start).assumingMemoryBound(to: CChar.self)) == 0
    }

    @inline(__always)
    static func != (text: XMLText, literal: StaticString) -> Bool { !(text == literal) }
}

/// The attributes of one element in order of writing.
struct XMLAttributes: Sequence, IteratorProtocol {
    private var cursor: UnsafeMutablePointer<UnsafePointer<CChar>?>

    init(_ start: UnsafeMutablePointer<UnsafePointer<CChar>?>) { cursor = start }

    @inline(__always)
    mutating func next() -> (name: XMLText, value: XMLText)? {
        guard let name = cursor[0], let value = cursor[1] else { return nil }
        cursor += 2
        return (XMLText(start: name), XMLText(start: value))
    }

    /// The value of the attribute of that name.
    func callAsFunction(_ name: StaticString) -> XMLText? {
        for attribute in self where attribute.name == name { return attribute.value }
        return nil
    }
}
