import EventLogs
import Sorting

/// Orders run through a desk, event by event.
///
/// An instance is enabled when everything before it is over, joins the queue of its activity, or that of whose own work it is, when what
/// it waits for outside has passed and its batch has gathered, and begins when somebody who does the activity is free and on duty and nothing else that they do goes first: of several
/// queues the one whose next work is first by its rule is served, where rules or scales of ranks differ the one that is ready first. All that happens at
/// one moment happens before work is handed out; whoever becomes free at that moment chooses first, in the order of the desk, then
/// what has become ready goes to who is idle, each time to the next one around. So the same work at the same desk gives the same
/// times.
public struct Replay {
    let work: ReplayWork
    let desk: ReplayDesk
    var times: ReplayTimes

    var events = BinaryHeap<ReplayEvent>()
    let layout: QueueLayout
    var queues: [BinaryHeap<QueuedWork>]
    /// Of each queue how many in it have waited as long as its batch has patience, and which they are.
    var overdueCounts: [Int]
    var overdue: Set<Int32> = []

    var duty: DutyHours
    /// Of each activity who does it.
    let skilled: [ResourceSet]
    /// Who has a hand free and is not known to be off duty.
    var available: ResourceSet
    var inHand: [Int]
    /// Who is never on duty again.
    var hasLeft: [Bool]
    /// Who got the last work of each activity.
    var lastChosen: [Int]

    let followers: Followers
    var enablersLeft: [Int32]
    let gatherings: Gatherings
    /// Of each batch how many of its members are not ready.
    var missingMembers: [Int32]

    /// Who became free at this moment, and which queues work has joined or may now be taken from.
    var freed: [Int] = []
    var opened: [Int] = []

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
        layout = QueueLayout(work, desk)
        queues = layout.activity.map { _ in BinaryHeap() }
        overdueCounts = layout.activity.map { _ in 0 }
        duty = DutyHours(desk.resources)
        var skilled = [ResourceSet](repeating: ResourceSet(count: resources), count: activities)
        available = ResourceSet(count: resources)
        for (resource, skills) in desk.resources.map(\.skills).enumerated() {
            for activity in skills { skilled[Int(activity)].insert(resource) }
            available.insert(resource)
        }
        self.skilled = skilled
        inHand = [Int](repeating: 0, count: resources)
        hasLeft = [Bool](repeating: false, count: resources)
        lastChosen = [Int](repeating: resources - 1, count: activities)
        followers = Followers(work)
        enablersLeft = (0..<work.instanceCount).map {
            Int32(work.firstEnabler[$0 + 1] - work.firstEnabler[$0])
        }
        gatherings = Gatherings(work)
        missingMembers = gatherings.sizes
        expectLeaving()
    }

    /// Looks at everybody who has work of his own when his last hours end: what is left then is others'.
    private mutating func expectLeaving() {
        for (resource, queues) in layout.served.enumerated() {
            guard queues.contains(where: { layout.owner(of: $0) != nil }),
                let hours = desk.resources[resource].onDuty
            else { continue }
            guard let end = hours.ends.last else {
                hasLeft[resource] = true
                continue
            }
            events.insert(ReplayEvent(time: end, kind: .onDuty, subject: Int32(resource)))
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
            let queue = layout.queue(of: subject)
            overdueCounts[queue] += 1
            opened.append(queue)
        case .onDuty: freed.append(subject)
        }
    }

    private mutating func enable(_ instance: Int, at now: Microseconds) {
        let outside = work.outside[instance]
        guard outside > 0 else { return admit(instance, at: now) }
        let clock = Int(work.outsideClock[instance])
        let ready = clock < 0 ? nil : work.clocks[clock].instant(after: outside, from: now)
        events.insert(
            ReplayEvent(time: ready ?? now + outside, kind: .ready, subject: Int32(instance))
        )
    }

    private mutating func admit(_ instance: Int, at now: Microseconds) {
        times.ready[instance] = now
        let batch = Int(work.gathering[instance])
        guard batch >= 0 else { return letIn(instance, at: now) }
        missingMembers[batch] -= 1
        guard missingMembers[batch] == 0 else { return }
        for member in gatherings.members(of: batch) { letIn(Int(member), at: now) }
    }

    private mutating func letIn(_ instance: Int, at now: Microseconds) {
        let activity = desk.activities[Int(work.activity[instance])]
        if activity.isUnstaffed || work.assignee[instance] == ReplayWork.nobody {
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
        let activity = desk.activities[Int(work.activity[instance])]
        var queue = layout.queue(of: instance)
        if let owner = layout.owner(of: queue), hasLeft[owner] { queue = layout.sharedQueue(of: queue) }
        queues[queue].insert(
            QueuedWork(instance, ready: times.ready[instance], rule: activity.queue, work: work)
        )
        if let patience = activity.batch?.patience {
            events.insert(ReplayEvent(time: now + patience, kind: .overdue, subject: Int32(instance)))
        }
        opened.append(queue)
    }
}
