/// A column of times while a source is being read.
struct TimeColumn: Sendable {
    let column: Int
    /// The column of the time of day if it is not in the same one as the date.
    let timeOfDayColumn: Int?
    let format: TimestampFormat
    private(set) var offsets = OffsetTally()
    private var recentDay = RecentDay()

    init(column: Int, timeOfDayColumn: Int? = nil, format: TimestampFormat?) {
        self.column = column
        self.timeOfDayColumn = timeOfDayColumn
        self.format = format ?? .yearMonthDay
    }

    /// The instant that the fields stand for, or nil if it cannot be read.
    @inline(__always)
    mutating func instant(of fields: RowFields, in zone: ZoneRules) -> Microseconds? {
        guard timeOfDayColumn == nil else { return instant(of: parseApart(fields), in: zone) }
        let text = fields[column]
        if format == .yearMonthDay {
            if let parsed = recentDay.parse(text) {
                offsets.count(parsed)
                return recentDay.instant(of: parsed, in: zone)
            }
            if let parsed = ParsedTimestamp(isoSeconds: text) {
                recentDay.remember(text, parsed, zone: zone)
                return instant(of: parsed, in: zone)
            }
        }
        return instant(of: format.parse(text), in: zone)
    }

    /// The instants of a batch of rows; ``EventLog/missingTime`` where the field is blank.
    /// - Returns: false if one cannot be read; what was counted of the batch is then worth nothing.
    mutating func instants(
        of rows: RowBatch,
        in zone: ZoneRules,
        into instants: UnsafeMutablePointer<Microseconds>
    ) -> Bool {
        for row in 0..<rows.count {
            if rows[row, column].isBlank {
                instants[row] = EventLog.missingTime
            } else {
                guard let instant = instant(of: rows[row], in: zone) else { return false }
                instants[row] = instant
            }
        }
        return true
    }

    private mutating func instant(of parsed: ParsedTimestamp?, in zone: ZoneRules) -> Microseconds? {
        guard let parsed else { return nil }
        offsets.count(parsed)
        return parsed.instant(in: zone)
    }

    /// The date, a blank and the time of day, read as one text.
    private func parseApart(_ fields: RowFields) -> ParsedTimestamp? {
        let date = fields[column]
        let time = fields[timeOfDayColumn ?? column]
        if time.isBlank { return format.parse(date) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: date.count + 1 + time.count) { text in
            _ = text.initialize(from: date)
            text.initializeElement(at: date.count, to: 0x20)
            _ = UnsafeMutableBufferPointer(rebasing: text[(date.count + 1)...]).initialize(from: time)
            return format.parse(UnsafeBufferPointer(text))
        }
    }

    mutating func merge(_ other: TimeColumn) { offsets.merge(other.offsets) }
}
