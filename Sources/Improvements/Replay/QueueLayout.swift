/// The queues of a replay: one for each activity, and one for each person's own work on an activity.
struct QueueLayout {
    /// Of each queue.
    let activity: [Int]
    private let owners: [Int32]
    /// Of each resource the queues that it takes from, ascending.
    let served: [[Int]]
    /// Of each instance.
    private let queues: [Int32]

    /// - Complexity: O(instances + skills).
    init(_ work: ReplayWork, _ desk: ReplayDesk) {
        var activity = Array(desk.activities.indices)
        var owners = [Int32](repeating: -1, count: activity.count)
        var served = desk.resources.map { $0.skills.map { Int($0) }.sorted() }
        var ofPair: [UInt64: Int32] = [:]
        queues = (0..<work.instanceCount).map { instance in
            let (code, owner) = (work.activity[instance], work.assignee[instance])
            guard owner >= 0 else { return code }
            let pair = UInt64(owner) << 32 | UInt64(code)
            if let known = ofPair[pair] { return known }
            let queue = Int32(activity.count)
            ofPair[pair] = queue
            activity.append(Int(code))
            owners.append(owner)
            served[Int(owner)].append(Int(queue))
            return queue
        }
        (self.activity, self.owners, self.served) = (activity, owners, served)
    }

    @inline(__always)
    func queue(of instance: Int) -> Int { Int(queues[instance]) }

    /// The queue of all who do the activity of a queue.
    @inline(__always)
    func sharedQueue(of queue: Int) -> Int { activity[queue] }

    /// Whose own work waits in a queue; nil where all who do the activity share it.
    @inline(__always)
    func owner(of queue: Int) -> Int? { owners[queue] < 0 ? nil : Int(owners[queue]) }
}
