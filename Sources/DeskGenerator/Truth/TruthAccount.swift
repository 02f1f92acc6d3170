import EventLogs

/// Adds up the truth over the orders, one after the other; its size does not depend on how many there are.
struct TruthAccount {
    /// What a time went to: 0 is processing, 1 and on the causes of waiting.
    static let causes: [String] = ["processing"] + WaitingCause.allCases.map(\.rawValue)

    /// Microseconds by (first touch or later, stage, cause).
    struct Sums {
        private var values: [Microseconds]
        private let stages: Int

        init(stages: Int) {
            self.stages = stages
            values = Array(repeating: 0, count: 2 * stages * TruthAccount.causes.count)
        }

        subscript(firstTouch: Bool, stage: Int, cause: Int) -> Microseconds {
            get { values[index(firstTouch, stage, cause)] }
            set { values[index(firstTouch, stage, cause)] = newValue }
        }

        private func index(_ firstTouch: Bool, _ stage: Int, _ cause: Int) -> Int {
            ((firstTouch ? stages : 0) + stage) * TruthAccount.causes.count + cause
        }

        mutating func add(_ instance: SimulatedInstance) {
            self[false, instance.stage, 0] += instance.end - instance.start
            for (number, cause) in WaitingCause.allCases.enumerated() {
                self[instance.isFirstTouch, instance.stage, number + 1] += instance.waiting[cause]
            }
        }

        /// The time of one cause over all stages.
        func total(cause: Int) -> Microseconds {
            (0..<stages).reduce(0) { $0 + self[false, $1, cause] + self[true, $1, cause] }
        }
    }

    /// Orders with one value of an attribute.
    struct Group {
        var orders = 0
        var late = 0
        var leadTime: Microseconds = 0
        /// Along the critical path, by cause.
        var causes: [Microseconds] = Array(repeating: 0, count: TruthAccount.causes.count)
    }

    private let desk: DeskDescription
    private(set) var orders = 0
    private(set) var late = 0
    private(set) var leadTime: Microseconds = 0
    private(set) var firstArrival = Microseconds.max
    private(set) var lastCompletion = Microseconds.min
    private(set) var instances: [Int]
    private(set) var all: Sums
    private(set) var critical: Sums
    private(set) var criticalOfLate: Sums
    /// By stage and external wait: how often, and how long in all.
    private(set) var externalWaits: [[(count: Int, time: Microseconds)]]
    /// By step: orders sent back at least once, and times in all.
    private(set) var reworks: [(orders: Int, times: Int)]
    private(set) var batches: [Int]
    private(set) var batchedInstances: [Int]
    private(set) var byProduct: [Group]
    private(set) var byChannel: [Group]
    private(set) var byRegion: [Group]
    private(set) var byCustomerClass: [Group]
    private(set) var byWeekday: [Group]

    init(desk: DeskDescription) {
        self.desk = desk
        let stages = desk.stages.count
        instances = Array(repeating: 0, count: stages)
        all = Sums(stages: stages)
        critical = Sums(stages: stages)
        criticalOfLate = Sums(stages: stages)
        externalWaits = desk.stages.map { Array(repeating: (0, 0), count: $0.externalWaits.count) }
        reworks = Array(repeating: (0, 0), count: desk.route.count)
        batches = Array(repeating: 0, count: stages)
        batchedInstances = Array(repeating: 0, count: stages)
        byProduct = Array(repeating: Group(), count: desk.mix.products.count)
        byChannel = Array(repeating: Group(), count: desk.mix.channels.count)
        byRegion = Array(repeating: Group(), count: desk.mix.regions.count)
        byCustomerClass = Array(repeating: Group(), count: 2)
        byWeekday = Array(repeating: Group(), count: 7)
    }

    mutating func add(_ order: SimulatedOrder) {
        orders += 1
        leadTime += order.leadTime
        if order.isLate { late += 1 }
        firstArrival = min(firstArrival, order.facts.arrival)
        lastCompletion = max(lastCompletion, order.completion)
        for instance in order.instances {
            instances[instance.stage] += 1
            all.add(instance)
            if instance.externalWait >= 0 {
                externalWaits[instance.stage][instance.externalWait].count += 1
                externalWaits[instance.stage][instance.externalWait].time += instance.waiting.external
            }
            if instance.batch >= 0 {
                batchedInstances[instance.stage] += 1
                if instance.isFirstOfBatch { batches[instance.stage] += 1 }
            }
        }
        for (step, times) in order.reworks.enumerated() where times > 0 {
            reworks[step].orders += 1
            reworks[step].times += times
        }
        var causes: [Microseconds] = Array(repeating: 0, count: TruthAccount.causes.count)
        for index in order.criticalPath {
            let instance = order.instances[index]
            critical.add(instance)
            if order.isLate { criticalOfLate.add(instance) }
            causes[0] += instance.end - instance.start
            for (number, cause) in WaitingCause.allCases.enumerated() {
                causes[number + 1] += instance.waiting[cause]
            }
        }
        let day = Int(desk.zone.local(order.facts.arrival).floored(by: .day))
        TruthAccount.add(order, causes, to: &byProduct[order.facts.product])
        TruthAccount.add(order, causes, to: &byChannel[order.facts.channel])
        TruthAccount.add(order, causes, to: &byRegion[order.facts.region])
        TruthAccount.add(order, causes, to: &byCustomerClass[order.facts.isKeyCustomer ? 0 : 1])
        TruthAccount.add(order, causes, to: &byWeekday[CivilDate.weekday(daysSinceEpoch: day)])
    }

    private static func add(_ order: SimulatedOrder, _ causes: [Microseconds], to group: inout Group) {
        group.orders += 1
        if order.isLate { group.late += 1 }
        group.leadTime += order.leadTime
        for cause in causes.indices { group.causes[cause] += causes[cause] }
    }
}
