import EventLogs

/// What an assistant is doing at the moment.
struct PersonState {
    let skills: [Int]
    let capacity: Int
    /// Index of the calendar in `DeskSimulation.shifts`.
    var calendar = 0
    /// Within working time.
    var isPresent = false
    var absentSince: Microseconds
    /// Time outside working time in all, up to `absentSince` or the last return.
    var absence: Microseconds = 0
    var running = 0
    var isPausing = false
    var pauseEnd: Microseconds = 0
    /// Members of the batch at hand that are still to come, the next one last.
    var batch: [Int] = []
    /// Whether the next member of an overlapping batch is due but the assistant is away.
    var overlapIsDue = false
    /// Could begin something now.
    var isAvailable = false
    var idleSince: Microseconds = 0
    /// Stands in the list of those freed since the last matching.
    var isListed = false

    init(skills: [Int], capacity: Int, clock: Microseconds) {
        self.skills = skills
        self.capacity = capacity
        absentSince = clock
    }

    func absence(at clock: Microseconds) -> Microseconds {
        isPresent ? absence : absence + clock - absentSince
    }
}
