import CExpat

/// Why a text is not an XML document that can be read.
public enum XMLFault: Error, Equatable, Sendable {
    /// Not well-formed; `problem` is expat's wording.
    case malformed(problem: String, line: Int, column: Int)
    /// The document ends before its last element does.
    case truncated(line: Int, column: Int)
    /// Not one element.
    case empty
    /// The declaration names an encoding that is unknown or that the bytes contradict.
    case wrongEncoding(line: Int, column: Int)
    /// Entities that grow out of all proportion when they are expanded: an attack, not a log.
    case entityBomb(line: Int, column: Int)

    init(code: XML_Error, position: XMLPosition, isLast: Bool) {
        let (line, column) = (position.line, position.column)
        switch code {
        case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_CDATA_SECTION:
            self = .truncated(line: line, column: column)
        case XML_ERROR_UNCLOSED_TOKEN where isLast, XML_ERROR_PARTIAL_CHAR where isLast:
            self = .truncated(line: line, column: column)
        case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
            self = .wrongEncoding(line: line, column: column)
        case XML_ERROR_AMPLIFICATION_LIMIT_BREACH: self = .entityBomb(line: line, column: column)
        default:
            let problem = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
            self = .malformed(problem: problem, line: line, column: column)
        }
    }
}
