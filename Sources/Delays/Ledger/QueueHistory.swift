import EventLogs

/// What the queues of a ledger worked on, made when first asked for and then kept.
struct QueueHistory {
    private let ledger: DelayLedger
    private let work: ResourceWork
    private var known: [Int: BusyPieces] = [:]

    /// - Complexity: O(n log n) in the instances of a resource.
    init(_ ledger: DelayLedger) {
        self.ledger = ledger
        work = ResourceWork(log: ledger.log)
    }

    /// - Complexity: O(n log n) in the queue's instances, once; empty for a ledger without queues.
    mutating func pieces(ofQueue queue: Int) -> BusyPieces {
        if let pieces = known[queue] { return pieces }
        guard let queues = ledger.queues else { return .none }
        let isWanted = queues.members.indices.map { $0 == queue }
        let pieces = QueuePieces(queues, work, ready: ledger.ready, isWanted: isWanted).pieces[queue]
        known[queue] = pieces
        return pieces
    }
}
