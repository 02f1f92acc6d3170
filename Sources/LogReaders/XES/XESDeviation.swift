/// Something in a document that XES (IEEE 1849-2016) does not allow but that leaves no doubt about its
/// orders and events, so that it is read all the same.
enum XESDeviation: Hashable {
    /// An element after one that the schema has behind it, such as an extension after a classifier.
    case outOfOrder(element: String, after: String)
    /// An element without a part that the schema requires; an attribute without key or value is skipped.
    case missing(attribute: String, element: String)
    /// A part that the schema does not know; ignored.
    case unknown(attribute: String, element: String)
    /// A global or classifier for something else than traces and events.
    case unknownScope(String)
    /// A value that is not of the type that its element names; kept as text.
    case valueNotOfType(String, key: String)
    /// A key whose values are of several types.
    case typeVaries(key: String, first: String, then: String)
    /// The same key twice in one trace or event; the first value holds.
    case repeatedKey(String)
    /// An element of another vocabulary; skipped with all that is in it.
    case foreign(element: String)
    /// A list without its `values`.
    case listWithoutValues
}

extension XESDeviation: CustomStringConvertible {
    var description: String {
        switch self {
        case .outOfOrder(let element, let after): "'\(element)' after '\(after)'"
        case .missing(let attribute, let element): "'\(element)' without '\(attribute)'"
        case .unknown(let attribute, let element): "'\(element)' with an unknown '\(attribute)'"
        case .unknownScope(let scope): "the unknown scope '\(scope)'"
        case .valueNotOfType(let type, let key): "values of '\(key)' that are no \(type)"
        case .typeVaries(let key, let first, let then): "'\(key)' as \(first) and as \(then)"
        case .repeatedKey(let key): "'\(key)' twice in one trace or event"
        case .foreign(let element): "the foreign element '\(element)'"
        case .listWithoutValues: "a list without 'values'"
        }
    }
}

/// A deviation, how often it occurs and where first.
struct XESDeviationCount: Hashable {
    var deviation: XESDeviation
    var firstLine: Int
    var count: Int
}

/// The deviations of one document, in order of first appearance.
struct XESDeviations {
    private(set) var counts: [XESDeviationCount] = []
    private var numbers: [XESDeviation: Int] = [:]

    mutating func count(_ deviation: XESDeviation, line: @autoclosure () -> Int) {
        if let number = numbers[deviation] {
            counts[number].count += 1
        } else {
            numbers[deviation] = counts.count
            counts.append(XESDeviationCount(deviation: deviation, firstLine: line(), count: 1))
        }
    }
}
