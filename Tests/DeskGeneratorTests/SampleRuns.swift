import EventLogs

@testable import DeskGenerator

/// Desks that tests run, with all orders at hand.
struct SampleRun {
    let generated: GeneratedDesk
    let orders: [SimulatedOrder]
    let truth: DeskTruth

    var desk: DeskDescription { generated.desk }
    var instances: [SimulatedInstance] { orders.flatMap(\.instances) }

    init(_ desk: DeskDescription, orders count: Int, seed: UInt64) throws {
        generated = try DeskGenerator.generate(desk, orders: count, seed: seed)
        var orders: [SimulatedOrder] = []
        truth = try generated.simulate { orders.append($0) }
        self.orders = orders
    }

    init(_ scenario: Scenario, orders: Int, seed: UInt64) throws {
        try self.init(
            scenario.description(language: .english, orders: orders),
            orders: orders,
            seed: seed
        )
    }

    /// Desks in which everything happens: the order desk, and one like it with overlapping batches, whose people also
    /// pause after each task and do not work overtime; it opens three days before the clocks go forward, and the Monday
    /// after is a holiday.
    static func varied(orders: Int, seed: UInt64) throws -> [SampleRun] {
        let desk = try DeskDescription.orderDesk(language: .english)
        var other = desk
        other.overtimeLimit = 0
        other.firstDate = CivilDate(year: 2025, month: 3, day: 27)
        let holiday = CivilDate(year: 2025, month: 3, day: 31)
        other.publicHolidays.insert(holiday)
        other.stages[OrderDeskStage.pack.rawValue].batchRule = BatchRule(
            .size(4, atTheLatestAfter: 20 * .hour),
            .concurrent
        )
        other.stages[OrderDeskStage.invoice.rawValue].batchRule = BatchRule(
            .times([9 * .hour, 15 * .hour]),
            .sequential
        )
        other.stages[OrderDeskStage.ship.rawValue].work = .triangular(
            from: 3 * .minute,
            mode: 5 * .minute,
            to: 40 * .minute
        )
        for person in other.assistants.indices where !other.assistants[person].isMachine {
            other.assistants[person].pauseAfterTask = 45 * .second
            other.assistants[person].calendar.holidays.insert(holiday)
        }
        return [
            try SampleRun(desk, orders: orders, seed: seed), try SampleRun(other, orders: orders, seed: seed),
        ]
    }
}
