import EventLogs

/// Books waiting to its cause, while it can still be seen.
extension DeskSimulation {
    /// An assistant takes the item: books its time in the queue.
    ///
    /// Whoever waits in a queue waits because no skilled assistant was there, or because those who were had other work;
    /// of that, the time in which one of them worked on what became ready later was lost by being overtaken.
    mutating func markTaken(_ item: Int, by person: Int) {
        let work = items[item]
        let absent = queues[work.stage].absence(at: clock) - work.absenceWhenQueued
        let overtaken = overtakingTime(stage: work.stage, readyAt: work.ready, from: work.queued)
        let busy = clock - work.queued - absent
        let instance = work.instance
        openOrders[work.order].order.instances[instance].waiting.unavailability = absent
        openOrders[work.order].order.instances[instance].waiting.prioritization = overtaken
        openOrders[work.order].order.instances[instance].waiting.contention = busy - overtaken
        items[item].isTaken = true
        items[item].assistant = person
        items[item].taken = clock
        items[item].absenceWhenTaken = people[person].absence(at: clock)
    }

    /// The item begins: books its time since it was taken, in which the earlier members of its batch were worked on.
    mutating func bookWaitingInBatch(_ item: Int) {
        let work = items[item]
        guard clock > work.taken else { return }
        let absent = people[work.assistant].absence(at: clock) - work.absenceWhenTaken
        let instance = work.instance
        openOrders[work.order].order.instances[instance].waiting.unavailability += absent
        openOrders[work.order].order.instances[instance].waiting.contention += clock - work.taken - absent
    }

    /// Remembers work on something that became ready later than what waits in one of the assistant's stages.
    mutating func recordOvertaking(by person: Int, readyAt ready: Microseconds, until end: Microseconds) {
        let occupiedUntil = end + desk.assistants[person].pauseAfterTask
        for stage in people[person].skills {
            dropTaken(stage)
            guard let oldest = queues[stage].waiting.first?.ready, oldest < ready else { continue }
            forgetOvertaking(stage, before: oldest)
            let intervals = shifts[people[person].calendar].intervals
            var index = intervals.firstIndex(endingAfter: clock)
            while index < intervals.count, intervals.starts[index] < occupiedUntil {
                queues[stage].overtaking.append(
                    Overtaking(
                        from: max(clock, intervals.starts[index]),
                        to: min(occupiedUntil, intervals.ends[index]),
                        ready: ready
                    )
                )
                index += 1
            }
        }
    }

    /// Keeps taken items from hiding what still waits.
    private mutating func dropTaken(_ stage: Int) {
        while let first = queues[stage].waiting.first,
            items[first.item].isTaken || items[first.item].entry != first.entry
        {
            _ = queues[stage].waiting.removeFirst()
        }
    }

    /// Drops what ended before anything that still waits became ready, each time the list has doubled.
    private mutating func forgetOvertaking(_ stage: Int, before oldest: Microseconds) {
        guard queues[stage].overtaking.count >= queues[stage].overtakingLimit else { return }
        queues[stage].overtaking.removeAll { $0.to <= oldest }
        queues[stage].overtakingLimit = max(64, 2 * queues[stage].overtaking.count)
    }

    /// The time in [from, now) in which skilled assistants worked on what became ready after `ready`.
    private func overtakingTime(
        stage: Int,
        readyAt ready: Microseconds,
        from: Microseconds
    ) -> Microseconds {
        guard from < clock else { return 0 }
        var spans = queues[stage].overtaking.filter { $0.ready > ready && $0.to > from && $0.from < clock }
        guard !spans.isEmpty else { return 0 }
        spans.sort { $0.from < $1.from }
        var total: Microseconds = 0
        var covered = from
        for span in spans {
            let to = min(span.to, clock)
            if to > covered { total += to - max(covered, span.from) }
            covered = max(covered, to)
        }
        return total
    }
}
