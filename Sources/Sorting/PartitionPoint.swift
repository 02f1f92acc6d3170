extension RandomAccessCollection where Index == Int {
    /// The index up to which elements satisfy `belongsBefore`, where all that do come before all that do not.
    /// - Complexity: O(log `count`).
    @inlinable
    @inline(__always)
    public func partitionPoint(where belongsBefore: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The same, searched for from `near` on: it doubles its steps until it is past the point.
    /// - Complexity: O(log *d*) for a point *d* places away.
    @inlinable
    @inline(__always)
    public func partitionPoint(near: Int, where belongsBefore: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        var step = 1
        let near = Swift.min(Swift.max(near, low), high)
        if near < high, belongsBefore(self[near]) {
            low = near + 1
            while low + step < high {
                guard belongsBefore(self[low + step]) else {
                    high = low + step
                    break
                }
                low += step + 1
                step *= 2
            }
        } else {
            high = near
            while high - step >= low {
                guard !belongsBefore(self[high - step]) else {
                    low = high - step + 1
                    break
                }
                high -= step
                step *= 2
            }
        }
        while low < high {
            let middle = (low + high) / 2
            if belongsBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
