import EventLogs

/// An order on its way through the desk.
struct OpenOrder {
    var order: SimulatedOrder
    var step = 0
    /// Instances of the step that are not finished.
    var unfinished = 0
    /// Where the instances of the step begin.
    var stepBegin = 0
    /// How often each stage was reached, which keeps the random numbers of repeated work apart.
    var visits: [Int]
}

extension DeskSimulation {
    mutating func takeIn(_ facts: OrderFacts) {
        let order = SimulatedOrder(
            facts: facts,
            instances: [],
            reworks: Array(repeating: 0, count: desk.route.count)
        )
        let slot = openOrders.insert(
            OpenOrder(order: order, visits: Array(repeating: 0, count: desk.stages.count))
        )
        openOrders[slot].order.instances.reserveCapacity(desk.stages.count + 2)
        if !enter(step: 0, order: slot, sentBack: false) {
            preconditionFailure("no stage of the route applies to order \(facts.number)")
        }
    }

    /// Ends an instance; gives the order when that was its last.
    mutating func finish(_ item: Int) -> SimulatedOrder? {
        let work = items[item]
        items.remove(item)
        release(work.assistant)
        openOrders[work.order].unfinished -= 1
        guard openOrders[work.order].unfinished == 0 else { return nil }
        let (step, sentBack) = stepAfter(work.order)
        if enter(step: step, order: work.order, sentBack: sentBack) { return nil }
        openOrders.remove(work.order)
        return openOrders[work.order].order
    }

    /// Where the order goes from a step that is over.
    private mutating func stepAfter(_ slot: Int) -> (step: Int, sentBack: Bool) {
        let step = openOrders[slot].step
        guard let rework = desk.route[step].rework else { return (step + 1, false) }
        let facts = openOrders[slot].order.facts
        let before = openOrders[slot].order.reworks[step]
        guard before < rework.atMost else { return (step + 1, false) }
        var stream = RandomStream(
            seed: seed,
            order: facts.number,
            purpose: .rework(step: step, visit: before)
        )
        guard stream.unit() < rework.chance.probability(for: facts) else { return (step + 1, false) }
        openOrders[slot].order.reworks[step] += 1
        return (rework.backTo, true)
    }

    /// Enables the instances of the first step from `step` on that the order needs; false when there is none.
    private mutating func enter(step first: Int, order slot: Int, sentBack: Bool) -> Bool {
        let facts = openOrders[slot].order.facts
        for step in first..<max(first, desk.route.count) {
            if desk.route[step].onlyOnRework, !(sentBack && step == first) { continue }
            let stages = desk.route[step].stages.filter { desk.stages[$0].appliesTo.holds(for: facts) }
            if stages.isEmpty { continue }
            let predecessor = latestOfStep(slot)
            openOrders[slot].step = step
            openOrders[slot].unfinished = stages.count
            openOrders[slot].stepBegin = openOrders[slot].order.instances.count
            for stage in stages { enable(stage, order: slot, predecessor: predecessor) }
            return true
        }
        return false
    }

    /// The latest-ending instance of the step that the order is at; -1 before its first.
    private func latestOfStep(_ slot: Int) -> Int {
        let instances = openOrders[slot].order.instances
        guard !instances.isEmpty else { return -1 }
        var latest = openOrders[slot].stepBegin
        for index in latest..<instances.count where instances[index].end >= instances[latest].end {
            latest = index
        }
        return latest
    }

    private mutating func enable(_ stage: Int, order slot: Int, predecessor: Int) {
        let facts = openOrders[slot].order.facts
        let visit = openOrders[slot].visits[stage]
        openOrders[slot].visits[stage] += 1
        let wait = externalWait(stage, visit: visit, facts)
        let instance = SimulatedInstance(
            stage: stage,
            assistant: -1,
            enabled: clock,
            ready: clock + wait.length,
            start: clock,
            end: clock,
            predecessor: predecessor,
            batch: -1,
            isFirstOfBatch: false,
            waiting: WaitingTime(),
            externalWait: wait.index
        )
        openOrders[slot].order.instances.append(instance)
        let item = items.insert(
            WorkItem(
                order: slot,
                instance: openOrders[slot].order.instances.count - 1,
                stage: stage,
                visit: visit,
                ready: instance.ready,
                isKeyCustomer: facts.isKeyCustomer
            )
        )
        if wait.length == 0 {
            becomeReady(item)
        } else {
            events.plan(.ready, at: instance.ready, subject: item)
        }
    }

    /// The first external wait of the stage that chance gives the order, and how long it takes from now.
    private mutating func externalWait(
        _ stage: Int,
        visit: Int,
        _ facts: OrderFacts
    ) -> (index: Int, length: Microseconds) {
        let waits = desk.stages[stage].externalWaits
        if waits.isEmpty { return (-1, 0) }
        var stream = RandomStream(
            seed: seed,
            order: facts.number,
            purpose: .externalWait(stage: stage, visit: visit)
        )
        for (index, wait) in waits.enumerated() where stream.unit() < wait.chance.probability(for: facts) {
            let length = min(wait.length.sample(from: &stream), wait.longest ?? .max)
            let over = outside[stage][index].finish(start: clock, work: length, overtime: 0)
            return over > clock ? (index, over - clock) : (-1, 0)
        }
        return (-1, 0)
    }
}
