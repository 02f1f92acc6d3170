extension EventLog {
    /// The order that an instance belongs to.
    /// - Complexity: O(log orders).
    public func order(ofInstance instance: Int) -> Int {
        var low = 0
        var high = orderCount
        while low < high {
            let middle = (low + high) / 2
            if firstInstance[middle + 1] <= instance { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
