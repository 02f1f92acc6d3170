/// What an import did: `rowsRead == rowsStored + rowsDuplicate + rowsRejected`.
public struct ImportReport: Sendable, Equatable {
    /// The import's id in the workspace.
    public var importID: Int64
    /// Rows of the source; a start row and its completion are two rows of one event.
    public var rowsRead: Int
    public var rowsStored: Int
    /// Rows of events that earlier imports have stored already.
    public var rowsDuplicate: Int
    public var rowsRejected: Int
    public var eventsStored: Int
    public var eventsDuplicate: Int
    /// Orders that the workspace did not know.
    public var ordersAdded: Int
    /// Values of orders it knew (times, attributes) that are different now and were replaced.
    public var orderValuesReplaced: Int
    /// Values of orders it knew that were missing before.
    public var orderValuesFilled: Int
    /// Where the rejected rows were written, if there were any.
    public var rejectsFile: String?
    /// The last import before this one that had the very same file.
    public var sameFileAsImport: Int64?
}
