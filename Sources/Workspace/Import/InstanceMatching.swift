import EventLogs

/// Tells the activity instances of a log that a workspace has from those that it has not.
///
/// Two instances are the same if order, activity, resource, start, end and attributes are; a start that was
/// not recorded says nothing. What a source has *n* times and the workspace *m* times is stored *n - m* times
/// more, so identical rows of one file are kept, and a file imported again adds nothing. The instances
/// themselves are compared, not hashes of them: nothing is ever lost to a collision.
struct InstanceMatching {
    private let stored: EventLog
    private let log: EventLog
    /// By order of the log, its code in the workspace.
    private let orderCodes: [Int32]
    private let storedKeys: [InstanceKey]
    private let newKeys: [InstanceKey]
    private let attributes: [AttributeKeys]

    /// - Parameters:
    ///   - orderCodes: by order of the log, its code in the workspace.
    ///   - activity, resource: the codes of the log's instances in the workspace.
    init(
        stored: EventLog,
        log: EventLog,
        orderCodes: [Int32],
        activity: [Int32],
        resource: [Int32],
        attributes: [AttributeKeys]
    ) {
        self.stored = stored
        self.log = log
        self.orderCodes = orderCodes
        self.attributes = attributes
        storedKeys = InstanceKey.all(stored, activity: stored.activity, resource: stored.resource)
        newKeys = InstanceKey.all(log, activity: activity, resource: resource)
    }

    /// The instances of the log that the workspace does not have, in order.
    /// - Complexity: O(n log m) for n instances of orders that both have, m of them in the longest, if few of an
    ///   order agree in all but their attributes.
    func newInstances() -> [Int] {
        var new: [Int] = []
        for order in 0..<log.orderCount {
            let theirs = log.instances(ofOrder: order)
            let code = Int(orderCodes[order])
            if code >= stored.orderCount {
                new.append(contentsOf: theirs)
                continue
            }
            let ours = stored.instances(ofOrder: code)
            if theirs.count == ours.count, zip(theirs, ours).allSatisfy({ isSame($1, $0) }) { continue }
            new.append(contentsOf: unmatched(theirs, ours))
        }
        return new
    }

    /// The instances of an order that are none of those stored: walks the two, sorted by key, side by side.
    private func unmatched(_ theirs: Range<Int>, _ ours: Range<Int>) -> [Int] {
        let theirs = theirs.sorted { (newKeys[$0], $0) < (newKeys[$1], $1) }
        var ours = ours.sorted { (storedKeys[$0], $0) < (storedKeys[$1], $1) }[...]
        var unmatched: [Int] = []
        var group: [Int] = []
        var groupKey: InstanceKey?
        for instance in theirs {
            let key = newKeys[instance]
            if key != groupKey {
                ours = ours.drop { storedKeys[$0] < key }
                group = Array(ours.prefix { storedKeys[$0] == key })
                groupKey = key
            }
            if let match = group.firstIndex(where: { isSame($0, instance) }) {
                group.remove(at: match)
            } else {
                unmatched.append(instance)
            }
        }
        return unmatched.sorted()
    }

    private func isSame(_ storedIndex: Int, _ newIndex: Int) -> Bool {
        storedKeys[storedIndex] == newKeys[newIndex]
            && attributes.allSatisfy { $0.agree(stored: storedIndex, new: newIndex) }
    }
}

/// What tells the instances of an order apart, their attributes aside.
private struct InstanceKey: Comparable {
    let end: Microseconds
    /// ``EventLogs/EventLog/missingTime`` if the start was not recorded.
    let start: Microseconds
    let activity: Int32
    let resource: Int32

    static func all(_ log: EventLog, activity: [Int32], resource: [Int32]) -> [InstanceKey] {
        (0..<log.instanceCount).map { instance in
            InstanceKey(
                end: log.end[instance],
                start: log.startSource[instance] == .recorded ? log.start[instance] : EventLog.missingTime,
                activity: activity[instance],
                resource: resource[instance]
            )
        }
    }

    static func < (left: InstanceKey, right: InstanceKey) -> Bool {
        (left.end, left.start, left.activity, left.resource)
            < (right.end, right.start, right.activity, right.resource)
    }
}
