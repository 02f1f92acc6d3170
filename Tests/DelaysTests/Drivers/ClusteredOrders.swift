import EventLogs
import TestInputs
import WorkCalendars

@testable import Delays

/// Orders of customers that hang together: each customer takes longer or shorter, has its own group, rating, hours and taste, none of which does
/// anything. Products and the value of the order do.
struct ClusteredOrders {
    static let products = ["standard": 0.0, "custom": 10, "spare": 3, "bulk": 0, "sample": -2]
    static let value = 0.5
    static let drivers: Set<String> = ["product", "value"]

    let log: EventLog
    var ledger: DelayLedger { DelayLedger(log: log, roster: DutyRoster(given: [])) }
    /// Of each order, its customer.
    let customers: [Int32]

    /// - Parameters:
    ///   - spread: the standard deviation, over the customers, of what they add.
    ///   - adding: hours to an order, by its customer.
    init(
        seed: Int,
        orders: Int = 3_000,
        clusters: Int = 40,
        spread: Double = 6,
        adding added: (_ customer: Int) -> Double = { _ in 0 }
    ) {
        var random = SeededGenerator(seed: seed)
        func uniform() -> Double { Double(random.next() >> 11) * 0x1p-53 }
        func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
        func level(_ count: Int) -> Int32 { Int32(uniform() * Double(count)) }
        let own = (0..<clusters).map { _ in
            (
                hours: spread * normal(), group: level(4), rating: normal(), from: 24 * uniform(),
                taste: level(4)
            )
        }
        // One to four orders of a customer for each of the smallest.
        let shares = (0..<clusters).flatMap { Array(repeating: Int32($0), count: 1 + $0 % 4) }
        let names = ["standard", "custom", "spare", "bulk", "sample"]
        var levels = [[Int32]](repeating: [], count: 6)
        var numbers = [[Double]](repeating: [], count: 4)
        var (customers, arrival, end) = ([Int32](), [Microseconds](), [Microseconds]())
        for _ in 0..<orders {
            let customer = shares[Int(uniform() * Double(shares.count))]
            let its = own[Int(customer)]
            customers.append(customer)
            let product = level(5)
            let taste = uniform() < 0.5 ? its.taste : level(4)
            for (column, code) in [product, its.group, taste, level(3), level(5), level(8)].enumerated() {
                levels[column].append(code)
            }
            let value = 20 * uniform()
            for (column, number) in [value, its.rating, normal(), -uniform() * uniform()].enumerated() {
                numbers[column].append(number)
            }
            let skewed = (normal() * normal() + normal() * normal()) * (2 + value / 10)
            let hours =
                80 + its.hours + added(Int(customer)) + ClusteredOrders.products[names[Int(product)]]!
                + ClusteredOrders.value * value + skewed
            let hour = (its.from + 16 * uniform()).truncatingRemainder(dividingBy: 24)
            let at = SmallLog.instant(Int(364 * uniform()) * 1_440 + Int(60 * hour))
            arrival.append(at)
            end.append(at + Microseconds(max(1, hours) * Double(Microseconds.hour)))
        }
        let tables = [names] + [4, 4, 3, 5, 8].map { (0..<$0).map { "l\($0)" } }
        let attributes =
            zip(["product", "group", "taste", "noise a", "noise b", "noise c"], zip(levels, tables)).map {
                AttributeColumn(name: $0, values: .categorical(codes: $1.0, table: NameTable($1.1)))
            }
            + zip(["value", "rating", "noise v", "noise w"], numbers).map {
                AttributeColumn(name: $0, values: .numeric($1))
            }
        let customer = AttributeColumn(
            name: "customer",
            values: .categorical(codes: customers, table: NameTable((0..<clusters).map { "c\($0)" }))
        )
        self.customers = customers
        log = EventLog(
            zone: .utc,
            orders: NameTable((0..<orders).map { "o\($0)" }),
            arrival: arrival,
            promise: [],
            orderAttributes: attributes + [customer],
            firstInstance: Array(0...orders),
            activities: NameTable(["handle"]),
            resources: NameTable(),
            activity: Array(repeating: 0, count: orders),
            resource: Array(repeating: EventLog.missingName, count: orders),
            start: arrival,
            end: end,
            startSource: Array(repeating: .recorded, count: orders),
            sourceRow: (0..<orders).map { UInt32($0 + 1) },
            instanceAttributes: []
        )
    }

    /// Clustered by customer; the customer is no feature, so that what each adds stays in the residuals.
    static var options: DriverOptions {
        var options = DriverOptions.quick
        options.cluster = "customer"
        options.leftOut = ["customer": .asked]
        return options
    }
}
