import Parallelism

/// The rows of a source as columns, sorted by order and, within an order, as ``InstanceRow/precedes(_:_:)`` says.
///
/// Rows are counted by order, scattered to their places (``OrderPlaces``), and each order is then put into order. All three are split over the
/// processors; where they are split does not show, for rows of one order keep the source's order until they are sorted,
/// and no two are alike. Rows are freed area by area as they are scattered, so that a log hardly exists twice.
struct InstanceColumns {
    private(set) var firstInstance: [Int]
    private(set) var activity: [Int32]
    private(set) var resource: [Int32]
    private(set) var start: [Microseconds]
    private(set) var end: [Microseconds]
    private(set) var startSource: [EventLog.StartSource]
    private(set) var row: [UInt32]

    var count: Int { activity.count }

    /// - Complexity: O(n log m) for n rows, m of them in the longest order.
    init(_ rows: consuming InstanceRows, orders: Int) {
        let rowCount = rows.count
        var areas = rows.closed()
        let parts = InstanceColumns.parts(of: areas.count, atMost: max(1, rowCount / max(1, orders)))
        var places = OrderPlaces(of: areas, parts: parts, orders: orders)
        let firstInstance = places.firstInstance
        let total = firstInstance[orders]
        self.firstInstance = firstInstance
        activity = Array(unwritten: total)
        resource = Array(unwritten: total)
        start = Array(unwritten: total)
        end = Array(unwritten: total)
        startSource = Array(unwritten: total)
        row = Array(unwritten: total)
        guard total > 0 else { return }
        withColumns { columns in
            nonisolated(unsafe) let columns = columns
            areas.withUnsafeMutableBufferPointer { areas in
                nonisolated(unsafe) let areas = areas
                places.withPlaces { places in
                    concurrently(parts.count) { part in
                        for area in parts[part] {
                            areas[area].forEach { columns.put($0, at: places.next($0.order, ofPart: part)) }
                            areas[area] = RowArea()
                        }
                    }
                }
            }
            let ranges = EventLog.orderRanges(firstInstance, count: 8 * processorCount)
            concurrently(ranges.count) { range in
                var sorting = OrderSorting()
                for order in ranges[range] {
                    sorting.sort(columns, firstInstance[order]..<firstInstance[order + 1])
                }
            }
        }
    }

    /// Ranges of areas, some for each processor, each shorter than the one before: nobody waits long for who is at the last.
    /// - Parameter most: each part has a table of orders; so many of them are no larger than the rows.
    private static func parts(of areas: Int, atMost most: Int) -> [Range<Int>] {
        let count = max(1, min(4 * processorCount, areas, most))
        let cuts = (0...count).map { areas * $0 * (2 * count + 1 - $0) / (count * (count + 1)) }
        return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
    }

    /// The columns where they lie.
    struct Pointers {
        let activity: UnsafeMutablePointer<Int32>
        let resource: UnsafeMutablePointer<Int32>
        let start: UnsafeMutablePointer<Microseconds>
        let end: UnsafeMutablePointer<Microseconds>
        let startSource: UnsafeMutablePointer<EventLog.StartSource>
        let row: UnsafeMutablePointer<UInt32>

        @inline(__always)
        func put(_ instance: InstanceRow, at index: Int) {
            activity[index] = instance.activity
            resource[index] = instance.resource
            start[index] = instance.effectiveStart
            end[index] = instance.end
            startSource[index] = instance.start == EventLog.missingTime ? .absent : .recorded
            row[index] = instance.row
        }
    }

    private mutating func withColumns(_ body: (Pointers) -> Void) {
        activity.withUnsafeMutableBufferPointer { activity in
            resource.withUnsafeMutableBufferPointer { resource in
                start.withUnsafeMutableBufferPointer { start in
                    end.withUnsafeMutableBufferPointer { end in
                        startSource.withUnsafeMutableBufferPointer { source in
                            row.withUnsafeMutableBufferPointer { row in
                                guard let activity = activity.baseAddress,
                                    let resource = resource.baseAddress,
                                    let start = start.baseAddress, let end = end.baseAddress,
                                    let source = source.baseAddress, let row = row.baseAddress
                                else { return }
                                body(
                                    Pointers(
                                        activity: activity,
                                        resource: resource,
                                        start: start,
                                        end: end,
                                        startSource: source,
                                        row: row
                                    )
                                )
                            }
                        }
                    }
                }
            }
        }
    }

    /// Takes out orders that have no instances.
    mutating func keepOrders(_ orders: [Int32]) {
        guard orders.count < firstInstance.count - 1 else { return }
        firstInstance = orders.map { firstInstance[Int($0)] } + [count]
    }

    /// Numbers the activities and resources anew.
    mutating func recode(activity newActivity: [Int32]?, resource newResource: [Int32]?) {
        if let newActivity {
            for index in activity.indices { activity[index] = newActivity[Int(activity[index])] }
        }
        if let newResource {
            for index in resource.indices where resource[index] >= 0 {
                resource[index] = newResource[Int(resource[index])]
            }
        }
    }
}

/// Sorts the instances of one order at a time, in buffers that it keeps.
private struct OrderSorting {
    private var rows: [InstanceRow] = []

    /// Most orders are sorted in the source, and cost no more than a look.
    mutating func sort(_ columns: InstanceColumns.Pointers, _ range: Range<Int>) {
        guard let unsorted = range.dropFirst().first(where: { isBefore(columns, $0, $0 - 1) }) else { return }
        rows.removeAll(keepingCapacity: true)
        for index in range { rows.append(row(columns, index)) }
        if rows.count > 48 {
            rows.sort(by: InstanceRow.precedes)
        } else {
            insert(from: unsorted - range.lowerBound)
        }
        for (index, row) in zip(range, rows) { columns.put(row, at: index) }
    }

    @inline(__always)
    private func isBefore(_ columns: InstanceColumns.Pointers, _ left: Int, _ right: Int) -> Bool {
        if columns.start[left] != columns.start[right] { return columns.start[left] < columns.start[right] }
        return columns.end[left] < columns.end[right]
    }

    private func row(_ columns: InstanceColumns.Pointers, _ index: Int) -> InstanceRow {
        let isAbsent = columns.startSource[index] == .absent
        return InstanceRow(
            order: 0,
            activity: columns.activity[index],
            resource: columns.resource[index],
            row: columns.row[index],
            start: isAbsent ? EventLog.missingTime : columns.start[index],
            end: columns.end[index]
        )
    }

    /// Insertion sort; what is before `first` is sorted.
    private mutating func insert(from first: Int) {
        for index in first..<rows.count {
            let row = rows[index]
            var hole = index
            while hole > 0, InstanceRow.precedes(row, rows[hole - 1]) {
                rows[hole] = rows[hole - 1]
                hole -= 1
            }
            rows[hole] = row
        }
    }
}
