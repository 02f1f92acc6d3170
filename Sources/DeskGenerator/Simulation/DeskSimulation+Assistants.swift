import EventLogs

extension DeskSimulation {
    mutating func planNextChange(of calendar: Int) {
        let change = shifts[calendar].nextChange(after: clock)
        events.plan(change.opens ? .opens : .closes, at: change.time, subject: calendar)
    }

    mutating func open(_ calendar: Int) {
        arrive(staff[calendar])
        planNextChange(of: calendar)
    }

    mutating func close(_ calendar: Int) {
        for person in staff[calendar] where people[person].isPresent {
            people[person].isPresent = false
            people[person].absentSince = clock
            for stage in people[person].skills {
                queues[stage].present -= 1
                if queues[stage].present == 0 { queues[stage].absentSince = clock }
            }
            review(person)
        }
        planNextChange(of: calendar)
    }

    mutating func arrive(_ persons: [Int]) {
        for person in persons where !people[person].isPresent {
            people[person].absence = people[person].absence(at: clock)
            people[person].isPresent = true
            for stage in people[person].skills {
                queues[stage].absence = queues[stage].absence(at: clock)
                queues[stage].present += 1
            }
            continueBatch(person)
            review(person)
        }
    }

    /// Sets whether the assistant could begin something new.
    mutating func review(_ person: Int) {
        let state = people[person]
        let isAvailable =
            state.isPresent && !state.isPausing && state.batch.isEmpty && state.running < state.capacity
        if isAvailable, !state.isListed {
            people[person].isListed = true
            freed.append(person)
        }
        guard isAvailable != state.isAvailable else { return }
        people[person].isAvailable = isAvailable
        if isAvailable { people[person].idleSince = clock }
        for stage in state.skills { queues[stage].available += isAvailable ? 1 : -1 }
    }

    /// Takes work off a queue: begins it, or the first of its batch.
    mutating func take(_ entry: QueueEntry, stage: Int, by person: Int) {
        if entry.batch.isEmpty {
            markTaken(entry.item, by: person)
            begin(entry.item, by: person)
        } else {
            for item in entry.batch { markTaken(item, by: person) }
            beginBatch(entry.batch, stage: stage, by: person)
        }
        review(person)
    }

    /// Begins an instance now.
    mutating func begin(_ item: Int, by person: Int) {
        begin(item, by: person, until: end(of: workingTime(of: item), by: person))
    }

    /// Begins an instance now that ends at a given moment.
    mutating func begin(_ item: Int, by person: Int, until end: Microseconds) {
        let work = items[item]
        bookWaitingInBatch(item)
        openOrders[work.order].order.instances[work.instance].assistant = person
        openOrders[work.order].order.instances[work.instance].start = clock
        openOrders[work.order].order.instances[work.instance].end = end
        people[person].running += 1
        recordOvertaking(by: person, readyAt: work.ready, until: end)
        events.plan(.finished, at: end, subject: item)
    }

    func workingTime(of item: Int) -> Microseconds {
        let work = items[item]
        var stream = RandomStream(
            seed: seed,
            order: openOrders[work.order].order.facts.number,
            purpose: .work(stage: work.stage, visit: work.visit)
        )
        return max(.second, desk.stages[work.stage].work.sample(from: &stream))
    }

    mutating func end(of workingTime: Microseconds, by person: Int) -> Microseconds {
        shifts[people[person].calendar].finish(
            start: clock,
            work: workingTime,
            overtime: desk.overtimeLimit
        )
    }

    /// The assistant has finished something.
    mutating func release(_ person: Int) {
        people[person].running -= 1
        let pause = desk.assistants[person].pauseAfterTask
        if pause > 0 {
            people[person].isPausing = true
            people[person].pauseEnd = clock + pause
            events.plan(.rested, at: clock + pause, subject: person)
        }
        continueBatch(person)
        review(person)
    }

    mutating func endPause(_ person: Int) {
        // The pause after a member of an overlapping batch may run into the next one's.
        guard clock >= people[person].pauseEnd else { return }
        people[person].isPausing = false
        continueBatch(person)
        review(person)
    }
}
