import EventLogs
import Parallelism

extension WaitingColumn {
    /// A stretch of a column.
    struct Rows: Sendable {
        fileprivate let causes: [UInt8]
        fileprivate let parts: [Microseconds]

        fileprivate init() { (causes, parts) = ([], []) }

        init(_ written: borrowing Writer) {
            causes = Array(written.causes)
            parts = Array(written.parts[..<written.partCount])
        }
    }

    /// Writes a stretch of a column, row after row; rows that are left out are without waiting.
    struct Writer: ~Copyable {
        fileprivate let causes: UnsafeMutableBufferPointer<UInt8>
        /// Room for all parts of all rows; memory is taken up by those that are written.
        fileprivate let parts: UnsafeMutableBufferPointer<Microseconds>
        fileprivate private(set) var partCount = 0
        private let from: Slice<EnabledTimes>
        private let to: ArraySlice<Microseconds>

        /// - Parameters:
        ///   - from: the beginning of each row's wait, if the column will know it: where the parts add up to the
        ///     wait, the last is not stored; or empty.
        ///   - to: its end.
        init(
            rowCount: Int,
            from: Slice<EnabledTimes> = EnabledTimes([])[...],
            to: ArraySlice<Microseconds> = []
        ) {
            precondition(from.isEmpty || from.count == rowCount, "a wait for each row")
            precondition(from.count == to.count, "an end for each beginning")
            causes = .allocate(capacity: rowCount)
            causes.initialize(repeating: 0)
            parts = .allocate(capacity: rowCount * WaitingParts.count)
            (self.from, self.to) = (from, to)
        }

        deinit {
            causes.deallocate()
            parts.deallocate()
        }

        /// - Precondition: `row` comes after those that were written.
        @inline(__always)
        mutating func write(_ waited: WaitingParts, row: Int) {
            precondition(causes.indices.contains(row), "a row of the stretch")
            let knowsWait = !from.isEmpty
            var rest = knowsWait ? to[to.startIndex + row] - from[from.startIndex + row] : 0
            var byte: UInt8 = 0
            var last: Microseconds = 0
            @inline(__always) func take(_ bit: Int) {
                guard waited.parts[bit] != 0 else { return }
                if byte != 0 { store(last) }
                byte |= 1 << UInt8(bit)
                last = waited.parts[bit]
                rest -= last
            }
            // A loop would have the parts put into memory first.
            take(0)
            take(1)
            take(2)
            take(3)
            take(4)
            take(5)
            if byte != 0 {
                if knowsWait, rest == 0 { byte |= WaitingColumn.lastIsRest } else { store(last) }
            }
            causes[row] = byte
        }

        @inline(__always)
        private mutating func store(_ part: Microseconds) {
            precondition(partCount < parts.count, "each row is written once")
            parts[partCount] = part
            partCount &+= 1
        }
    }
}

/// The stretches of a column, put together.
struct JoinedRows {
    let rowCount: Int
    /// A multiple of eight bytes.
    let causes: [UInt8]
    let parts: [Microseconds]

    /// Each stretch is freed as soon as it is copied, so that the column is not there twice.
    /// - Complexity: O(rows), on all processors.
    init(_ stretches: consuming [WaitingColumn.Rows]) {
        var rowsBefore = [0]
        var partsBefore = [0]
        for (number, rows) in stretches.enumerated() {
            rowsBefore.append(rowsBefore[number] + rows.causes.count)
            partsBefore.append(partsBefore[number] + rows.parts.count)
        }
        let count = stretches.count
        let rowCount = rowsBefore[count]
        var parts: [Microseconds] = []
        causes = stretches.withUnsafeMutableBufferPointer { stretches in
            filledArray((rowCount + 7) & ~7) { (causes: UnsafeMutableBufferPointer<UInt8>) in
                causes[rowCount...].update(repeating: 0)
                parts = filledArray(partsBefore[count]) { (parts: UnsafeMutableBufferPointer<Microseconds>) in
                    nonisolated(unsafe) let (stretches, causes, parts) = (stretches, causes, parts)
                    concurrently(count) { [rowsBefore, partsBefore] number in
                        let rows = stretches[number]
                        _ = causes[rowsBefore[number]...].update(fromContentsOf: rows.causes)
                        _ = parts[partsBefore[number]...].update(fromContentsOf: rows.parts)
                        stretches[number] = WaitingColumn.Rows()
                    }
                }
            }
        }
        self.parts = parts
        self.rowCount = rowCount
    }
}
