import EventLogs
import Sorting

/// Orders run through a desk, event by event.
///
/// An instance is enabled when everything before it is over, joins the queue of its activity when what it waits for outside has
/// passed, and begins when somebody who does the activity is free and on duty and nothing else that they do goes first: of several
/// queues the one whose next work is first by its rule is served, where rules differ the one that is ready first. All that happens at
/// one moment happens before work is handed out; whoever becomes free at that moment chooses first, in the order of the desk, then
/// what has become ready goes to who is idle, each time to the next one around. So the same work at the same desk gives the same
/// times.
public struct Replay {
    private let work: ReplayWork
    private let desk: ReplayDesk
    private var times: ReplayTimes

    private var events = BinaryHeap<ReplayEvent>()
    private var queues: [BinaryHeap<QueuedWork>]
    /// Of each activity how many in its queue have waited as long as its batch has patience, and which they are.
    private var overdueCounts: [Int]
    private var overdue: Set<Int32> = []

    private var duty: DutyHours
    private let skills: [[Int]]
    private let skilled: [ResourceSet]
    /// Who has a hand free and is not known to be off duty.
    private var available: ResourceSet
    private var inHand: [Int]
    /// Who got the last work of each activity.
    private var lastChosen: [Int]

    private let followers: Followers
    private var enablersLeft: [Int32]

    /// Who became free at this moment, and which queues work has joined or may now be taken from.
    private var freed: [Int] = []
    private var opened: [Int] = []

    /// - Complexity: O((instances + enablers) · log instances + instances · resources / 64).
    public static func times(of work: ReplayWork, at desk: ReplayDesk) -> ReplayTimes {
        var replay = Replay(work, desk)
        replay.run()
        return replay.times
    }

    private init(_ work: ReplayWork, _ desk: ReplayDesk) {
        self.work = work
        self.desk = desk
        times = ReplayTimes(instanceCount: work.instanceCount)
        let (activities, resources) = (desk.activities.count, desk.resources.count)
        queues = (0..<activities).map { _ in BinaryHeap() }
        overdueCounts = [Int](repeating: 0, count: activities)
        duty = DutyHours(desk.resources)
        skills = desk.resources.map { $0.skills.map { Int($0) }.sorted() }
        var skilled = [ResourceSet](repeating: ResourceSet(count: resources), count: activities)
        available = ResourceSet(count: resources)
        for (resource, skills) in skills.enumerated() {
            for activity in skills { skilled[activity].insert(resource) }
            available.insert(resource)
        }
        self.skilled = skilled
        inHand = [Int](repeating: 0, count: resources)
        lastChosen = [Int](repeating: resources - 1, count: activities)
        followers = Followers(work)
        enablersLeft = (0..<work.instanceCount).map {
            Int32(work.firstEnabler[$0 + 1] - work.firstEnabler[$0])
        }
    }

    private mutating func run() {
        let orders = work.arrival.indices.sorted { (work.arrival[$0], $0) < (work.arrival[$1], $1) }
        var nextOrder = 0
        while true {
            let arrival = nextOrder < orders.count ? work.arrival[orders[nextOrder]] : .max
            guard
                let now = events.first.map({ min($0.time, arrival) })
                    ?? (nextOrder < orders.count ? arrival : nil)
            else { return }
            while let event = events.first, event.time == now { handle(events.removeFirst()) }
            while nextOrder < orders.count, work.arrival[orders[nextOrder]] == now {
                let order = orders[nextOrder]
                for instance in work.firstInstance[order]..<work.firstInstance[order + 1]
                where enablersLeft[instance] == 0 { enable(instance, at: now) }
                nextOrder += 1
            }
            handOut(at: now)
        }
    }

    private mutating func handle(_ event: ReplayEvent) {
        let subject = Int(event.subject)
        switch event.kind {
        case .ends, .endsWork:
            times.end[subject] = event.time
            for place in followers.places(of: subject) {
                let follower = Int(followers.instances[place])
                enablersLeft[follower] -= 1
                if enablersLeft[follower] == 0 { enable(follower, at: event.time) }
            }
            if event.kind == .endsWork {
                let resource = Int(times.resource[subject])
                inHand[resource] -= 1
                freed.append(resource)
            }
        case .ready: admit(subject, at: event.time)
        case .released: enqueue(subject, at: event.time)
        case .overdue:
            guard times.start[subject] == EventLog.missingTime else { return }
            overdue.insert(event.subject)
            let activity = Int(work.activity[subject])
            overdueCounts[activity] += 1
            opened.append(activity)
        case .onDuty: freed.append(subject)
        }
    }

    private mutating func enable(_ instance: Int, at now: Microseconds) {
        guard work.outside[instance] > 0 else { return admit(instance, at: now) }
        events.insert(ReplayEvent(time: now + work.outside[instance], kind: .ready, subject: Int32(instance)))
    }

