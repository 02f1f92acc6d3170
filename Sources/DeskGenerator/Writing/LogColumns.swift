import EventLogs

/// Collects simulated orders in the columns of an ``EventLog``.
struct LogColumns {
    private let generated: GeneratedDesk
    private var orders: [String] = []
    private var facts: [OrderFacts] = []
    private var firstInstance = [0]
    private var activity: [Int32] = []
    private var resource: [Int32] = []
    private var start: [Microseconds] = []
    private var end: [Microseconds] = []

    init(generated: GeneratedDesk) { self.generated = generated }

    mutating func append(_ order: SimulatedOrder) {
        orders.append(generated.orderID(order.facts))
        facts.append(order.facts)
        for index in order.inTimeOrder {
            activity.append(Int32(order.instances[index].stage))
            resource.append(Int32(order.instances[index].assistant))
            start.append(order.instances[index].start)
            end.append(order.instances[index].end)
        }
        firstInstance.append(activity.count)
    }

    var log: EventLog {
        let desk = generated.desk
        let language = generated.language
        let header = OrderColumns.header(language)
        func categorical(_ column: Int, _ names: [String], _ code: (OrderFacts) -> Int) -> AttributeColumn {
            AttributeColumn(
                name: header[column],
                values: .categorical(codes: facts.map { Int32(code($0)) }, table: NameTable(names))
            )
        }
        return EventLog(
            zone: desk.zone,
            orders: NameTable(orders),
            arrival: facts.map(\.arrival),
            promise: facts.map(\.promise),
            orderAttributes: [
                categorical(7, desk.mix.customers.map(\.name[language])) { $0.customer },
                categorical(8, [true, false].map { OrderColumns.customerClass(isKey: $0, language) }) {
                    $0.isKeyCustomer ? 0 : 1
                },
                categorical(9, desk.mix.regions.map(\.[language])) { $0.region },
                categorical(10, desk.mix.products.map(\.name[language])) { $0.product },
                categorical(11, desk.mix.channels.map(\.name[language])) { $0.channel },
                AttributeColumn(name: header[12], values: .numeric(facts.map { Double($0.quantity) })),
                AttributeColumn(name: header[13], values: .numeric(facts.map { Double($0.value) / 100 })),
            ],
            firstInstance: firstInstance,
            activities: NameTable(desk.stages.map(\.name[language])),
            resources: NameTable(desk.assistants.map(\.name[language])),
            activity: activity,
            resource: resource,
            start: start,
            end: end,
            startSource: Array(repeating: .recorded, count: activity.count),
            sourceRow: activity.indices.map { UInt32($0 + 1) },
            instanceAttributes: []
        )
    }
}
