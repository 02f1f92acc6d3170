import EventLogs

/// Writes simulated orders as rows of CSV, one for each instance, in bytes.
struct OrderRows {
    private let generated: GeneratedDesk
    private let zone: ZoneRules
    private let activities: [[UInt8]]
    private let resources: [[UInt8]]
    private let customers: [[UInt8]]
    private let customerClasses: [[UInt8]]
    private let regions: [[UInt8]]
    private let products: [[UInt8]]
    private let channels: [[UInt8]]
    private var tail: [UInt8] = []

    init(generated: GeneratedDesk) {
        let desk = generated.desk
        let language = generated.language
        self.generated = generated
        zone = desk.zone
        activities = desk.stages.map { CSVField.bytes($0.name[language]) }
        resources = desk.assistants.map { CSVField.bytes($0.name[language]) }
        customers = desk.mix.customers.map { CSVField.bytes($0.name[language]) }
        customerClasses = [true, false].map {
            CSVField.bytes(OrderColumns.customerClass(isKey: $0, language))
        }
        regions = desk.mix.regions.map { CSVField.bytes($0[language]) }
        products = desk.mix.products.map { CSVField.bytes($0.name[language]) }
        channels = desk.mix.channels.map { CSVField.bytes($0.name[language]) }
    }

    static func header(_ language: Language) -> [UInt8] {
        CSVField.row(OrderColumns.header(language))
    }

    /// The rows of the order, by start.
    mutating func append(_ order: SimulatedOrder, to bytes: inout [UInt8]) {
        prepareTail(order.facts)
        for index in order.inTimeOrder {
            let instance = order.instances[index]
            LocalTime.append(OrderColumns.firstOrderID + order.facts.number, digits: 1, to: &bytes)
            OrderRows.append(activities[instance.stage], to: &bytes)
            OrderRows.append(resources[instance.assistant], to: &bytes)
            bytes.append(CSVField.comma)
            LocalTime.append(instance.start, in: zone, to: &bytes)
            bytes.append(CSVField.comma)
            LocalTime.append(instance.end, in: zone, to: &bytes)
            bytes.append(contentsOf: tail)
        }
    }

    /// What all rows of an order have in common.
    private mutating func prepareTail(_ facts: OrderFacts) {
        tail.removeAll(keepingCapacity: true)
        tail.append(CSVField.comma)
        LocalTime.append(facts.arrival, in: zone, to: &tail)
        tail.append(CSVField.comma)
        LocalTime.append(facts.promise, in: zone, to: &tail)
        OrderRows.append(customers[facts.customer], to: &tail)
        OrderRows.append(customerClasses[facts.isKeyCustomer ? 0 : 1], to: &tail)
        OrderRows.append(regions[facts.region], to: &tail)
        OrderRows.append(products[facts.product], to: &tail)
        OrderRows.append(channels[facts.channel], to: &tail)
        tail.append(CSVField.comma)
        LocalTime.append(facts.quantity, digits: 1, to: &tail)
        tail.append(CSVField.comma)
        LocalTime.append(facts.value / 100, digits: 1, to: &tail)
        tail.append(UInt8(ascii: "."))
        LocalTime.append(facts.value % 100, digits: 2, to: &tail)
        tail.append(CSVField.newline)
    }

    private static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
        bytes.append(CSVField.comma)
        bytes.append(contentsOf: field)
    }
}
