import CExpat

/// Reads an XML document block by block and hands its elements to a handler: no tree is built.
///
/// Entities of the document's own are expanded under expat's protection against amplification ("billion
/// laughs"); external ones are never fetched.
final class XMLPushParser {
    private let parser: XML_Parser
    private let handler: XMLElementHandler
    private var failure: (any Error)?
    private var bytesFed = 0
    private var sawElement = false
    private var attributes: [XMLAttribute] = []

    /// - Parameter encoding: overrules what the document says of its own encoding; nil lets it say.
    init(_ handler: XMLElementHandler, encoding: String? = nil) {
        guard let parser = XML_ParserCreate(encoding) else { preconditionFailure("expat has no memory left") }
        self.parser = parser
        self.handler = handler
        handler.position = {
            XMLPosition(
                line: Int(XML_GetCurrentLineNumber(parser)),
                column: Int(XML_GetCurrentColumnNumber(parser)) + 1
            )
        }
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { XMLPushParser.of($0).opened($1, $2) },
            { user, _ in XMLPushParser.of(user).closed() }
        )
        XML_SetCharacterDataHandler(parser) { XMLPushParser.of($0).read($1, $2) }
    }

    deinit {
        let end = handler.position()
        handler.position = { end }
        XML_ParserFree(parser)
    }

    /// How many of the bytes fed still wait for the end of the token that they belong to.
    ///
    /// Expat reads an unfinished token again from its start with each block, so a source should double its
    /// blocks while this is more than half of one: a long token then costs no more than twice its length.
    var pending: Int { bytesFed - max(0, Int(XML_GetCurrentByteIndex(parser))) }

    /// Parses the next block.
    /// - Throws: ``XMLFault``, or what the handler threw.
    func feed(_ block: UnsafeRawBufferPointer) throws { try parse(block, isLast: false) }

    /// Says that no block follows.
    /// - Throws: ``XMLFault`` if elements are still open, or what the handler threw.
    func finish() throws { try parse(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) }

    private func parse(_ block: UnsafeRawBufferPointer, isLast: Bool) throws {
        bytesFed += block.count
        let status = XML_Parse(
            parser,
            block.baseAddress?.assumingMemoryBound(to: CChar.self),
            Int32(block.count),
            isLast ? 1 : 0
        )
        if let failure { throw failure }
        if status != XML_STATUS_OK {
            let code = XML_GetErrorCode(parser)
            if code == XML_ERROR_NO_ELEMENTS, !sawElement { throw XMLFault.empty }
            throw XMLFault(code: code, position: handler.position(), isLast: isLast)
        }
    }

    @inline(__always)
    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLPushParser {
        Unmanaged<XMLPushParser>.fromOpaque(user!).takeUnretainedValue()
    }

    private func opened(
        _ name: UnsafePointer<CChar>?,
        _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard failure == nil, let name, var pair = pairs else { return }
        sawElement = true
        attributes.removeAll(keepingCapacity: true)
        while let name = pair[0], let value = pair[1] {
            attributes.append(
                XMLAttribute(name: XMLText(zeroTerminated: name), value: XMLText(zeroTerminated: value))
            )
            pair += 2
        }
        do {
            try attributes.withUnsafeBufferPointer {
                try handler.open(XMLText(zeroTerminated: name), XMLAttributes($0))
            }
        } catch { stop(error) }
    }

    private func closed() {
        guard failure == nil else { return }
        do { try handler.close() } catch { stop(error) }
    }

    private func read(_ text: UnsafePointer<CChar>?, _ length: Int32) {
        guard failure == nil, let text else { return }
        let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
        do { try handler.characters(UnsafeBufferPointer(start: bytes, count: Int(length))) } catch {
            stop(error)
        }
    }

    private func stop(_ error: any Error) {
        failure = error
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
}
