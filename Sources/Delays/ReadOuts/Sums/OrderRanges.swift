import EventLogs

extension EventLog {
    /// All orders in at most `count` ranges of about as many instances each.
    /// - Complexity: O(`count` log orders).
    func orderRanges(_ count: Int) -> [Range<Int>] {
        var bounds = [0]
        for part in 1..<max(2, count) {
            let instance = instanceCount * part / max(1, count)
            let bound = instance < instanceCount ? order(ofInstance: instance) : orderCount
            if bound > bounds[bounds.count - 1] { bounds.append(bound) }
        }
        if orderCount > bounds[bounds.count - 1] { bounds.append(orderCount) }
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
    }
}
