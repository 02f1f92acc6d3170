import EventLogs

extension DeskSimulation {
    /// The order's external wait, if it had one, is over.
    mutating func becomeReady(_ item: Int) {
        let stage = items[item].stage
        entries += 1
        items[item].entry = entries
        openOrders[items[item].order].order.instances[items[item].instance].waiting.external =
            clock - openOrders[items[item].order].order.instances[items[item].instance].enabled
        queues[stage].waiting.append((item, entries, clock))
        if desk.stages[stage].batchRule == nil {
            items[item].queued = clock
            items[item].absenceWhenQueued = queues[stage].absence(at: clock)
            enqueue(
                QueueEntry(since: clock, sequence: entries, item: item, batch: []),
                stage: stage,
                goesFirst: items[item].isKeyCustomer
            )
        } else {
            collect(item, stage: stage)
        }
    }

    mutating func enqueue(_ entry: QueueEntry, stage: Int, goesFirst: Bool) {
        switch queues[stage].rule {
        case .keyCustomersFirst where goesFirst: queues[stage].first.append(entry)
        case .earliestPromiseFirst:
            let promise = openOrders[items[entry.item].order].order.facts.promise
            queues[stage].byPromise.insert(PromisedEntry(entry: entry, promise: promise))
        default: queues[stage].others.append(entry)
        }
        if !queues[stage].isListed {
            queues[stage].isListed = true
            filled.append(stage)
        }
    }

    /// Brings free assistants and ready work together until one of them has run out.
    mutating func match() {
        while !freed.isEmpty || !filled.isEmpty {
            let assistants = freed
            freed.removeAll(keepingCapacity: true)
            for person in assistants {
                people[person].isListed = false
                while people[person].isAvailable, let stage = nextStage(for: person) {
                    take(queues[stage].removeHead(), stage: stage, by: person)
                }
            }
            let stages = filled
            filled.removeAll(keepingCapacity: true)
            for stage in stages {
                queues[stage].isListed = false
                while queues[stage].available > 0, queues[stage].head != nil {
                    let person = longestIdle(stage)
                    take(queues[stage].removeHead(), stage: stage, by: person)
                }
            }
        }
    }

    /// The stage with what the assistant has to take next: by rank, then by how long it could be taken.
    private func nextStage(for person: Int) -> Int? {
        var best: (rank: Int, since: Microseconds, sequence: UInt64, stage: Int)?
        for stage in people[person].skills {
            guard let (rank, entry) = queues[stage].head else { continue }
            if let chosen = best,
                (chosen.rank, chosen.since, chosen.sequence) < (rank, entry.since, entry.sequence)
            {
                continue
            }
            best = (rank, entry.since, entry.sequence, stage)
        }
        return best?.stage
    }

    /// - Precondition: somebody is available.
    private func longestIdle(_ stage: Int) -> Int {
        var chosen = -1
        for person in queues[stage].people where people[person].isAvailable {
            if chosen < 0 || people[person].idleSince < people[chosen].idleSince { chosen = person }
        }
        return chosen
    }
}
