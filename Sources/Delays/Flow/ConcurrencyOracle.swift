import EventLogs

/// Tells which activities run side by side, so that neither waits for the other.
///
/// Two activities are concurrent when
/// - each directly follows the other about as often as the reverse and they are not a loop of length two, as in the
///   heuristics miner (Weijters and Ribeiro, "Flexible Heuristics Miner", 2011, dependency measures), or
/// - their instances overlap in time in a good share of the pairs in which they meet.
///
/// The second sees what the first cannot: branches that the data always lists in one order.
public struct ConcurrencyOracle: Sendable, Equatable {
    public struct Thresholds: Sendable {
        /// Below it, `|ab - ba| / (ab + ba + 1)` is too weak for an order of the two.
        public var directlyFollows = 0.9
        /// From it on, `(aba + bab) / (aba + bab + 1)` makes the two a loop.
        public var lengthTwoLoop = 0.9
        /// From it on, `aa / (aa + 1)` makes an activity its own loop, which says nothing about loops of two.
        public var lengthOneLoop = 0.9
        /// From this share of overlapping pairs on, the two are concurrent; nil leaves overlaps out.
        public var overlap: Double? = 0.05

        public init() {}
    }

    public let activityCount: Int
    private var isConcurrent: [Bool]

    /// Reads the relations off a log.
    /// - Complexity: O(n) in the instances, on all processors, times the activities in hand at once; and activities².
    public init(log: EventLog, thresholds: Thresholds = Thresholds()) {
        activityCount = log.activities.count
        isConcurrent = Array(repeating: false, count: activityCount * activityCount)
        markInterleaving(DirectlyFollows(log), thresholds)
        if let share = thresholds.overlap { markOverlapping(Overlaps(log), share) }
    }

    @inline(__always)
    public func areConcurrent(_ first: Int32, _ second: Int32) -> Bool {
        isConcurrent[Int(first) * activityCount + Int(second)]
    }

    /// Calls `body` with whether each activity is concurrent with each: that of `a` and `b` at `a * activityCount + b`.
    @inline(__always)
    func withTable(_ body: (UnsafeBufferPointer<Bool>) -> Void) { isConcurrent.withUnsafeBufferPointer(body) }

    /// All concurrent pairs, the lower code first.
    public var pairs: [(Int32, Int32)] {
        (0..<activityCount).flatMap { first in
            (first..<activityCount)
                .filter { isConcurrent[first * activityCount + $0] }
                .map { (Int32(first), Int32($0)) }
        }
    }

    private mutating func mark(_ first: Int, _ second: Int) {
        isConcurrent[first * activityCount + second] = true
        isConcurrent[second * activityCount + first] = true
    }

    private mutating func markInterleaving(_ follows: DirectlyFollows, _ thresholds: Thresholds) {
        func loopsOnItself(_ activity: Int) -> Bool {
            let count = Double(follows.count(activity, activity))
            return count / (count + 1) >= thresholds.lengthOneLoop
        }
        for first in 0..<activityCount {
            for second in (first + 1)..<max(activityCount, first + 1) {
                let forth = Double(follows.count(first, second))
                let back = Double(follows.count(second, first))
                guard forth > 0, back > 0 else { continue }
                let loops = Double(follows.returns(first, second) + follows.returns(second, first))
                let isLoop =
                    loops / (loops + 1) >= thresholds.lengthTwoLoop
                    && !loopsOnItself(first) && !loopsOnItself(second)
                let dependency = abs(forth - back) / (forth + back + 1)
                if !isLoop, dependency < thresholds.directlyFollows { mark(first, second) }
            }
        }
    }

    private mutating func markOverlapping(_ overlaps: Overlaps, _ share: Double) {
        for pair in overlaps.pairs where Double(pair.overlapping) >= share * Double(pair.together) {
            mark(pair.first, pair.second)
        }
    }
}
