import EventLogs

/// One side of a comparison: some orders of a ledger, without those whose lead time is not over.
public struct ComparisonSide: Sendable {
    public let name: String
    public let ledger: DelayLedger
    /// In the log's order, each once.
    public let orders: [Int]
    /// How many were left out because they are not completed: they would look quick.
    public let openOrders: Int

    /// - Parameter orders: in the log's order, each once.
    /// - Throws: ``ComparisonError/noOrders(side:open:)``.
    public init(name: String, ledger: DelayLedger, orders: [Int]) throws {
        self.name = name
        self.ledger = ledger
        self.orders = orders.filter(ledger.isFinished(order:))
        openOrders = orders.count - self.orders.count
        if self.orders.isEmpty { throw ComparisonError.noOrders(side: name, open: openOrders) }
    }

    /// - Throws: what ``OrderSelection/orders(of:)`` throws, or ``ComparisonError/noOrders(side:open:)``.
    public init(of ledger: DelayLedger, _ selection: OrderSelection, name: String) throws {
        try self.init(name: name, ledger: ledger, orders: selection.orders(of: ledger))
    }
}

/// The two sides of a comparison, of one log or of two.
public struct ComparedSides: Sendable {
    public let a: ComparisonSide
    public let b: ComparisonSide
    /// Whether both are of the same log, so that an order's number is the same order on both sides.
    public let areOfOneLog: Bool

    /// - Throws: ``ComparisonError/ordersOnBothSides(_:)``.
    public init(_ a: ComparisonSide, _ b: ComparisonSide, areOfOneLog: Bool) throws {
        (self.a, self.b, self.areOfOneLog) = (a, b, areOfOneLog)
        guard areOfOneLog else { return }
        let common = Set(a.orders).intersection(b.orders).count
        if common > 0 { throw ComparisonError.ordersOnBothSides(common) }
    }

    var both: [ComparisonSide] { [a, b] }

    /// The names of the columns that both logs have, in the order of the first.
    var columns: [String] {
        let ofB = Set(OrderColumn.names(of: b.ledger.log))
        return a.ledger.log.orderAttributes.map(\.name).filter(ofB.contains)
    }
}
