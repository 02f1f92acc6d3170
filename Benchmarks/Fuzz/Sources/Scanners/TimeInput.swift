@testable import EventLogs

/// Times of one column, one after the other, read with what is remembered of the one before.
struct TimeInput {
    private var column = TimeColumn(column: 0, format: nil)
    private let zone: ZoneRules

    init(zone: ZoneRules) { self.zone = zone }

    /// Whether the commonest form is read as the plain reader reads it, any other as the scanner of any form does, and what is
    /// remembered makes no difference.
    mutating func isReadAsByThePlainReader(_ text: [UInt8]) -> Bool {
        let zone = zone
        return text.withUnsafeBufferPointer { bytes in
            let plain = plainTimestamp(text)
            guard ParsedTimestamp(isoSeconds: bytes) == plain else { return false }
            let anyForm = TimestampFormat.yearMonthDay.parseAnyForm(bytes)
            if plain != nil, anyForm != plain { return false }
            return withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: 1) { fields in
                fields.initializeElement(at: 0, to: bytes)
                let instant = column.instant(of: RowFields(UnsafeBufferPointer(fields)), in: zone)
                return instant == anyForm?.instant(in: zone)
            }
        }
    }
}
