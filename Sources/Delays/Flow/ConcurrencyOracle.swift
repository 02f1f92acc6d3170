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
    /// - Complexity: O(n log n) in the instances of an order, times the activities in hand at once; and activities².
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

/// How often one activity directly follows another in the order of completion, and returns over it (a, b, a).
struct DirectlyFollows {
    private let activityCount: Int
    private var follows: [UInt32]
    private var returns: [UInt32]

    init(_ log: EventLog) {
        activityCount = log.activities.count
        follows = Array(repeating: 0, count: activityCount * activityCount)
        returns = follows
        var byEnd: [Int] = []
        for order in 0..<log.orderCount {
            log.list(&byEnd, byCompletionIn: log.instances(ofOrder: order))
            for index in byEnd.indices.dropFirst() {
                let activity = Int(log.activity[byEnd[index]])
                let before = Int(log.activity[byEnd[index - 1]])
                follows[before * activityCount + activity] += 1
                if index > 1, before != activity, Int(log.activity[byEnd[index - 2]]) == activity {
                    returns[activity * activityCount + before] += 1
                }
            }
        }
    }

    func count(_ first: Int, _ second: Int) -> UInt32 { follows[first * activityCount + second] }

    /// How often `first`, `second`, `first` occurred in a row.
    func returns(_ first: Int, _ second: Int) -> UInt32 { returns[first * activityCount + second] }
}

/// How many pairs of instances of two activities in one order overlap in time, of all such pairs.
struct Overlaps {
    let pairs: [(first: Int, second: Int, overlapping: Int, together: Int)]

    init(_ log: EventLog) {
        let activityCount = log.activities.count
        var overlapping = [Int](repeating: 0, count: activityCount * activityCount)
        var inHand = [Int](repeating: 0, count: activityCount)
        var activitiesInHand: [Int] = []
        var byEnd: [Int] = []
        func takesTime(_ instance: Int) -> Bool { log.end[instance] > log.start[instance] }
        for order in 0..<log.orderCount {
            let range = log.instances(ofOrder: order)
            log.list(&byEnd, byCompletionIn: range)
            var ended = 0
            for instance in range where takesTime(instance) {
                while log.end[byEnd[ended]] <= log.start[instance] {
                    if takesTime(byEnd[ended]) { inHand[Int(log.activity[byEnd[ended]])] -= 1 }
                    ended += 1
                }
                activitiesInHand.removeAll { inHand[$0] == 0 }
                let own = Int(log.activity[instance])
                for other in activitiesInHand where other != own {
                    overlapping[min(own, other) * activityCount + max(own, other)] += inHand[other]
                }
                if inHand[own] == 0 { activitiesInHand.append(own) }
                inHand[own] += 1
            }
            for activity in activitiesInHand { inHand[activity] = 0 }
            activitiesInHand.removeAll(keepingCapacity: true)
        }
        let met = overlapping.indices.filter { overlapping[$0] > 0 }
        var together = [Int](repeating: 0, count: met.count)
        var occurrences = [Int](repeating: 0, count: activityCount)
        if !met.isEmpty {
            for order in 0..<log.orderCount {
                let range = log.instances(ofOrder: order)
                for instance in range { occurrences[Int(log.activity[instance])] += 1 }
                for (index, pair) in met.enumerated() {
                    together[index] += occurrences[pair / activityCount] * occurrences[pair % activityCount]
                }
                for instance in range { occurrences[Int(log.activity[instance])] = 0 }
            }
        }
        pairs = met.indices.map { index in
            (met[index] / activityCount, met[index] % activityCount, overlapping[met[index]], together[index])
        }
    }
}
