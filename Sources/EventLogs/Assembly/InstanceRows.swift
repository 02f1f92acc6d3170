/// One activity instance on its way into a log.
struct InstanceRow: Sendable, BitwiseCopyable {
    var order: Int32 = 0
    var activity: Int32 = 0
    var resource: Int32 = 0
    /// Counted from 1.
    var row: UInt32 = 0
    /// ``EventLog/missingTime`` if absent.
    var start: Microseconds = 0
    var end: Microseconds = 0

    /// Where the instance stands on the time axis if its start is absent: at its end.
    @inline(__always)
    var effectiveStart: Microseconds { start == EventLog.missingTime ? end : start }

    /// The order of instances within an order of the log: by (start, end), then as in the source.
    @inline(__always)
    static func precedes(_ left: InstanceRow, _ right: InstanceRow) -> Bool {
        let leftStart = left.effectiveStart
        let rightStart = right.effectiveStart
        if leftStart != rightStart { return leftStart < rightStart }
        if left.end != right.end { return left.end < right.end }
        return left.row < right.row
    }
}

/// Rows while a source is being read: the last ones in full, those before packed. Growing never copies what is there, and rows
/// of another collection join as they are, numbered anew only when they are asked for.
struct InstanceRows: Sendable {
    private var areas: [RowArea] = []
    /// Room for one block, and the rows in it.
    private var open: ContiguousArray<InstanceRow> = []
    private var openCount = 0

    @inline(__always)
    mutating func append(_ row: InstanceRow) { append(1) { _ in row } }

    /// Appends `count` rows, a block's at the most, each made by `row`.
    @inline(__always)
    mutating func append(_ count: Int, _ row: (Int) -> InstanceRow) {
        if openCount + count > open.count { makeRoom() }
        open.withUnsafeMutableBufferPointer { open in
            for index in 0..<count { open[openCount &+ index] = row(index) }
        }
        openCount += count
    }

    @inline(never)
    private mutating func makeRoom() {
        closeBlock()
        if open.isEmpty { open = ContiguousArray(repeating: InstanceRow(), count: PackedRows.mostRows) }
    }

    private mutating func closeBlock() {
        guard openCount > 0 else { return }
        open.withUnsafeBufferPointer { open in
            let rows = UnsafeBufferPointer(rebasing: open[..<openCount])
            let isTaken = areas.isEmpty ? false : areas[areas.count - 1].append(rows)
            if !isTaken {
                var area = RowArea()
                _ = area.append(rows)
                areas.append(area)
            }
        }
        openCount = 0
    }

    var count: Int { areas.reduce(openCount) { $0 + $1.rowCount } }

    /// Takes the rows of `other`, numbered anew, behind those here.
    mutating func append(contentsOf other: consuming InstanceRows, renumbered numbers: RowNumbers) {
        closeBlock()
        for var area in other.closed() {
            area.renumber(numbers)
            areas.append(area)
        }
    }

    /// The rows by order, those of one order as they came.
    consuming func grouped(
        orders: Int
    ) -> (firstInstance: [Int], rows: ContiguousArray<InstanceRow>) {
        var areas = closed()
        var firstInstance = Array(repeating: 0, count: orders + 1)
        for area in areas { area.forEachOrder { firstInstance[Int($0) + 1] += 1 } }
        for order in 0..<orders { firstInstance[order + 1] += firstInstance[order] }
        let total = firstInstance[orders]
        var next = firstInstance
        // With room even for none: see `Array(unsharedCapacity:initializingWith:)`.
        let rows = ContiguousArray<InstanceRow>(unsafeUninitializedCapacity: max(total, 1)) {
            buffer,
            initialized in
            next.withUnsafeMutableBufferPointer { next in
                for index in areas.indices {
                    areas[index].forEach { row in
                        let order = Int(row.order)
                        (buffer.baseAddress.unsafelyUnwrapped + next[order]).initialize(to: row)
                        next[order] += 1
                    }
                    areas[index] = RowArea()
                }
            }
            initialized = total
        }
        return (firstInstance, rows)
    }

    /// All rows, for who takes them over one area after the other.
    consuming func closed() -> [RowArea] {
        closeBlock()
        return areas
    }
}
