/// A block of rows, column by column in as few bytes as its rows need: about twelve for a row in place of 32.
///
/// A block's orders, times and row numbers are near each other, and most times are whole seconds.
struct PackedRows: Sendable {
    let count: Int
    private let order: PackedNumbers
    private let activity: PackedNumbers
    private let resource: PackedNumbers
    /// Less the place in the block: all the same unless rows were rejected in between.
    private let row: PackedNumbers
    /// 1 where there is no start.
    private let isAbsent: PackedNumbers
    private let start: PackedNumbers
    private let duration: PackedNumbers
    /// Where in its area the block begins.
    private let offset: Int

    /// So many rows at the most: in full they stay in the processor's second cache.
    static let mostRows = 1 << 13

    /// Looks at rows that are to be packed at that place.
    init(_ rows: UnsafeBufferPointer<InstanceRow>, offset: Int) {
        count = rows.count
        self.offset = offset
        order = PackedNumbers(rows.count) { Int64(rows[$0].order) }
        activity = PackedNumbers(rows.count) { Int64(rows[$0].activity) }
        resource = PackedNumbers(rows.count) { Int64(rows[$0].resource) }
        row = PackedNumbers(rows.count) { Int64(rows[$0].row) &- Int64($0) }
        isAbsent = PackedNumbers(rows.count) { rows[$0].start == EventLog.missingTime ? 1 : 0 }
        start = PackedNumbers(rows.count, unit: .second) { rows[$0].effectiveStart }
        duration = PackedNumbers(rows.count, unit: .second) { rows[$0].end &- rows[$0].effectiveStart }
    }

    var byteCount: Int {
        [order, activity, resource, row, isAbsent, start, duration].reduce(0) { $0 + $1.byteCount }
    }

    /// Writes the rows.
    func pack(_ rows: UnsafeBufferPointer<InstanceRow>, into area: UnsafeMutableRawPointer) {
        var place = area + offset
        func put(_ numbers: PackedNumbers, _ number: (Int) -> Int64) {
            numbers.pack(into: place, number)
            place += numbers.byteCount
        }
        put(order) { Int64(rows[$0].order) }
        put(activity) { Int64(rows[$0].activity) }
        put(resource) { Int64(rows[$0].resource) }
        put(row) { Int64(rows[$0].row) &- Int64($0) }
        put(isAbsent) { rows[$0].start == EventLog.missingTime ? 1 : 0 }
        put(start) { rows[$0].effectiveStart }
        put(duration) { rows[$0].end &- rows[$0].effectiveStart }
    }

    /// Calls `take` with the order of each row.
    @inline(__always)
    func orders(in area: UnsafeRawPointer, _ take: (Int32) -> Void) {
        order.unpack(from: area + offset) { take(Int32(truncatingIfNeeded: $1)) }
    }

    /// Writes the rows in full.
    func unpack(from area: UnsafeRawPointer, into rows: UnsafeMutablePointer<InstanceRow>) {
        var place = area + offset
        func take(_ numbers: PackedNumbers, _ body: (Int, Int64) -> Void) {
            numbers.unpack(from: place, body)
            place += numbers.byteCount
        }
        take(order) { rows[$0].order = Int32(truncatingIfNeeded: $1) }
        take(activity) { rows[$0].activity = Int32(truncatingIfNeeded: $1) }
        take(resource) { rows[$0].resource = Int32(truncatingIfNeeded: $1) }
        take(row) { rows[$0].row = UInt32(truncatingIfNeeded: $1 &+ Int64($0)) }
        let absent = place
        place += isAbsent.byteCount
        take(start) { rows[$0].start = $1 }
        take(duration) { rows[$0].end = rows[$0].start &+ $1 }
        isAbsent.unpack(from: absent) { if $1 != 0 { rows[$0].start = EventLog.missingTime } }
    }
}
