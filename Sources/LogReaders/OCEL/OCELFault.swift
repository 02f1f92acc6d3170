/// Why an object-centric log cannot be flattened into orders.
public enum OCELFault: Error, Equatable, Sendable {
    /// The file holds neither events nor objects; what it holds instead.
    case notOCEL(found: [String])
    /// Nobody said which type of objects the orders are; the types to choose from.
    case noObjectType(types: [ObjectTypeCount])
    /// The file has no objects of that type; the types to choose from.
    case unknownObjectType(String, types: [ObjectTypeCount])
    /// No event has a relation of that name; the names to choose from.
    case unknownQualifier(String, qualifiers: [String])
}
