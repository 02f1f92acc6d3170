import EventLogs
import Sorting

/// One instance that waits or is worked on.
struct WorkItem {
    /// Slots of the order and of the instance in it.
    var order: Int
    var instance: Int
    var stage: Int
    var visit: Int
    var ready: Microseconds
    var isKeyCustomer: Bool
    var assistant = -1
    /// Whether an assistant has taken it, alone or in a batch.
    var isTaken = false
    /// Counts the uses of its slot, so that a place in a queue is not mistaken for a later item's.
    var entry: UInt64 = 0
    /// When it could be taken: ready, and its batch complete.
    var queued: Microseconds = 0
    /// How long nobody had been there for the stage in all, when it could be taken.
    var absenceWhenQueued: Microseconds = 0
    /// When an assistant took it.
    var taken: Microseconds = 0
    /// How long that assistant had been away in all, when he took it.
    var absenceWhenTaken: Microseconds = 0
}

/// Work that can be taken: one item, or a complete batch.
struct QueueEntry {
    /// When it could be taken first: the order of service.
    var since: Microseconds
    var sequence: UInt64
    /// The members in order of readiness; of a lone item just that.
    var item: Int
    /// Empty for a lone item.
    var batch: [Int]
}

/// The same where the promise decides.
struct PromisedEntry: Comparable {
    var entry: QueueEntry
    var promise: Microseconds

    static func < (left: Self, right: Self) -> Bool {
        (left.promise, left.entry.sequence) < (right.promise, right.entry.sequence)
    }

    static func == (left: Self, right: Self) -> Bool { left.entry.sequence == right.entry.sequence }
}

/// What waits before one stage.
struct StageQueue {
    let rule: QueueRule
    /// Who can do the stage.
    let people: [Int]
    /// Entries of key customers who go first, and all others.
    var first = FirstInFirstOut<QueueEntry>()
    var others = FirstInFirstOut<QueueEntry>()
    /// All entries where the earliest promise goes first.
    var byPromise = BinaryHeap<PromisedEntry>()

    /// Items that wait for their batch to be complete, and which collection this is.
    var collecting = FirstInFirstOut<Int>()
    var collection = 0

    /// Everything that is ready and not taken yet, in order of readiness, with taken items still in between.
    var waiting = FirstInFirstOut<(item: Int, entry: UInt64, ready: Microseconds)>()
    /// Work of skilled assistants in working time on what became ready later than something that waited.
    var overtaking: [Overtaking] = []
    var overtakingLimit = 64

    /// Skilled assistants within working time; while there are none, since when, and how long that was in all.
    var present = 0
    var absentSince: Microseconds = 0
    var absence: Microseconds = 0
    /// Skilled assistants who could begin something now.
    var available = 0

    var isListed = false

    init(rule: QueueRule, clock: Microseconds, people: [Int]) {
        self.rule = rule
        self.people = people
        absentSince = clock
    }

    var isEmpty: Bool { first.isEmpty && others.isEmpty && byPromise.isEmpty && collecting.isEmpty }

    /// What is to be taken next, key customers or the earliest promise first where the rule says so.
    var head: (rank: Int, entry: QueueEntry)? {
        if let entry = first.first { return (0, entry) }
        if let entry = byPromise.first?.entry ?? others.first { return (1, entry) }
        return nil
    }

    mutating func removeHead() -> QueueEntry {
        if !first.isEmpty { return first.removeFirst() }
        return byPromise.isEmpty ? others.removeFirst() : byPromise.removeFirst().entry
    }

    /// For how long nobody was there for the stage, up to `clock`.
    func absence(at clock: Microseconds) -> Microseconds {
        present == 0 ? absence + clock - absentSince : absence
    }
}

/// A span of working time spent on something that became ready at `ready`.
struct Overtaking {
    var from: Microseconds
    var to: Microseconds
    var ready: Microseconds
}
