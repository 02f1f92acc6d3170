import CByteMarks
import EventLogs

/// Records that stand in a buffer as they mean: a run of them, found 64 bytes at a time.
///
/// A record is plain if it has the expected number of fields, none of them with a line break, a doubled quote or text behind
/// its closing quote in it, and ends with a line break inside the buffer. The run stops before any other record (and before
/// blank lines), which is ``RecordScanner``'s; what both find is the same.
struct PlainRecords {
    private let delimiter: UInt8
    private let columns: Int
    private let capacity: Int
    private let storage: Storage
    private(set) var count = 0

    /// Field after field, record after record.
    private final class Storage {
        let fields: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
        init(_ capacity: Int) { fields = .allocate(capacity: capacity) }
        deinit { fields.deallocate() }
    }

    init(delimiter: UInt8, columns: Int) {
        self.delimiter = delimiter
        self.columns = columns
        // About as many fields as stay in the processor's first cache.
        capacity = max(1, min(RowBatch.mostRows, 1_024 / max(columns, 1)))
        storage = Storage(capacity * max(columns, 1))
    }

    /// The records of the last run, valid as long as its buffer stands.
    var batch: RowBatch { RowBatch(fields: storage.fields, columns: columns, count: count) }

    /// Whether the run stopped because there is room for no more records, not because the next one may not be plain.
    var isFull: Bool { count == capacity }

    /// Takes plain records from `position` on and moves it behind them.
    /// - Parameters:
    ///   - buffer: behind its end ``RecordScanner/padding`` bytes, 64, can be read, whatever they are.
    ///   - limit: no record is taken that follows one which ends at or behind it.
    mutating func scan(
        _ buffer: UnsafeMutableBufferPointer<UInt8>,
        from position: inout Int,
        upTo limit: Int
    ) {
        count = 0
        guard let base = buffer.baseAddress, columns > 0, position < limit,
            delimiter != 0x22, delimiter != 0x0A, delimiter != 0x0D
        else { return }
        let size = buffer.count
        let text = UnsafePointer(base)
        let last = columns - 1
        var slot = storage.fields
        var taken = 0
        var field = 0
        var recordStart = position
        var fieldStart = position
        // 1 behind a closing quote, which is no part of the field.
        var quotes = 0
        var isQuoted = false
        var group = position
        var marks: UInt64 = group < size ? byte_marks(text + group, delimiter) : 0
        scanning: while true {
            while marks == 0 {
                group &+= 64
                if group >= size { break scanning }
                marks = byte_marks(text + group, delimiter)
            }
            let place = group &+ marks.trailingZeroBitCount
            marks &= marks &- 1
            if place >= size { break }
            let byte = text[place]
            if isQuoted {
                if byte == delimiter { continue }
                guard byte == 0x22, place + 1 < size else { break }
                let next = text[place + 1]
                guard next == delimiter || next == 0x0A || next == 0x0D else { break }
                isQuoted = false
                quotes = 1
                continue
            }
            if byte == delimiter {
                if field == last { break }
                slot.initialize(
                    to: UnsafeBufferPointer(start: text + fieldStart, count: place &- fieldStart &- quotes)
                )
                slot += 1
                field &+= 1
                fieldStart = place &+ 1
                quotes = 0
                continue
            }
            if byte == 0x22 {
                if place == fieldStart, quotes == 0 {
                    isQuoted = true
                    fieldStart = place &+ 1
                }
                continue
            }
            // A line break.
            guard field == last, place > recordStart else { break }
            var next = place &+ 1
            if byte == 0x0D {
                guard next < size else { break }
                if text[next] == 0x0A {
                    next &+= 1
                    if next &- group <= 64 {
                        marks &= marks &- 1
                    } else {
                        group &+= 64
                        marks = byte_marks(text + group, delimiter) & ~1
                    }
                }
            }
            slot.initialize(
                to: UnsafeBufferPointer(start: text + fieldStart, count: place &- fieldStart &- quotes)
            )
            slot += 1
            taken &+= 1
            field = 0
            quotes = 0
            recordStart = next
            fieldStart = next
            if taken == capacity || next >= limit { break }
        }
        count = taken
        position = recordStart
    }
}
