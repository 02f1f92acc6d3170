import EventLogs

/// Waiting between instances and those that enabled them, by both activities and both resources.
///
/// A large desk has more transitions than the cache has room for their sums. So instances are taken in blocks: the sums of
/// a block are looked up together, then added to, and neither awaits the memory of the one before.
struct TransitionSums: Sendable {
    /// Who did what.
    struct Step: Sendable, Equatable {
        let activity: Int32
        /// ``EventLog/missingName`` for nobody.
        let resource: Int32

        @inline(__always)
        init(_ instance: Int, in log: EventLog) {
            activity = log.activity[instance]
            resource = log.resource[instance]
        }

        @inline(__always)
        fileprivate var bits: UInt64 {
            UInt64(UInt32(bitPattern: activity)) &<< 32 | UInt64(UInt32(bitPattern: resource))
        }
    }

    struct Sum: Sendable {
        let before: Step
        let after: Step
        fileprivate(set) var count: Int
        /// In order of `Cause.ofWaiting`; elapsed time is undetermined.
        fileprivate var waits = InlineArray<6, Microseconds>(repeating: 0)

        var waiting: WaitingParts {
            var parts = WaitingParts.zero
            for (index, cause) in Cause.ofWaiting.enumerated() { parts[cause] = waits[index] }
            return parts
        }

        @inline(__always)
        fileprivate func isOfTransition(_ other: Sum) -> Bool {
            before == other.before && after == other.after
        }
    }

    /// One for each transition, in order of first occurrence.
    private(set) var sums: [Sum] = []
    /// By open addressing, where in ``sums`` each transition is; -1 in free places. As many as a power of two: an eighth to
    /// a quarter are taken, so that few transitions are not found where they are looked for first.
    private var places = [Int32](repeating: -1, count: 64)
    private var shift: UInt64 = 58

    private static let mostlyEnough = 1 << 17

    /// So many look-ups at once keep the memory busy, and their waits in the nearest cache.
    private static let blockSize = 128

    init() {}

    /// - Precondition: as in ``PerCause`` sums of durations wrap around: the caller knows that none overflows.
    /// - Complexity: O(instances in `orders`).
    init(_ ledger: DelayLedger, orders: Range<Int>) {
        let log = ledger.log
        let instances = log.firstInstance[orders.lowerBound]..<log.firstInstance[orders.upperBound]
        var nextPart = 0
        if !ledger.waiting.isEmpty, !instances.isEmpty {
            nextPart = ledger.waiting.firstPart(of: instances.lowerBound)
        }
        let hasWaiting = !ledger.waiting.isEmpty
        // Room for all that there mostly are: as it grew, it would be moved.
        let steps = log.activities.count * (log.resources.count + 1)
        sums.reserveCapacity(min(instances.count, steps * steps, TransitionSums.mostlyEnough))
        withUnsafeTemporaryAllocation(of: Sum.self, capacity: TransitionSums.blockSize) { added in
            var count = 0
            for instance in instances {
                var waits = InlineArray<6, Microseconds>(repeating: 0)
                if hasWaiting {
                    ledger.waiting.forEachPart(of: instance, at: &nextPart) { waits[$0] = $1 }
                }
                guard let before = ledger.predecessor(of: instance) else { continue }
                if ledger.isElapsed(instance) {
                    waits[5] &+= log.end[instance] - ledger.enablement.enabled[instance]
                }
                added[count] = Sum(
                    before: Step(before, in: log),
                    after: Step(instance, in: log),
                    count: 1,
                    waits: waits
                )
                count &+= 1
                if count == TransitionSums.blockSize {
                    add(UnsafeBufferPointer(added))
                    count = 0
                }
            }
            add(UnsafeBufferPointer(rebasing: added[..<count]))
        }
    }

    /// - Complexity: O(the other's transitions).
    mutating func merge(_ other: TransitionSums) {
        // All there is of the first to be merged.
        if sums.isEmpty { self = other } else { other.sums.withUnsafeBufferPointer { add($0) } }
    }

    @inline(never)
    private mutating func add(_ added: UnsafeBufferPointer<Sum>) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: added.count) { codes in
            // What is not found where it would be at first is searched for, in turn.
            places.withUnsafeBufferPointer { places in
                for index in 0..<added.count { codes[index] = places[place(of: added[index])] }
            }
            sums.withUnsafeBufferPointer { sums in
                for index in 0..<added.count where codes[index] >= 0 {
                    if !sums[Int(codes[index])].isOfTransition(added[index]) { codes[index] = -1 }
                }
            }
            for index in 0..<added.count where codes[index] < 0 { codes[index] = code(of: added[index]) }
            sums.withUnsafeMutableBufferPointer { sums in
                for index in 0..<added.count {
                    let code = Int(codes[index])
                    sums[code].count &+= added[index].count
                    for cause in 0..<6 { sums[code].waits[cause] &+= added[index].waits[cause] }
                }
            }
        }
    }

    /// Where in ``sums`` a transition is, put there with nothing added up if it is new.
    @inline(never)
    private mutating func code(of sum: Sum) -> Int32 {
        var place = place(of: sum)
        while places[place] >= 0 {
            if sums[Int(places[place])].isOfTransition(sum) { return places[place] }
            place = (place + 1) & (places.count - 1)
        }
        places[place] = Int32(sums.count)
        sums.append(Sum(before: sum.before, after: sum.after, count: 0))
        if sums.count * 4 > places.count { grow() }
        return Int32(sums.count - 1)
    }

    private mutating func grow() {
        places = [Int32](repeating: -1, count: places.count * 2)
        shift -= 1
        for (code, sum) in sums.enumerated() {
            var place = self.place(of: sum)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(code)
        }
    }

    /// Multiplicative hashing, as in ``DenseCodes``.
    @inline(__always)
    private func place(of sum: Sum) -> Int {
        let mixed = sum.before.bits &* 0x9E37_79B9_7F4A_7C15
        let product = (mixed ^ (mixed >> 32) ^ sum.after.bits) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: product >> shift)
    }
}
