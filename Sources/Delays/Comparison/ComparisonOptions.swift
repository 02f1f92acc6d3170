/// How two sets of orders shall be compared.
public struct ComparisonOptions: Sendable {
    /// The columns that kinds of orders are told apart by; nil for those of the orders that leave most of them comparable.
    public var kindColumns: [String]?
    /// Columns that the sides are selected by, which tell no kinds apart unless they are asked for.
    public var selectingColumns: Set<String> = []
    /// Columns that are known only afterwards, which tell no kinds apart unless they are asked for.
    public var leakingColumns: Set<String> = []
    /// The column whose values belong together, such as the customer; nil to take each order for itself.
    public var cluster: String?
    public var replicates = 1_000
    public var seed: UInt64 = 1
    public var confidence = 0.95

    public init() {}
}
