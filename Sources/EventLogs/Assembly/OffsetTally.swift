/// How many times came with which offset from UTC, and when the offset changed from one to the next.
struct OffsetTally: Sendable {
    private var rows: [Int32: Int] = [:]
    private var first = OffsetTally.unknown
    private var last = OffsetTally.unknown
    private var lastRows = 0
    /// Times at which the offset was another than the time's before, the first ``mostChanges`` of them.
    private(set) var changes: [ParsedTimestamp] = []

    /// Stands for a time without an offset.
    private static let none = Int32.min
    /// Stands for no time at all.
    private static let unknown = Int32.max
    private static let mostChanges = 2_000

    /// Runs of one offset are counted without looking at the table.
    @inline(__always)
    mutating func count(_ time: ParsedTimestamp) {
        let offset = time.offsetMinutes ?? OffsetTally.none
        if offset != last { turn(to: offset, at: time) }
        lastRows += 1
    }

    private mutating func turn(to offset: Int32, at time: ParsedTimestamp) {
        close()
        if first == OffsetTally.unknown { first = offset }
        last = offset
        if changes.count < OffsetTally.mostChanges { changes.append(time) }
    }

    private mutating func close() {
        if lastRows > 0 { rows[last, default: 0] += lastRows }
        lastRows = 0
    }

    /// The rows for each offset; nil stands for none given.
    var counts: [Int32?: Int] {
        var tally = self
        tally.close()
        return Dictionary(
            uniqueKeysWithValues: tally.rows.map { ($0.key == OffsetTally.none ? nil : $0.key, $0.value) }
        )
    }

    /// Takes the tally of the times that follow, as if they had been counted here.
    mutating func merge(_ next: OffsetTally) {
        guard next.first != OffsetTally.unknown else { return }
        var next = next
        next.close()
        close()
        rows.merge(next.rows, uniquingKeysWith: +)
        let continues = next.first == last
        changes.append(contentsOf: next.changes.dropFirst(continues ? 1 : 0))
        changes.removeLast(max(changes.count - OffsetTally.mostChanges, 0))
        if first == OffsetTally.unknown { first = next.first }
        last = next.last
    }
}
