/// The elements of XES (IEEE 1849-2016 and the 1.x editions before it).
enum XESElement: String {
    case log, `extension`, global, classifier, trace, event
    // Attributes, by the type of their value.
    case string, date, int, float, boolean, id
    /// An attribute that is only there for the attributes in it.
    case list, container
    /// The inside of a list.
    case values
    /// An element of another vocabulary, and all that is in it.
    case foreign

    /// The element of that name, without its prefix; nil if XES has none.
    @inline(__always)
    init?(_ name: XMLText) {
        // The first letter leaves at most two names to compare.
        switch name.bytes.first {
        case UInt8(ascii: "s") where name == "string": self = .string
        case UInt8(ascii: "d") where name == "date": self = .date
        case UInt8(ascii: "e") where name == "event": self = .event
        case UInt8(ascii: "e") where name == "extension": self = .extension
        case UInt8(ascii: "i") where name == "int": self = .int
        case UInt8(ascii: "i") where name == "id": self = .id
        case UInt8(ascii: "f") where name == "float": self = .float
        case UInt8(ascii: "b") where name == "boolean": self = .boolean
        case UInt8(ascii: "t") where name == "trace": self = .trace
        case UInt8(ascii: "l") where name == "log": self = .log
        case UInt8(ascii: "l") where name == "list": self = .list
        case UInt8(ascii: "g") where name == "global": self = .global
        case UInt8(ascii: "c") where name == "classifier": self = .classifier
        case UInt8(ascii: "c") where name == "container": self = .container
        case UInt8(ascii: "v") where name == "values": self = .values
        default: return nil
        }
    }

    @inline(__always)
    var isAttribute: Bool {
        switch self {
        case .string, .date, .int, .float, .boolean, .id, .list, .container: true
        default: false
        }
    }

    /// Where the schema has it among the children of `log`.
    var rankInLog: Int {
        switch self {
        case .extension: 0
        case .global: 1
        case .classifier: 2
        case .trace: 4
        case .event: 5
        default: 3
        }
    }
}
