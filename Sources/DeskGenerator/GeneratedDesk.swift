import EventLogs
import WorkCalendars

/// The orders of a simulated desk. Made by ``DeskGenerator``.
///
/// Holds the recipe, not the orders: each use runs the simulation anew and sees the same orders.
public struct GeneratedDesk: Sendable {
    public let desk: DeskDescription
    public let orders: Int
    public let seed: UInt64
    public let language: Language

    init(desk: DeskDescription, orders: Int, seed: UInt64, language: Language) {
        self.desk = desk
        self.orders = orders
        self.seed = seed
        self.language = language
    }

    /// Runs the desk and hands over each order as it is complete.
    /// - Returns: the truth about all of them.
    /// - Throws: ``DeskError/neverFinished(stage:)``, and whatever `onCompletion` throws.
    /// - Complexity: O(i log e) time in the instances and in the events planned at one moment; memory in the orders open at
    ///   one moment.
    public func simulate(_ onCompletion: (SimulatedOrder) throws -> Void) throws -> DeskTruth {
        var account = TruthAccount(desk: desk)
        var simulation = DeskSimulation(desk: desk, seed: seed)
        try simulation.run(orders: orders) { order in
            account.add(order)
            try onCompletion(order)
        }
        return DeskTruth(account: account, generated: self)
    }

    /// The log in memory, and the truth about it.
    /// - Throws: ``DeskError/neverFinished(stage:)``
    public func log() throws -> (log: EventLog, truth: DeskTruth) {
        var columns = LogColumns(generated: self)
        let truth = try simulate { columns.append($0) }
        return (columns.log, truth)
    }

    /// The true calendars, by the names of the assistants.
    public var calendars: CalendarBook {
        CalendarBook(
            calendars: Dictionary(
                uniqueKeysWithValues: desk.assistants.map { ($0.name[language], $0.calendar) }
            )
        )
    }

    /// The id that the order has in the log.
    public func orderID(_ facts: OrderFacts) -> String { String(OrderColumns.firstOrderID + facts.number) }
}
