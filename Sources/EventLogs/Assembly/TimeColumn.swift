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
        offsets.count(parsed)
        return parsed.instant(in: zone)
    }

    mutating func merge(_ other: TimeColumn) { offsets.merge(other.offsets) }
}