    private mutating func admit(_ instance: Int, at now: Microseconds) {
        times.ready[instance] = now
        let code = Int(work.activity[instance])
        let activity = desk.activities[code]
        if activity.isUnstaffed {
            times.start[instance] = now
            events.insert(
                ReplayEvent(time: now + work.effort[instance], kind: .ends, subject: Int32(instance))
            )
            return
        }
        let release = activity.releases.partitionPoint { $0 < now }
        if release < activity.releases.count, activity.releases[release] > now {
            events.insert(
                ReplayEvent(time: activity.releases[release], kind: .released, subject: Int32(instance))
            )
        } else {
            enqueue(instance, at: now)
        }
    }

    private mutating func enqueue(_ instance: Int, at now: Microseconds) {
        let code = Int(work.activity[instance])
        let activity = desk.activities[code]
        queues[code].insert(
            QueuedWork(instance, ready: times.ready[instance], rule: activity.queue, work: work)
        )
        if let patience = activity.batch?.patience {
            events.insert(ReplayEvent(time: now + patience, kind: .overdue, subject: Int32(instance)))
        }
        opened.append(code)
    }

    // MARK: Handing out

    private mutating func handOut(at now: Microseconds) {
        freed.sort()
        for resource in freed { takeWork(resource, at: now) }
        for activity in opened {
            while isOpen(activity), let resource = nextIdle(for: activity, at: now) {
                begin(activity, by: resource, at: now)
                if inHand[resource] == desk.resources[resource].capacity { available.remove(resource) }
            }
        }
        freed.removeAll(keepingCapacity: true)
        opened.removeAll(keepingCapacity: true)
    }

    /// Whether the queue has work that may be taken.
    private func isOpen(_ activity: Int) -> Bool {
        let waiting = queues[activity].count
        guard waiting > 0, let batch = desk.activities[activity].batch else { return waiting > 0 }
        return waiting >= batch.least || overdueCounts[activity] > 0
    }

    /// Gives a resource as much of the work that it does as it has hands free.
    private mutating func takeWork(_ resource: Int, at now: Microseconds) {
        guard checkDuty(resource, at: now) else { return }
        while inHand[resource] < desk.resources[resource].capacity {
            guard let activity = nextQueue(for: resource) else {
                available.insert(resource)
                return
            }
            begin(activity, by: resource, at: now)
        }
        available.remove(resource)
    }

    private func nextQueue(for resource: Int) -> Int? {
        var best: (activity: Int, next: QueuedWork)?
        for activity in skills[resource] where isOpen(activity) {
            guard let next = queues[activity].first else { continue }
            if let current = best {
                let isSameRule = desk.activities[activity].queue == desk.activities[current.activity].queue
                let isFirst =
                    isSameRule
                    ? next < current.next
                    : (next.ready, next.instance) < (current.next.ready, current.next.instance)
                if !isFirst { continue }
            }
            best = (activity, next)
        }
        return best?.activity
    }

    private mutating func nextIdle(for activity: Int, at now: Microseconds) -> Int? {
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
        }
        return false
    }

    /// Takes the next work of a queue, or the next batch.
    private mutating func begin(_ activity: Int, by resource: Int, at now: Microseconds) {
        lastChosen[activity] = resource
        inHand[resource] += 1
        guard let batch = desk.activities[activity].batch else {
            let instance = Int(queues[activity].removeFirst().instance)
            return begin(
                instance,
                by: resource,
                at: now,
                until: duty.end(of: work.effort[instance], from: now, by: resource),
                isLast: true
            )
        }
        let members = (0..<min(queues[activity].count, batch.most)).map { _ in
            Int(queues[activity].removeFirst().instance)
        }
        if batch.patience != nil {
            for member in members where overdue.remove(Int32(member)) != nil { overdueCounts[activity] -= 1 }
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

/// Of each instance those that it enables.
private struct Followers {
    private let first: [Int]
    let instances: [Int32]

    /// - Complexity: O(instances + enablers).
    init(_ work: ReplayWork) {
        var first = [Int](repeating: 0, count: work.instanceCount + 1)
        for enabler in work.enablers { first[Int(enabler) + 1] += 1 }
        for instance in 0..<work.instanceCount { first[instance + 1] += first[instance] }
        var instances = [Int32](repeating: 0, count: work.enablers.count)
        var next = first
        for instance in 0..<work.instanceCount {
            for place in work.firstEnabler[instance]..<work.firstEnabler[instance + 1] {
                let enabler = Int(work.enablers[place])
                instances[next[enabler]] = Int32(instance)
                next[enabler] += 1
            }
        }
        (self.first, self.instances) = (first, instances)
    }

    /// Where in ``instances`` those that an instance enables are.
    @inline(__always)
    func places(of instance: Int) -> Range<Int> { first[instance]..<first[instance + 1] }
}
