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

/// A text of the parser's, in UTF-8.
struct XMLText {
    let bytes: UnsafeBufferPointer<UInt8>

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// - Complexity: O(length): the terminating zero is looked for.
    init(zeroTerminated start: UnsafePointer<CChar>) {
        let first = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
        bytes = UnsafeBufferPointer(start: first, count: strlen(start))
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text behind its first bytes.
    func dropFirst(_ count: Int) -> XMLText { XMLText(UnsafeBufferPointer(rebasing: bytes[count...])) }

    @inline(__always)
    static func == (text: XMLText, literal: StaticString) -> Bool {
        text.bytes.count == literal.utf8CodeUnitCount
            && memcmp(text.bytes.baseAddress.unsafelyUnwrapped, literal.utf8Start, text.bytes.count) == 0
    }

    @inline(__always)
    static func != (text: XMLText, literal: StaticString) -> Bool { !(text == literal) }
}

/// An attribute of an element: its name and its value.
struct XMLAttribute {
    let name: XMLText
    var value: XMLText
}

/// The attributes of one element in order of writing.
struct XMLAttributes: Sequence {
    private let attributes: UnsafeBufferPointer<XMLAttribute>

    @inline(__always)
    init(_ attributes: UnsafeBufferPointer<XMLAttribute>) { self.attributes = attributes }

    @inline(__always)
    func makeIterator() -> UnsafeBufferPointer<XMLAttribute>.Iterator { attributes.makeIterator() }

    /// The value of the attribute of that name.
    func callAsFunction(_ name: StaticString) -> XMLText? {
        for attribute in self where attribute.name == name { return attribute.value }
        return nil
    }
}
