import EventLogs
import Testing

@testable import DeskGenerator

@Suite("Scenarios hold what they promise")
struct ScenarioTests {
    /// The share of a cause in all waiting, over all activities.
    private func share(_ cause: WaitingCause, _ run: SampleRun) -> Double {
        let waiting = run.truth.totals.filter { $0.cause != "processing" }
        let total = waiting.reduce(0) { $0 + $1.allInstancesMicroseconds }
        let part = waiting.first { $0.cause == cause.rawValue }?.allInstancesMicroseconds ?? 0
        return Double(part) / Double(total)
    }

    @Test("Contention: nothing but the queue")
    func contention() throws {
        let run = try SampleRun(.contention, orders: 1000, seed: 1)
        #expect(share(.contention, run) == 1)
        // The mean wait of M/G/1 (Pollaczek-Khinchine) at 85 % load and spread 0.6 is 34.7 minutes.
        let hours = run.truth.totals.reduce(0) { $0 + ($1.cause == "contention" ? $1.allInstancesHours : 0) }
        #expect((15...70).contains(hours * 60 / 1000))
    }

    @Test("Prioritization: ordinary orders are overtaken, key ones never")
    func prioritization() throws {
        let run = try SampleRun(.prioritization, orders: 1000, seed: 1)
        #expect(share(.prioritization, run) > 0.2)
        #expect(share(.prioritization, run) + share(.contention, run) == 1)
        for order in run.orders where order.facts.isKeyCustomer {
            #expect(order.instances.allSatisfy { $0.waiting.prioritization == 0 })
        }
    }

    @Test("Batches: waiting is for the batch")
    func batches() throws {
        #expect(share(.batching, try SampleRun(.batchBySize, orders: 600, seed: 1)) > 0.8)
        #expect(share(.batching, try SampleRun(.batchByClock, orders: 600, seed: 1)) > 0.8)
    }

    @Test("The robot that is always on lets nothing queue, though it is busy most of the time")
    func alwaysOnBot() throws {
        let run = try SampleRun(.alwaysOnBot, orders: 1000, seed: 1)
        #expect(share(.external, run) == 1)
        // Between the filling up at the beginning and the last answers at the end.
        let lastArrival = run.orders.map(\.facts.arrival).max() ?? 0
        let work = run.instances.sorted { $0.start < $1.start }
            .filter { $0.start > run.desk.opening + .day && $0.end < lastArrival }
        var busy: Microseconds = 0
        var until = work[0].start
        for instance in work {
            busy += max(0, instance.end - max(instance.start, until))
            until = max(until, instance.end)
        }
        #expect(Double(busy) / Double(until - work[0].start) > 0.8)
    }

    @Test("Ten days away: waiting is unavailability, with pauses and without")
    func absence() throws {
        let without = share(.unavailability, try SampleRun(.absence, orders: 420, seed: 1))
        let with = share(.unavailability, try SampleRun(.absenceWithPauses, orders: 420, seed: 1))
        #expect(without >= 0.95)
        #expect(with >= 0.95)
        #expect(abs(without - with) < 0.02)
    }

    @Test("The worker with few tasks has six of half an hour a day, at any hour of his week")
    func sparseWorker() throws {
        let run = try SampleRun(.sparseWorker, orders: 600, seed: 1)
        #expect(run.instances.allSatisfy { $0.end - $0.start == 30 * .minute })
        let byDay = Dictionary(grouping: run.orders) {
            run.desk.zone.local($0.facts.arrival).floored(by: .day)
        }
        #expect(byDay.count == 100)
        #expect(byDay.values.allSatisfy { $0.count == 6 })
        #expect(run.desk.assistants[0].calendar.week.perWeek == 45 * .hour)
    }

    @Test("The order desk shows managers every cause, and some orders late", arguments: [1, 2] as [UInt64])
    func orderDesk(seed: UInt64) throws {
        let run = try SampleRun(.orderDesk, orders: 2000, seed: seed)
        for total in run.truth.totals {
            #expect(total.criticalPathHours > 1000, "\(total.cause)")
        }
        #expect((0.12...0.30).contains(run.truth.late.share))
        let share = { (product: String) in
            run.truth.drivers.first { $0.value == product }?.meanHoursByCause["external"] ?? 0
        }
        #expect(share("Made-to-measure pump") > 5 * share("Standard pump"))
    }

    @Test("A large number of orders is shared by several teams", arguments: [1_000, 100_000, 1_000_000])
    func sized(orders: Int) throws {
        let desk = try Scenario.orderDesk.description(language: .english, orders: orders)
        #expect(Double(orders) / desk.arrivals.ordersPerWeek <= 104)
        #expect(Set(desk.assistants.map(\.name)).count == desk.assistants.count)
        let one = try DeskDescription.orderDesk(language: .english)
        let teams = desk.assistants.count / one.assistants.count
        #expect(abs(desk.arrivals.ordersPerWeek - Double(teams) * one.arrivals.ordersPerWeek) < 1e-6)
    }
}
