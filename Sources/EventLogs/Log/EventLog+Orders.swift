import Sorting

extension EventLog {
    /// The order that an instance belongs to.
    /// - Complexity: O(log orders).
    public func order(ofInstance instance: Int) -> Int {
        firstInstance.partitionPoint { $0 <= instance } - 1
    }
}

extension EventLog {
    /// When an order came in: as given, but never after its first start, which stands for an arrival that is not given.
    /// - Precondition: the order has instances.
    @inlinable
    public func arrival(ofOrder order: Int) -> Microseconds {
        let firstStart = start[firstInstance[order]]
        guard !arrival.isEmpty, arrival[order] != EventLog.missingTime else { return firstStart }
        return min(arrival[order], firstStart)
    }
}

extension EventLog {
    /// Cuts the orders into so many ranges of about equally many instances, for as many threads; none is empty.
    ///
    /// What is counted over ranges and put together in their order must not depend on where they are cut.
    /// - Complexity: O(count log orders).
    public func orderRanges(count: Int) -> [Range<Int>] {
        EventLog.orderRanges(firstInstance, count: count)
    }

    static func orderRanges(_ firstInstance: [Int], count: Int) -> [Range<Int>] {
        let orderCount = firstInstance.count - 1
        var ranges: [Range<Int>] = []
        var first = 0
        for part in 1...max(count, 1) {
            // The first order whose instances begin at or behind that place.
            let place = firstInstance[orderCount] * part / max(count, 1)
            let last =
                part < count ? min(firstInstance.partitionPoint { $0 < place }, orderCount) : orderCount
            if last > first { ranges.append(first..<last) }
            first = max(first, last)
        }
        return ranges
    }
}
