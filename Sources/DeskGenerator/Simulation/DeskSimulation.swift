import EventLogs
import WorkCalendars

/// The desk at work: a discrete-event simulation that books every waiting time to its true cause.
///
/// At each moment all that happens is taken in first, then free assistants and ready work are matched; so nobody
/// idles beside work that he could do. Memory grows with the orders that are open, not with all orders.
struct DeskSimulation {
    let desk: DeskDescription
    let seed: UInt64
    var clock: Microseconds
    var events = EventHeap()

    var intake: OrderIntake
    var arrived: OrderFacts
    var openOrders = SlotTable<OpenOrder>()
    var items = SlotTable<WorkItem>()
    var queues: [StageQueue]
    var people: [PersonState]
    /// The distinct calendars of the assistants, and who works by each.
    var shifts: [Shifts] = []
    var staff: [[Int]] = []
    /// The hours of the other side, by stage and external wait.
    var outside: [[Shifts]]
    var batchesFormed = 0
    /// Counts the places given out in queues.
    var entries: UInt64 = 0

    /// Assistants who may take new work, and stages with new work, since the last matching.
    var freed: [Int] = []
    var filled: [Int] = []

    init(desk: DeskDescription, seed: UInt64) {
        self.desk = desk
        self.seed = seed
        clock = desk.opening
        intake = OrderIntake(desk: desk, seed: seed)
        arrived = intake.next()
        let opening = clock
        queues = desk.stages.indices.map { stage in
            StageQueue(
                rule: desk.stages[stage].queueRule,
                clock: opening,
                people: desk.assistants.indices.filter { desk.assistants[$0].skills.contains(stage) }
            )
        }
        outside = desk.stages.map { stage in
            stage.externalWaits.map { Shifts(calendar: $0.hours, opening: opening) }
        }
        people = desk.assistants.map {
            PersonState(skills: $0.skills, capacity: $0.capacity, clock: opening)
        }
    }

    /// Lets that many orders come in and works until all are done; hands over each order when it is complete.
    /// - Throws: ``DeskError/neverFinished(stage:)``
    mutating func run(orders: Int, onCompletion: (SimulatedOrder) throws -> Void) throws {
        openForBusiness()
        events.plan(.arrival, at: arrived.arrival)
        var completed = 0
        while completed < orders {
            clock = events.nextTime ?? clock
            while events.nextTime == clock {
                let event = events.removeFirst()
                switch event.kind {
                case .arrival:
                    takeIn(arrived)
                    if arrived.number + 1 < orders {
                        arrived = intake.next()
                        events.plan(.arrival, at: arrived.arrival)
                    }
                case .ready: becomeReady(event.subject)
                case .finished:
                    if let order = finish(event.subject) {
                        completed += 1
                        try onCompletion(order)
                    }
                case .rested: endPause(event.subject)
                case .overlap: continueOverlapping(event.subject)
                case .opens: open(event.subject)
                case .closes: close(event.subject)
                case .batchTime: batchTimeComes(stage: event.subject)
                case .batchDeadline: batchDeadlineComes(stage: event.subject, collection: event.collection)
                }
            }
            match()
            if clock > arrived.arrival + DeskSimulation.patience { throw neverFinished() }
        }
    }

    /// So long after the last arrival the desk is believed to be stuck: ten years.
    private static let patience = 3650 * Microseconds.day

    private func neverFinished() -> DeskError {
        let stuck = queues.firstIndex { !$0.isEmpty } ?? 0
        return .neverFinished(stage: desk.stages[stuck].name.english)
    }

    private mutating func openForBusiness() {
        for (person, assistant) in desk.assistants.enumerated() {
            let known = staff.firstIndex { desk.assistants[$0[0]].calendar == assistant.calendar }
            people[person].calendar = known ?? staff.count
            if let known {
                staff[known].append(person)
            } else {
                staff.append([person])
                shifts.append(Shifts(calendar: assistant.calendar, opening: clock))
            }
        }
        for calendar in shifts.indices {
            if shifts[calendar].intervals.contains(clock) { arrive(staff[calendar]) }
            planNextChange(of: calendar)
        }
        for stage in desk.stages.indices { planNextBatchTime(stage: stage) }
    }
}
