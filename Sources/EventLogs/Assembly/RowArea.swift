/// Blocks of packed rows in memory that is given back as a whole.
struct RowArea: Sendable {
    private var pages: AreaMemory?
    private var used = 0
    private var blocks: [PackedRows] = []
    /// Nil if the rows are numbered as they stand.
    private var numbers: RowNumbers?

    private static let size = 4 << 20

    var rowCount: Int { blocks.reduce(0) { $0 + $1.count } }

    /// Packs a block's rows behind those that are there.
    /// - Returns: false if they are to go into an area of their own: this one is full, numbered anew, or shared with a copy.
    mutating func append(_ rows: UnsafeBufferPointer<InstanceRow>) -> Bool {
        if blocks.isEmpty { pages = AreaMemory(size: RowArea.size) }
        guard numbers == nil, isKnownUniquelyReferenced(&pages), let area = pages?.memory.baseAddress else {
            return false
        }
        let block = PackedRows(rows, offset: used)
        guard used + block.byteCount <= RowArea.size else { return false }
        block.pack(rows, into: area)
        used += block.byteCount
        blocks.append(block)
        return true
    }

    mutating func renumber(_ next: RowNumbers) { numbers = numbers?.then(next) ?? next }

    /// Calls `take` with the order of each row.
    @inline(__always)
    func forEachOrder(_ take: (Int32) -> Void) {
        guard let area = pages?.memory.baseAddress else { return }
        let orders = numbers?.orders
        for block in blocks {
            if let orders {
                orders.withUnsafeBufferPointer { orders in
                    block.orders(in: area) { take(orders[Int($0)]) }
                }
            } else {
                block.orders(in: area, take)
            }
        }
    }

    /// Calls `take` with each row.
    @inline(__always)
    func forEach(_ take: (InstanceRow) -> Void) {
        guard let area = pages?.memory.baseAddress else { return }
        withUnsafeTemporaryAllocation(of: InstanceRow.self, capacity: PackedRows.mostRows) { rows in
            rows.initialize(repeating: InstanceRow())
            guard let base = rows.baseAddress else { return }
            for block in blocks {
                block.unpack(from: area, into: base)
                numbers?.renumber(UnsafeMutableBufferPointer(start: base, count: block.count))
                for index in 0..<block.count { take(base[index]) }
            }
        }
    }
}

/// What the numbers that rows were read with become where they join others: the codes of their names by those they have, and
/// the rows before them.
struct RowNumbers: Sendable {
    var orders: [Int32]
    var activities: [Int32]
    var resources: [Int32]
    var rowsBefore: Int

    /// This and then that.
    func then(_ next: RowNumbers) -> RowNumbers {
        RowNumbers(
            orders: orders.map { next.orders[Int($0)] },
            activities: activities.map { next.activities[Int($0)] },
            resources: resources.map { next.resources[Int($0)] },
            rowsBefore: rowsBefore + next.rowsBefore
        )
    }

    func renumber(_ rows: UnsafeMutableBufferPointer<InstanceRow>) {
        orders.withUnsafeBufferPointer { orders in
            activities.withUnsafeBufferPointer { activities in
                resources.withUnsafeBufferPointer { resources in
                    for index in rows.indices {
                        let row = rows[index]
                        rows[index].order = orders[Int(row.order)]
                        rows[index].activity = activities[Int(row.activity)]
                        if row.resource >= 0 { rows[index].resource = resources[Int(row.resource)] }
                        rows[index].row = UInt32(truncatingIfNeeded: Int(row.row) + rowsBefore)
                    }
                }
            }
        }
    }
}
