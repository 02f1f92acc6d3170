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

    /// - Complexity: O(instances of the queues that the order waited in).
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
            if ledger.waiting.isEmpty {
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
    fileprivate func waitingTiles(of instance: Int, order: Int) -> [OrderTimeline.Tile] {
        let enabled = enablement.enabled[instance]
        let start = log.start[instance]
        guard enabled < start, let queues else { return [] }
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
        guard queues.queue[instance] >= 0, let batchPolicies else {
            add(enabled, start, .undetermined)
            return tiles
        }
        let isBatched = batchPolicies.filled[instance] != EventLog.missingTime
        let held = min(isBatched ? batchPolicies.filled[instance] : ready[instance], start)
        add(enabled, max(enabled, held), isBatched ? .batching : .unexplained)
        let free: Cause =
            batchPolicies.waitsForClock(instance, activity: log.activity[instance]) ? .batching : .unexplained
        for piece in queuePieces(of: instance, from: max(enabled, held), to: start) {
            switch piece.work {
            case .off: add(piece.from, piece.to, .unavailability)
            case .free: add(piece.from, piece.to, free)
            case .busy(let other):
                add(
                    piece.from,
                    piece.to,
                    ready[other] > ready[instance] ? .prioritization : .contention,
                    workedOn: other
                )
            }
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
        guard from < to, let queues else { return [] }
        let queue = Int(queues.queue[instance])
        let members = Set(queues.members[queue])
        let works = (0..<Int32(log.instanceCount)).filter {
            log.start[Int($0)] < to && log.end[Int($0)] > from && members.contains(log.resource[Int($0)])
        }
        let onDuty = queues.onDuty[queue].clipped(from: from, to: to)
        let busy = BusyPieces(
            works: works,
            log: log,
            ready: ready,
            clockedOn: onDuty.subtracting(queues.idle[queue].clipped(from: from, to: to))
        )
        var pieces: [(from: Microseconds, to: Microseconds, work: QueueWork)] = []
        var cursor = from
        func fill(to end: Microseconds) {
            while cursor < end {
                let isOn = onDuty.contains(cursor)
                let index = onDuty.firstIndex(endingAfter: cursor)
                let change = index == onDuty.count ? end : isOn ? onDuty.ends[index] : onDuty.starts[index]
                let next = min(end, change)
                pieces.append((cursor, next, isOn ? .free : .off))
                cursor = next
            }
        }
        for index in 0..<busy.count {
            fill(to: busy.starts[index])
            pieces.append((cursor, busy.ends[index], .busy(Int(busy.instance[index]))))
            cursor = busy.ends[index]
        }
        fill(to: to)
        return pieces
    }
}
