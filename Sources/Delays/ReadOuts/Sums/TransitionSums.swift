import EventLogs

/// Waiting between instances and those that enabled them, by both activities and both resources.
///
/// A large desk has more transitions than the cache has room for their sums. So instances are taken in blocks: the sums of
/// a block are looked up together, then added to, and neither awaits the memory of the one before.
struct TransitionSums: Sendable {
    struct Sum: Sendable {
        fileprivate(set) var count = 0
        /// In order of `Cause.ofWaiting`; elapsed time is undetermined.
        fileprivate var waits = InlineArray<6, Microseconds>(repeating: 0)

        var waiting: WaitingParts {
            var parts = WaitingParts.zero
            for (index, cause) in Cause.ofWaiting.enumerated() { parts[cause] = waits[index] }
            return parts
        }
    }

    private(set) var keys = DenseCodes()
    /// By the code of their key.
    private(set) var sums: [Sum] = []

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
        let resourceCount = log.resources.count
        withUnsafeTemporaryAllocation(of: DenseCodes.Pair.self, capacity: TransitionSums.blockSize) { pairs in
            withUnsafeTemporaryAllocation(of: Sum.self, capacity: TransitionSums.blockSize) { added in
                var count = 0
                for instance in instances {
                    var sum = Sum()
                    sum.count = 1
                    if hasWaiting {
                        ledger.waiting.forEachPart(of: instance, at: &nextPart) { sum.waits[$0] = $1 }
                    }
                    guard let before = ledger.predecessor(of: instance) else { continue }
                    if ledger.isElapsed(instance) {
                        sum.waits[5] &+= log.end[instance] - ledger.enablement.enabled[instance]
                    }
                    pairs[count] = DenseCodes.Pair(
                        first: TransitionSums.worker(
                            log.activity[before],
                            log.resource[before],
                            resourceCount
                        ),
                        second: TransitionSums.worker(
                            log.activity[instance],
                            log.resource[instance],
                            resourceCount
                        )
                    )
                    added[count] = sum
                    count &+= 1
                    if count == TransitionSums.blockSize {
                        add(UnsafeBufferPointer(added), of: UnsafeBufferPointer(pairs))
                        count = 0
                    }
                }
                add(
                    UnsafeBufferPointer(rebasing: added[..<count]),
                    of: UnsafeBufferPointer(rebasing: pairs[..<count])
                )
            }
        }
    }

    /// An activity and a resource, perhaps ``EventLog/missingName``, as one number.
    @inline(__always)
    static func worker(_ activity: Int32, _ resource: Int32, _ resourceCount: Int) -> Int {
        Int(activity) &* (resourceCount &+ 1) &+ Int(resource) &+ 1
    }

    static func activity(_ worker: Int, _ resourceCount: Int) -> Int32 { Int32(worker / (resourceCount + 1)) }

    static func resource(_ worker: Int, _ resourceCount: Int) -> Int32 {
        Int32(worker % (resourceCount + 1)) - 1
    }

    /// - Complexity: O(the other's transitions).
    mutating func merge(_ other: TransitionSums) {
        other.sums.withUnsafeBufferPointer { sums in
            other.keys.pairs.withUnsafeBufferPointer { pairs in add(sums, of: pairs) }
        }
    }

    @inline(never)
    private mutating func add(
        _ added: UnsafeBufferPointer<Sum>,
        of pairs: UnsafeBufferPointer<DenseCodes.Pair>
    ) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: pairs.count) { codes in
            keys.codes(of: pairs, into: codes)
            while sums.count < keys.count { sums.append(Sum()) }
            sums.withUnsafeMutableBufferPointer { sums in
                for index in 0..<pairs.count {
                    let code = Int(codes[index])
                    sums[code].count &+= added[index].count
                    for cause in 0..<6 { sums[code].waits[cause] &+= added[index].waits[cause] }
                }
            }
        }
    }
}
