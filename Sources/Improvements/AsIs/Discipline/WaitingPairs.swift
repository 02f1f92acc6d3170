import EventLogs
import Sorting
import Statistics

/// At the moments when somebody took up work, what was taken, and what was ready and left waiting though the same resource does it.
struct WaitingPairs {
    /// Instances, of each pair.
    private(set) var taken: [Int32] = []
    private(set) var left: [Int32] = []
    /// The number of the choice, and of its local day, both from 0 and rising.
    private(set) var choice: [Int32] = []
    private(set) var day: [Int32] = []

    var count: Int { taken.count }
    var choiceCount: Int { Int(choice.last ?? -1) + 1 }
    var dayCount: Int { Int(day.last ?? -1) + 1 }

    /// Of all that was left at one moment so many are drawn, so that a long queue does not outvote the others.
    static let mostLeft = 8
    /// Of all choices so many are looked at, spread evenly.
    static let mostChoices = 25_000

    /// Orders of which nobody knows when they came in are ready when they are begun, and tell nothing then.
    /// - Parameters:
    ///   - ready: when each instance could have been taken.
    ///   - layout: the queues, and who takes from them.
    ///   - isChosen: for each activity, whether work of it is taken one by one.
    /// - Complexity: O(n log n) in the instances.
    init(_ log: EventLog, ready: [Microseconds], layout: QueueLayout, isChosen: [Bool]) {
        var isKnown = [Bool](repeating: true, count: log.instanceCount)
        for order in 0..<log.orderCount
        where log.arrival.isEmpty || log.arrival[order] == EventLog.missingTime {
            let own = log.instances(ofOrder: order)
            for instance in own where log.start[instance] == log.start[own.lowerBound] {
                isKnown[instance] = false
            }
        }
        let instances = (0..<log.instanceCount).filter { instance in
            isKnown[instance] && isChosen[Int(log.activity[instance])] && log.resource[instance] >= 0
                && ready[instance] <= log.start[instance]
        }
        let byStart = instances.sorted { (log.start[$0], $0) < (log.start[$1], $1) }
        let byReady = instances.sorted { (ready[$0], $0) < (ready[$1], $1) }
        let step = max(1, (instances.count + Self.mostChoices - 1) / Self.mostChoices)
        var waiting = WaitingInstances(queues: layout.activity.count, instances: log.instanceCount)
        var random = RandomStream(seed: 7)
        var (nextReady, nextStart) = (0, 0)
        var lastDay: Microseconds?
        while nextStart < byStart.count {
            let now = log.start[byStart[nextStart]]
            while nextReady < byReady.count, ready[byReady[nextReady]] <= now {
                waiting.insert(byReady[nextReady], of: layout.queue(of: byReady[nextReady]))
                nextReady += 1
            }
            let first = nextStart
            while nextStart < byStart.count, log.start[byStart[nextStart]] == now {
                waiting.remove(byStart[nextStart], of: layout.queue(of: byStart[nextStart]))
                nextStart += 1
            }
            for place in first..<nextStart where place % step == 0 {
                let own = layout.served[Int(log.resource[byStart[place]])]
                let left = waiting.draw(Self.mostLeft, of: own, &random)
                guard !left.isEmpty else { continue }
                let today = log.zone.local(now).floored(by: .day)
                let number = Int32(choiceCount)
                let dayNumber = Int32(dayCount - (today == lastDay ? 1 : 0))
                lastDay = today
                for other in left {
                    taken.append(Int32(byStart[place]))
                    self.left.append(other)
                    choice.append(number)
                    day.append(dayNumber)
                }
            }
        }
    }

    /// Those pairs whose numbers satisfy a condition; choices and days keep their numbers.
    func filter(_ isIncluded: (_ taken: Int32, _ left: Int32) -> Bool) -> WaitingPairs {
        var pairs = self
        let kept = taken.indices.filter { isIncluded(taken[$0], left[$0]) }
        pairs.taken = kept.map { taken[$0] }
        pairs.left = kept.map { left[$0] }
        pairs.choice = kept.map { choice[$0] }
        pairs.day = kept.map { day[$0] }
        return pairs
    }
}

/// What waits, by queue, to be drawn from.
private struct WaitingInstances {
    private var ofQueue: [[Int32]]
    /// Where each instance is in the list of its queue.
    private var places: [Int32]

    init(queues: Int, instances: Int) {
        ofQueue = [[Int32]](repeating: [], count: queues)
        places = [Int32](repeating: -1, count: instances)
    }

    mutating func insert(_ instance: Int, of queue: Int) {
        places[instance] = Int32(ofQueue[queue].count)
        ofQueue[queue].append(Int32(instance))
    }

    mutating func remove(_ instance: Int, of queue: Int) {
        let place = Int(places[instance])
        guard let last = ofQueue[queue].popLast(), Int(last) != instance else { return }
        ofQueue[queue][place] = last
        places[Int(last)] = Int32(place)
    }

    /// Some that wait in one of the queues, each as likely as any other; all of them, if they are no more.
    func draw(_ most: Int, of queues: [Int], _ random: inout RandomStream) -> [Int32] {
        let total = queues.reduce(0) { $0 + ofQueue[$1].count }
        func instance(_ place: Int) -> Int32 {
            var place = place
            for queue in queues {
                if place < ofQueue[queue].count { return ofQueue[queue][place] }
                place -= ofQueue[queue].count
            }
            preconditionFailure("a place below the total")
        }
        if total <= most { return (0..<total).map(instance) }
        var chosen: [Int] = []
        // Floyd's draw without replacement (Bentley and Floyd 1987).
        for last in total - most..<total {
            let place = random.nextIndex(below: last + 1)
            chosen.append(chosen.contains(place) ? last : place)
        }
        return chosen.map(instance)
    }
}
