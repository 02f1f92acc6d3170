import EventLogs
import Testing
import WorkCalendars

@testable import DeskGenerator

@Suite("A desk that cannot be simulated is refused with the reason")
struct DeskValidationTests {
    private func error(orders: Int = 10, _ change: (inout DeskDescription) -> Void) throws -> DeskError? {
        var desk = try Scenario.contention.description(language: .english, orders: 10)
        change(&desk)
        do throws(DeskError) {
            _ = try DeskGenerator.generate(desk, orders: orders, seed: 1)
            return nil
        } catch {
            return error
        }
    }

    @Test func soundDesk() throws { #expect(try error { _ in } == nil) }

    @Test func noOrders() throws { #expect(try error(orders: 0) { _ in } == .empty("orders")) }

    @Test func nobodyForAStage() throws {
        #expect(try error { $0.assistants.removeLast() } == .nobodyFor(stage: "Check order"))
        #expect(
            try error { $0.assistants[1].calendar = WorkCalendar(zone: .utc, week: .none) }
                == .nobodyFor(stage: "Check order")
        )
    }

    @Test func indexOutsideItsList() throws {
        #expect(try error { $0.route[1].stages = [7] } == .outOfRange("stage of step 1", 7))
        #expect(try error { $0.assistants[1].skills = [1, 9] } == .outOfRange("skill of Olga Brandt", 9))
    }

    @Test func sameNameTwice() throws {
        #expect(try error { $0.assistants[1].name = $0.assistants[0].name } == .nameUsedTwice("Order robot"))
    }

    @Test func ordersWithoutAnyStage() throws {
        let change = { (desk: inout DeskDescription) in
            for stage in desk.stages.indices {
                desk.stages[stage].appliesTo = OrderCondition(keyCustomer: true)
            }
        }
        #expect(try error(change) == .someOrdersPassThrough)
    }

    @Test func robotThatDoesManyThingsCannotDoBatches() throws {
        let change = { (desk: inout DeskDescription) in
            desk.stages[0].batchRule = BatchRule(.size(3, atTheLatestAfter: .hour), .sequential)
        }
        #expect(
            try error(change)
                == .batchNeedsSingleTasking(stage: "Receive order", assistant: "Order robot")
        )
    }

    @Test("A desk that falls ever further behind still ends; one whose people never come back says so")
    func neverFinished() throws {
        var desk = try Scenario.contention.description(language: .english, orders: 10)
        desk.assistants[1].calendar.leave = [
            WorkCalendar.leave(from: desk.firstDate, through: CivilDate(year: 2080, month: 1, day: 1))
        ]
        let generated = try DeskGenerator.generate(desk, orders: 5, seed: 1)
        #expect(throws: DeskError.neverFinished(stage: "Check order")) { try generated.log() }
    }
}
