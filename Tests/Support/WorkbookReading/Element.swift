import CExpat

/// An element of an XML document, read by expat, which takes nothing that is not well-formed.
public final class Element {
    public let name: String
    public let attributes: [String: String]
    public fileprivate(set) var children: [Element] = []
    public fileprivate(set) var text = ""

    fileprivate init(_ name: String, _ attributes: [String: String]) {
        (self.name, self.attributes) = (name, attributes)
    }

    public subscript(attribute: String) -> String? { attributes[attribute] }

    public func first(_ name: String) -> Element? { children.first { $0.name == name } }

    /// All of that name below it, at any depth.
    public func all(_ name: String) -> [Element] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    public static func root(of bytes: [UInt8]) throws -> Element {
        let parser = XML_ParserCreate(nil)
        defer { XML_ParserFree(parser) }
        let reading = Reading()
        XML_SetUserData(parser, Unmanaged.passUnretained(reading).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let data, let name, let attributes else { return }
                let reading = Unmanaged<Reading>.fromOpaque(data).takeUnretainedValue()
                var named: [String: String] = [:]
                var place = 0
                while let key = attributes[place], let value = attributes[place + 1] {
                    named[String(cString: key)] = String(cString: value)
                    place += 2
                }
                let element = Element(String(cString: name), named)
                reading.open.last?.children.append(element)
                reading.open.append(element)
            },
            { data, _ in
                guard let data else { return }
                let reading = Unmanaged<Reading>.fromOpaque(data).takeUnretainedValue()
                reading.root = reading.open.removeLast()
            }
        )
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let data, let text else { return }
            let reading = Unmanaged<Reading>.fromOpaque(data).takeUnretainedValue()
            let bytes = UnsafeBufferPointer(start: text, count: Int(count)).map(UInt8.init(bitPattern:))
            reading.open.last?.text += String(decoding: bytes, as: UTF8.self)
        }
        let outcome = bytes.withUnsafeBytes {
            XML_Parse(parser, $0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 1)
        }
        guard outcome == XML_STATUS_OK, let root = reading.root else {
            throw ReadingError.noXML(
                XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
            )
        }
        return root
    }

    private final class Reading {
        var open: [Element] = []
        var root: Element?
    }
}
