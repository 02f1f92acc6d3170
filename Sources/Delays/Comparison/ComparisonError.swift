/// Why orders cannot be compared.
public enum ComparisonError: Error, Equatable {
    /// There is no such column of orders or instances.
    case noSuchColumn(String, known: [String])
    /// No order has that value in the column.
    case noSuchValue(String, column: String)
    /// No order is on the side of that name, but for so many that are not completed.
    case noOrders(side: String, open: Int)
    /// So many orders are on both sides.
    case ordersOnBothSides(Int)
    /// A side has fewer orders, or there are fewer clusters, than can be drawn again.
    case tooFewUnits(Int)
    /// No kind of orders is frequent enough on both sides by these columns.
    case nothingInCommon(columns: [String])
    /// The column has no values that tell kinds of orders apart: it holds times.
    case noKinds(column: String)
    /// So many kinds and parts would have to be kept.
    case tooManyKinds(Int, parts: Int)
}
