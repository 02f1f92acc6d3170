extension Array {
    /// How many leading elements satisfy `belongsBefore`, where all that do come before all that do not.
    /// - Complexity: O(log `count`).
    @inline(__always)
    func partitionPoint(where belongsBefore: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
