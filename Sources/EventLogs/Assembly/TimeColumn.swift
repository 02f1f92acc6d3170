/// A column of times while a source is being read.
struct TimeColumn: Sendable {
    let column: Int
    let format: TimestampFormat
    private(set) var offsets = OffsetTally()

    init(column: Int, format: TimestampFormat?) {
        self.column = column
        self.format = format ?? .yearMonthDay
    }

    /// The instant that the text stands for, or nil if it cannot be read.
    @inline(__always)
    mutating func instant(of text: UnsafeBufferPointer<UInt8>, in zone: ZoneRules) -> Microseconds? {
        guard let parsed = format.parse(text) else { return nil }
        offsets.count(parsed.offsetMinutes)
        return parsed.instant(in: zone)
    }

    mutating func merge(_ other: TimeColumn) { offsets.merge(other.offsets) }
}

/// How many times came with which offset from UTC.
struct OffsetTally: Sendable {
    private var rows: [Int32: Int] = [:]
    private var last = OffsetTally.none
    private var lastRows = 0

    /// Stands for a time without an offset.
    private static let none = Int32.min

    /// Runs of one offset are counted without looking at the table.
    @inline(__always)
    mutating func count(_ minutes: Int32?) {
        let offset = minutes ?? OffsetTally.none
        if offset != last { turn(to: offset) }
        lastRows += 1
    }

    private mutating func turn(to offset: Int32) {
        rows[last, default: 0] += lastRows
        last = offset
        lastRows = 0
    }

    /// The rows for each offset; nil stands for none given.
    var counts: [Int32?: Int] {
        var tally = self
        tally.turn(to: tally.last)
        return Dictionary(
            uniqueKeysWithValues: tally.rows.filter { $0.value > 0 }
                .map { ($0.key == OffsetTally.none ? nil : $0.key, $0.value) }
        )
    }

    mutating func merge(_ other: OffsetTally) {
        for (offset, count) in other.counts {
            turn(to: offset ?? OffsetTally.none)
            lastRows = count
        }
    }
}
