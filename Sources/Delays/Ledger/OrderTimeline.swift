import EventLogs
import WorkCalendars

/// One order's critical path, tile by tile in the order of time.
public struct OrderTimeline: Sendable {
    public struct Tile: Sendable, Equatable {
        public let from: Microseconds
        public let to: Microseconds
        public let cause: Cause
        /// The activity instance that was done or waited for.
        public let instance: Int
        /// Inside ``Cause/firstTouch``, what held the order up; else nil.
        public let within: Cause?
        /// For prioritization and contention, the instance that was worked on instead.
        public let workedOn: Int?
    }

    public let order: Int
    public let tiles: [Tile]

    /// - Complexity: O(tiles), and a search for each wait.
    public init(of order: Int, in ledger: DelayLedger) {
        self.order = order
        var instances: [Int] = []
        var next = ledger.path.lastInstance[order] < 0 ? nil : Int(ledger.path.lastInstance[order])
        while let instance = next {
            instances.append(instance)
            next = ledger.predecessor(of: instance)
        }
        var tiles: [Tile] = []
        for instance in instances.reversed() {
            let enabled = ledger.enablement.enabled[instance]
            if ledger.isElapsed(instance) {
                tiles.append(
                    Tile(
                        from: enabled,
                        to: ledger.log.end[instance],
                        cause: .elapsed,
                        instance: instance,
                        within: nil,
                        workedOn: nil
                    )
                )
                continue
            }
            tiles += ledger.waitingTiles(of: instance, order: order)
            tiles.append(
                Tile(
                    from: ledger.log.start[instance],
                    to: ledger.log.end[instance],
                    cause: .processing,
                    instance: instance,
                    within: nil,
                    workedOn: nil
                )
            )
        }
        self.tiles = tiles.filter { $0.to > $0.from }
    }
}

extension DelayLedger {
    /// The tiles of an instance's waiting; per cause they add up to its ``WaitingParts``.
    fileprivate func waitingTiles(
        of instance: Int,
        order: Int
    ) -> [OrderTimeline.Tile] {
        let enabled = enablement.enabled[instance]
        let start = log.start[instance]
        guard enabled < start else { return [] }
        let firstStart = log.start[log.firstInstance[order]]
        let isRoot = predecessor(of: instance) == nil
        var tiles: [OrderTimeline.Tile] = []
        func add(_ from: Microseconds, _ to: Microseconds, _ cause: Cause, workedOn: Int? = nil) {
            // The order's first touch cuts the tiles of its first instance in two.
            let cut = isRoot ? min(max(firstStart, from), to) : from
            if from < cut {
                tiles.append(
                    .init(
                        from: from,
                        to: cut,
                        cause: .firstTouch,
                        instance: instance,
                        within: cause,
                        workedOn: workedOn
                    )
                )
            }
            if cut < to {
                tiles.append(
                    .init(
                        from: cut,
                        to: to,
                        cause: cause,
                        instance: instance,
                        within: nil,
                        workedOn: workedOn
                    )
                )
            }
        }
        guard let queues else {
            // Booked as the literature does, which says how much of each cause there is and not when; or all undetermined.
            var at = enabled
            for parts in isRoot ? [firstTouch[order], waiting[instance]] : [waiting[instance]] {
                for cause in Cause.ofWaiting where parts[cause] > 0 {
                    add(at, at + parts[cause], cause)
                    at += parts[cause]
                }
            }
            return tiles
        }
        guard queues.queue(of: instance, in: log) != nil, let batchPolicies else {
            add(enabled, start, .undetermined)
            return tiles
        }
        let isBatched = batchPolicies.filled(instance) != nil
        let held = min(ready[instance], start)
        add(enabled, max(enabled, held), isBatched ? .batching : .unexplained)
        let inQueue = max(enabled, held)
        let begun = min(max(inQueue, batchPolicies.begun(instance) ?? start), start)
        for piece in queuePieces(of: instance, from: inQueue, to: begun) {
            switch piece.work {
            case .off: add(piece.from, piece.to, .unavailability)
            case .free: add(piece.from, piece.to, .unexplained)
            case .busy(let other):
                add(
                    piece.from,
                    piece.to,
                    ready[other] > ready[instance] ? .prioritization : .contention,
                    workedOn: other
                )
            }
        }
        for spell in spells(of: duty.onDuty[Int(log.resource[instance])], from: begun, to: start) {
            add(spell.from, spell.to, spell.isInside ? .contention : .unavailability)
        }
        return tiles
    }

    private enum QueueWork {
        case off, free
        case busy(Int)
    }

    /// What the queue of an instance did between two instants, in order of time and without gaps.
    private func queuePieces(
        of instance: Int,
        from: Microseconds,
        to: Microseconds
    ) -> [(from: Microseconds, to: Microseconds, work: QueueWork)] {
        guard from < to, let queues, let queue = queues.queue(of: instance, in: log) else { return [] }
        let onDuty = queues.onDuty[queue].intervals
        var pieces: [(from: Microseconds, to: Microseconds, work: QueueWork)] = []
        var cursor = from
        func fill(to end: Microseconds) {
            pieces += spells(of: onDuty, from: cursor, to: end).map {
                ($0.from, $0.to, $0.isInside ? .free : .off)
            }
            cursor = max(cursor, end)
        }
        self.pieces[queue].forEach(from: from, to: to) { start, piece in
            fill(to: start)
            cursor = min(to, piece.end)
            pieces.append((max(from, start), cursor, .busy(Int(piece.instance))))
        }
        fill(to: to)
        return pieces
    }

    /// The spells inside and outside a set between two instants, in order of time and without gaps.
    private func spells(
        of set: IntervalSet,
        from: Microseconds,
        to: Microseconds
    ) -> [(from: Microseconds, to: Microseconds, isInside: Bool)] {
        var spells: [(from: Microseconds, to: Microseconds, isInside: Bool)] = []
        var cursor = from
        while cursor < to {
            let isInside = set.contains(cursor)
            let index = set.firstIndex(endingAfter: cursor)
            let change = index == set.count ? to : isInside ? set.ends[index] : set.starts[index]
            spells.append((cursor, min(to, change), isInside))
            cursor = min(to, change)
        }
        return spells
    }
}
