import EventLogs

/// Tells the activity instances of a log that a workspace has from those that it has not.
///
/// Two instances are the same if order, activity, resource, start, end and attributes are; a start that was
/// not recorded says nothing. What a source has *n* times and the workspace *m* times is stored *n - m* times
/// more, so identical rows of one file are kept, and a file imported again adds nothing. The instances
/// themselves are compared, not hashes of them: nothing is ever lost to a collision.
struct InstanceMatching {
    let stored: StoredLog
    let log: EventLog
    let orders: NameMerge
    /// The codes of the log's instances in the workspace.
    let activity: [Int32]
    let resource: [Int32]
    let attributes: [AttributeKeys]

    private typealias Key = (Microseconds, Microseconds, Int32, Int32)

    /// The instances of the log that the workspace does not have, in order.
    /// - Complexity: O(n log m) for n instances of orders that both have, m of them in the longest, if few of an
    ///   order agree in all but their attributes.
    func newInstances() -> [Int] {
        var new: [Int] = []
        var ours: [Int] = []
        var theirs: [Int] = []
        for order in 0..<log.orderCount {
            let instances = log.instances(ofOrder: order)
            let code = Int(orders.codes[order])
            if code >= stored.log.orderCount {
                new.append(contentsOf: instances)
                continue
            }
            ours.removeAll(keepingCapacity: true)
            ours.append(contentsOf: stored.log.instances(ofOrder: code))
            ours.sort { (storedKey($0), $0) < (storedKey($1), $1) }
            theirs.removeAll(keepingCapacity: true)
            theirs.append(contentsOf: instances)
            theirs.sort { (key($0), $0) < (key($1), $1) }
            let before = new.count
            addUnmatched(theirs, ours, to: &new)
            new[before...].sort()
        }
        return new
    }

    /// Walks the two lists, sorted by key, side by side.
    private func addUnmatched(_ theirs: [Int], _ ours: [Int], to new: inout [Int]) {
        var ours = ours[...]
        var group: [Int] = []
        var groupKey: Key?
        for instance in theirs {
            let key = key(instance)
            if groupKey.map({ $0 == key }) != true {
                ours = ours.drop { storedKey($0) < key }
                group = Array(ours.prefix { storedKey($0) == key })
                groupKey = key
            }
            if let match = group.firstIndex(where: { isSame($0, instance) }) {
                group.remove(at: match)
            } else {
                new.append(instance)
            }
        }
    }

    private func isSame(_ storedIndex: Int, _ newIndex: Int) -> Bool {
        attributes.allSatisfy { $0.agree(stored: storedIndex, new: newIndex) }
    }

    private func key(_ instance: Int) -> Key {
        (log.end[instance], log.recordedStart(instance), activity[instance], resource[instance])
    }

    private func storedKey(_ instance: Int) -> Key {
        let log = stored.log
        return (
            log.end[instance], log.recordedStart(instance), log.activity[instance], log.resource[instance]
        )
    }
}

/// Keys, and for equal keys the order of the log.
private func < (
    left: ((Microseconds, Microseconds, Int32, Int32), Int),
    right: ((Microseconds, Microseconds, Int32, Int32), Int)
) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : left.0 < right.0
}

extension EventLog {
    fileprivate func recordedStart(_ instance: Int) -> Microseconds {
        startSource[instance] == .recorded ? start[instance] : EventLog.missingTime
    }
}
