/// Why a desk description cannot be simulated.
public enum DeskError: Error, Equatable, Sendable {
    /// Nothing to do: no stage, no step, no customer, product, channel or region, or fewer orders than one.
    case empty(String)
    /// An index that points outside its list.
    case outOfRange(String, Int)
    /// Two stages or two assistants have the same name, so the log could not tell them apart.
    case nameUsedTwice(String)
    /// Nobody who can do the stage ever works.
    case nobodyFor(stage: String)
    /// A batched stage needs assistants who do one thing at a time.
    case batchNeedsSingleTasking(stage: String, assistant: String)
    /// The arrival profile never lets an order in, or names too few moments, or not in order.
    case noArrivals
    /// The rule of a batched stage has no members or no times.
    case batchRuleEmpty(stage: String)
    /// The system does not know the time zone.
    case unknownZone(String)
    /// Every stage of the route is for some orders only, so that others would have nothing done to them.
    case someOrdersPassThrough
    /// An order was still waiting for that stage years after the last arrival: too little working time.
    case neverFinished(stage: String)
}

extension DeskDescription {
    /// Checks that the desk can be simulated.
    /// - Throws: ``DeskError``
    func validate(orders: Int) throws(DeskError) {
        if orders < 1 { throw .empty("orders") }
        if stages.isEmpty { throw .empty("stages") }
        if route.isEmpty { throw .empty("route") }
        if mix.customers.isEmpty { throw .empty("customers") }
        if mix.products.isEmpty { throw .empty("products") }
        if mix.channels.isEmpty { throw .empty("channels") }
        if mix.regions.isEmpty { throw .empty("regions") }
        let always = route.filter { !$0.onlyOnRework }.flatMap(\.stages).contains {
            stages.indices.contains($0) && stages[$0].appliesTo == .always
        }
        if !always { throw .someOrdersPassThrough }
        try validateNames()
        try validateIndices()
        try validateArrivals(orders: orders)
        for (index, stage) in stages.enumerated() { try validate(stage: stage, index) }
    }

    private func validateNames() throws(DeskError) {
        for language in Language.allCases {
            var seen: Set<String> = []
            for name in stages.map(\.name[language]) where !seen.insert(name).inserted {
                throw .nameUsedTwice(name)
            }
            seen = []
            for name in assistants.map(\.name[language]) where !seen.insert(name).inserted {
                throw .nameUsedTwice(name)
            }
        }
    }

    private func validateIndices() throws(DeskError) {
        for (index, step) in route.enumerated() {
            for stage in step.stages where !stages.indices.contains(stage) {
                throw .outOfRange("stage of step \(index)", stage)
            }
            if let rework = step.rework, !(0...index).contains(rework.backTo) {
                throw .outOfRange("rework of step \(index)", rework.backTo)
            }
        }
        for assistant in assistants {
            for skill in assistant.skills where !stages.indices.contains(skill) {
                throw .outOfRange("skill of \(assistant.name.english)", skill)
            }
        }
        for customer in mix.customers where !mix.regions.indices.contains(customer.region) {
            throw .outOfRange("region of \(customer.name.english)", customer.region)
        }
    }

    private func validateArrivals(orders: Int) throws(DeskError) {
        switch arrivals {
        case .weekly(let perWeek, let weights):
            guard perWeek > 0, weights.count == 7, weights.allSatisfy({ $0.count == 24 }),
                weights.joined().allSatisfy({ $0 >= 0 }), weights.joined().contains(where: { $0 > 0 })
            else { throw .noArrivals }
        case .daily(let count, let from, let to):
            guard count > 0, from < to else { throw .noArrivals }
        case .given(let times):
            guard times.count >= orders, times.first.map({ $0 >= opening }) ?? false,
                zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 })
            else { throw .noArrivals }
        }
    }

    private func validate(stage: Stage, _ index: Int) throws(DeskError) {
        let skilled = assistants.filter { $0.skills.contains(index) }
        guard skilled.contains(where: { $0.calendar.week.perWeek > 0 && $0.capacity > 0 }) else {
            throw .nobodyFor(stage: stage.name.english)
        }
        guard let rule = stage.batchRule else { return }
        if rule.largest < 1 { throw .batchRuleEmpty(stage: stage.name.english) }
        switch rule.trigger {
        case .size(let size, _) where size < 1: throw .batchRuleEmpty(stage: stage.name.english)
        case .times(let times) where times.isEmpty: throw .batchRuleEmpty(stage: stage.name.english)
        default: break
        }
        if let many = skilled.first(where: { $0.capacity != 1 }) {
            throw .batchNeedsSingleTasking(stage: stage.name.english, assistant: many.name.english)
        }
    }
}
