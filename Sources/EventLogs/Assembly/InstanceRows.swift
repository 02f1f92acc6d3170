import Parallelism

/// One activity instance on its way into a log: 32 bytes that move together while instances are sorted.
struct InstanceRow: Sendable {
    var order: Int32
    var activity: Int32
    var resource: Int32
    /// Counted from 1.
    var row: UInt32
    /// ``EventLog/missingTime`` if absent.
    var start: Microseconds
    var end: Microseconds

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

/// Rows in blocks: growing never copies what is there, and rows of another collection join as they are.
struct InstanceRows: Sendable {
    private(set) var blocks: [ContiguousArray<InstanceRow>] = []
    private var open = ContiguousArray<InstanceRow>()

    /// 32 MiB, from which size on the C library gives memory back to the system when it is freed; the part of a block
    /// that is not filled takes none.
    static let blockSize = 1 << 20

    @inline(__always)
    mutating func append(_ row: InstanceRow) {
        if open.isEmpty { openBlock() }
        open.append(row)
        if open.count == InstanceRows.blockSize { closeBlock() }
    }

    /// Appends `count` rows, each made by `row`.
    @inline(__always)
    mutating func append(_ count: Int, _ row: (Int) -> InstanceRow) {
        if open.isEmpty { openBlock() }
        if open.count + count >= InstanceRows.blockSize {
            for index in 0..<count { append(row(index)) }
        } else {
            for index in 0..<count { open.append(row(index)) }
        }
    }

    @inline(never)
    private mutating func openBlock() {
        open = ContiguousArray(unsafeUninitializedCapacity: InstanceRows.blockSize) { buffer, _ in
            takeLargePages(UnsafeMutableRawBufferPointer(buffer))
        }
    }

    private mutating func closeBlock() {
        blocks.append(open)
        open = ContiguousArray()
    }

    var count: Int { blocks.reduce(open.count) { $0 + $1.count } }

    func forEach(_ body: (InstanceRow) -> Void) {
        for block in blocks { block.forEach(body) }
        open.forEach(body)
    }

    /// Changes every row in place and takes those of `other`, changed likewise, behind them.
    mutating func append(
        contentsOf other: consuming InstanceRows,
        changing change: (inout InstanceRow) -> Void
    ) {
        if !open.isEmpty { closeBlock() }
        var other = other
        if !other.open.isEmpty { other.closeBlock() }
        for block in other.blocks.indices {
            for row in other.blocks[block].indices { change(&other.blocks[block][row]) }
        }
        blocks.append(contentsOf: other.blocks)
    }

    /// The rows by order, those of one order as they came.
    consuming func grouped(
        orders: Int
    ) -> (firstInstance: [Int], rows: ContiguousArray<InstanceRow>) {
        var firstInstance = Array(repeating: 0, count: orders + 1)
        forEach { firstInstance[Int($0.order) + 1] += 1 }
        for order in 0..<orders { firstInstance[order + 1] += firstInstance[order] }
        let total = firstInstance[orders]
        var next = firstInstance
        let rows = ContiguousArray<InstanceRow>(unsafeUninitializedCapacity: total) { buffer, initialized in
            next.withUnsafeMutableBufferPointer { next in
                forEach { row in
                    let order = Int(row.order)
                    (buffer.baseAddress.unsafelyUnwrapped + next[order]).initialize(to: row)
                    next[order] += 1
                }
            }
            initialized = total
        }
        return (firstInstance, rows)
    }

    /// All blocks, for who takes the rows over one after the other.
    consuming func closed() -> [ContiguousArray<InstanceRow>] {
        if !open.isEmpty { closeBlock() }
        return blocks
    }
}
