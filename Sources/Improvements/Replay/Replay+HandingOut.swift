import EventLogs

/// Giving work to people.
extension Replay {
    mutating func handOut(at now: Microseconds) {
        freed.sort()
        for resource in freed { takeWork(resource, at: now) }
        // Work that somebody leaves behind opens further queues.
        var next = 0
        while next < opened.count {
            let queue = opened[next]
            next += 1
            while isOpen(queue), let resource = nextIdle(for: queue, at: now) {
                begin(queue, by: resource, at: now)
                if inHand[resource] == desk.resources[resource].capacity { available.remove(resource) }
            }
        }
        freed.removeAll(keepingCapacity: true)
        opened.removeAll(keepingCapacity: true)
    }

    /// Whether the queue has work that may be taken.
    private func isOpen(_ queue: Int) -> Bool {
        let waiting = queues[queue].count
        guard waiting > 0, let batch = desk.activities[layout.activity[queue]].batch else {
            return waiting > 0
        }
        return waiting >= batch.least || overdueCounts[queue] > 0
    }

    /// Gives a resource as much of the work that it does as it has hands free.
    private mutating func takeWork(_ resource: Int, at now: Microseconds) {
        guard checkDuty(resource, at: now) else { return }
        while inHand[resource] < desk.resources[resource].capacity {
            guard let queue = nextQueue(for: resource) else {
                available.insert(resource)
                return
            }
            begin(queue, by: resource, at: now)
        }
        available.remove(resource)
    }

    private func nextQueue(for resource: Int) -> Int? {
        let favours = desk.resources[resource].favoursAcrossQueues
        var best: (queue: Int, next: QueuedWork)?
        for queue in layout.served[resource] where isOpen(queue) {
            guard let next = queues[queue].first else { continue }
            if let current = best {
                let (isFavoured, other) = (
                    favours && isOfFavouredClass(next, in: queue),
                    favours && isOfFavouredClass(current.next, in: current.queue)
                )
                if isFavoured != other {
                    if isFavoured { best = (queue, next) }
                    continue
                }
                let isByRule =
                    next.isFirstTouch || current.next.isFirstTouch
                    || desk.activities[layout.activity[queue]]
                        .isComparable(with: desk.activities[layout.activity[current.queue]])
                let isFirst =
                    isByRule
                    ? next < current.next
                    : (next.ready, next.instance) < (current.next.ready, current.next.instance)
                if !isFirst { continue }
            }
            best = (queue, next)
        }
        return best?.queue
    }

    /// Whether work goes before others of its queue by the class that it is of.
    private func isOfFavouredClass(_ work: QueuedWork, in queue: Int) -> Bool {
        desk.activities[layout.activity[queue]].favouredBelow.map { work.key < $0 } ?? false
    }

    /// Who takes work of a queue: of those that share it the next one around.
    private mutating func nextIdle(for queue: Int, at now: Microseconds) -> Int? {
        if let owner = layout.owner(of: queue) {
            return available.contains(owner) && checkDuty(owner, at: now) ? owner : nil
        }
        let activity = layout.activity[queue]
        while let resource = available.firstCommon(with: skilled[activity], after: lastChosen[activity]) {
            if checkDuty(resource, at: now) { return resource }
        }
        return nil
    }

    /// Whether a resource is on duty; one that is not is woken when it is next.
    private mutating func checkDuty(_ resource: Int, at now: Microseconds) -> Bool {
        let (isOnDuty, next) = duty.isOnDuty(resource, at: now)
        if isOnDuty { return true }
        available.remove(resource)
        if let next {
            events.insert(ReplayEvent(time: next, kind: .onDuty, subject: Int32(resource)))
        } else if !hasLeft[resource] {
            leave(resource)
        }
        return false
    }

    /// Hands somebody's own work to all who do it.
    private mutating func leave(_ resource: Int) {
        hasLeft[resource] = true
        for queue in layout.served[resource] where layout.owner(of: queue) != nil && !queues[queue].isEmpty {
            let shared = layout.sharedQueue(of: queue)
            while !queues[queue].isEmpty { queues[shared].insert(queues[queue].removeFirst()) }
            overdueCounts[shared] += overdueCounts[queue]
            overdueCounts[queue] = 0
            opened.append(shared)
        }
    }

    /// Takes the next work of a queue, or the next batch.
    private mutating func begin(_ queue: Int, by resource: Int, at now: Microseconds) {
        let activity = layout.activity[queue]
        if layout.owner(of: queue) == nil { lastChosen[activity] = resource }
        inHand[resource] += 1
        guard let batch = desk.activities[activity].batch else {
            let instance = Int(queues[queue].removeFirst().instance)
            return begin(
                instance,
                by: resource,
                at: now,
                until: duty.end(of: work.effort[instance], from: now, by: resource),
                isLast: true
            )
        }
        let members = (0..<min(queues[queue].count, batch.most)).map { _ in
            Int(queues[queue].removeFirst().instance)
        }
        if batch.patience != nil {
            for member in members where overdue.remove(Int32(member)) != nil { overdueCounts[queue] -= 1 }
        }
        let longest = members.reduce(0) { max($0, work.effort[$1]) }
        var (spent, start) = (Microseconds(0), Optional(now))
        for (place, member) in members.enumerated() {
            guard let from = start else { return }
            spent = batch.work == .atOnce ? longest : spent + work.effort[member]
            let end = duty.end(of: spent, from: now, by: resource)
            begin(member, by: resource, at: from, until: end, isLast: place == members.count - 1)
            if batch.work == .inTurn { start = end }
        }
    }

    private mutating func begin(
        _ instance: Int,
        by resource: Int,
        at start: Microseconds,
        until end: Microseconds?,
        isLast: Bool
    ) {
        times.start[instance] = start
        times.resource[instance] = Int32(resource)
        guard let end else { return }
        events.insert(
            ReplayEvent(time: end, kind: isLast ? .endsWork : .ends, subject: Int32(instance))
        )
    }
}

extension ReplayDesk.Activity {
    /// Whether one rule tells which of the two queues is served first.
    @inline(__always)
    fileprivate func isComparable(with other: Self) -> Bool {
        queue == other.queue && (queue != .lowestRank || rankScale == other.rankScale)
    }
}
