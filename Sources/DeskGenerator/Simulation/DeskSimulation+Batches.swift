import EventLogs

extension DeskSimulation {
    /// Puts a ready item to the others that wait for their batch.
    mutating func collect(_ item: Int, stage: Int) {
        queues[stage].collecting.append(item)
        guard case .size(let size, let latest)? = desk.stages[stage].batchRule?.trigger else { return }
        if queues[stage].collecting.count >= size {
            completeBatch(stage: stage)
        } else if queues[stage].collecting.count == 1 {
            events.plan(
                .batchDeadline,
                at: clock + latest,
                subject: stage,
                collection: queues[stage].collection
            )
        }
    }

    mutating func batchDeadlineComes(stage: Int, collection: Int) {
        if queues[stage].collection == collection { completeBatch(stage: stage) }
    }

    mutating func batchTimeComes(stage: Int) {
        completeBatch(stage: stage)
        planNextBatchTime(stage: stage)
    }

    mutating func planNextBatchTime(stage: Int) {
        guard case .times(let times)? = desk.stages[stage].batchRule?.trigger else { return }
        var day = Int(desk.zone.local(clock).floored(by: .day))
        while true {
            if desk.isWorkingDay(day) {
                let moments = times.map { desk.zone.instant(local: Microseconds(day) * .day + $0) }
                if let next = moments.filter({ $0 > clock }).min() {
                    events.plan(.batchTime, at: next, subject: stage)
                    return
                }
            }
            day += 1
        }
    }

    /// Lets go what has been collected, in batches as large as the rule allows.
    private mutating func completeBatch(stage: Int) {
        let collected = queues[stage].collecting.removeAll()
        queues[stage].collection += 1
        let largest = desk.stages[stage].batchRule?.largest ?? .max
        var rest = collected[...]
        while !rest.isEmpty {
            letGo(Array(rest.prefix(largest)), stage: stage)
            rest = rest.dropFirst(largest)
        }
    }

    private mutating func letGo(_ members: [Int], stage: Int) {
        for item in members {
            items[item].queued = clock
            items[item].absenceWhenQueued = queues[stage].absence(at: clock)
            let (order, instance) = (items[item].order, items[item].instance)
            openOrders[order].order.instances[instance].batch = batchesFormed
            openOrders[order].order.instances[instance].waiting.batching = clock - items[item].ready
            // From here on it is in the queue: what became ready before the batch was complete has not overtaken it.
            items[item].ready = clock
        }
        let oldest = items[members[0]]
        openOrders[oldest.order].order.instances[oldest.instance].isFirstOfBatch = true
        batchesFormed += 1
        entries += 1
        enqueue(
            QueueEntry(since: clock, sequence: entries, item: members[0], batch: members),
            stage: stage,
            goesFirst: false
        )
    }

    mutating func beginBatch(_ members: [Int], stage: Int, by person: Int) {
        people[person].batch = members.reversed()
        switch processing(stage) {
        case .simultaneous:
            let longest = members.map { workingTime(of: $0) }.max() ?? .second
            let end = end(of: longest, by: person)
            people[person].batch = []
            for item in members { begin(item, by: person, until: end) }
        case .sequential:
            continueBatch(person)
        case .concurrent:
            beginOverlapping(person)
        }
    }

    /// Goes on with the batch at hand, if the assistant has one and can.
    mutating func continueBatch(_ person: Int) {
        guard people[person].isPresent, let next = people[person].batch.last else { return }
        switch processing(items[next].stage) {
        case .sequential where people[person].running == 0 && !people[person].isPausing:
            people[person].batch.removeLast()
            begin(next, by: person)
        case .concurrent where people[person].overlapIsDue:
            beginOverlapping(person)
        default: break
        }
    }

    /// Half of the working time of the member before has gone.
    mutating func continueOverlapping(_ person: Int) {
        people[person].overlapIsDue = true
        continueBatch(person)
        review(person)
    }

    private mutating func beginOverlapping(_ person: Int) {
        people[person].overlapIsDue = false
        guard let next = people[person].batch.popLast() else { return }
        begin(next, by: person)
        if !people[person].batch.isEmpty {
            events.plan(
                .overlap,
                at: clock + max(.second, workingTime(of: next) / (2 * .second) * .second),
                subject: person
            )
        }
    }

    private func processing(_ stage: Int) -> BatchRule.Processing {
        desk.stages[stage].batchRule?.processing ?? .sequential
    }
}
