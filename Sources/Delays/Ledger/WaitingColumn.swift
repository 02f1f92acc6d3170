import EventLogs

/// Waiting by cause, a row for each instance or order, packed: a byte that says which causes there are, and eight for
/// each of them but the last, which is what the others leave of the wait. Most waits have one or two causes.
public struct WaitingColumn: Sendable, RandomAccessCollection {
    public let count: Int
    /// The causes of each row: bit `c` for `Cause.ofWaiting[c]`, and ``lastIsRest``. A multiple of eight bytes.
    private let causes: [UInt8]
    /// The stored parts of all rows, one row after the other, in order of cause.
    private let parts: [Microseconds]
    /// How many parts are stored before each eight rows.
    private let partsBefore: [UInt32]
    /// What each row waited from and to; empty for a column that stores all parts.
    private let from: EnabledTimes
    private let to: [Microseconds]

    /// Marks a row whose last part is not stored.
    static let lastIsRest: UInt8 = 1 << 7

    /// - Parameters:
    ///   - stretches: rows of the column, one stretch after the other.
    ///   - from: the beginning of each row's wait; or empty, as it was for the rows.
    ///   - to: its end.
    /// - Complexity: O(rows), on all processors.
    init(_ stretches: consuming [Rows], from: EnabledTimes = EnabledTimes([]), to: [Microseconds] = []) {
        let joined = JoinedRows(stretches)
        count = joined.rowCount
        causes = joined.causes
        parts = joined.parts
        var partsBefore: [UInt32] = []
        partsBefore.reserveCapacity(causes.count / 8)
        var before: UInt32 = 0
        for first in stride(from: 0, to: causes.count, by: 8) {
            partsBefore.append(before)
            before += UInt32(WaitingColumn.storedParts(WaitingColumn.eight(causes, first)))
        }
        self.partsBefore = partsBefore
        self.from = from
        self.to = to
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    /// - Complexity: O(1).
    @inline(__always)
    public subscript(row: Int) -> WaitingParts {
        var parts = WaitingParts.zero
        forEachPart(of: row) { parts[$0] = $1 }
        return parts
    }

    /// Calls `body` with each cause of a row's waiting and how long it was, in order of cause.
    /// - Complexity: O(1).
    @inline(__always)
    public func forEachPart(of row: Int, _ body: (Cause, Microseconds) -> Void) {
        var at = firstPart(of: row)
        forEachPart(of: row, at: &at) { body(Cause(ofWaiting: $0), $1) }
    }

    /// Where the stored parts of a row begin.
    @inline(__always)
    func firstPart(of row: Int) -> Int {
        precondition(row >= 0 && row < count, "a row of the column")
        let eight = WaitingColumn.eight(causes, row & ~7)
        return Int(partsBefore[row >> 3])
            + WaitingColumn.storedParts(eight & (1 << UInt64((row & 7) << 3) - 1))
    }

    /// For reading one row after the other: calls `body` with each cause, as its position in `Cause.ofWaiting`, and how
    /// long it was.
    /// - Parameter at: where the row's stored parts begin; afterwards, where those of the next row do.
    @inline(__always)
    func forEachPart(of row: Int, at: inout Int, _ body: (Int, Microseconds) -> Void) {
        let all = causes[row]
        var left = all & ~WaitingColumn.lastIsRest
        if left == 0 { return }
        var rest = all & WaitingColumn.lastIsRest == 0 ? 0 : to[row] - from[row]
        while left != 0 {
            let bit = left.trailingZeroBitCount
            left &= left - 1
            if left == 0, all & WaitingColumn.lastIsRest != 0 { return body(bit, rest) }
            rest -= parts[at]
            body(bit, parts[at])
            at += 1
        }
    }

    /// Eight rows' bytes as one word.
    @inline(__always)
    private static func eight(_ causes: [UInt8], _ first: Int) -> UInt64 {
        causes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: first, as: UInt64.self))
        }
    }

    /// The number of parts that eight rows store: counts the bits of each byte side by side, then adds the bytes.
    @inline(__always)
    private static func storedParts(_ rows: UInt64) -> Int {
        var bits = rows & 0x3f3f_3f3f_3f3f_3f3f
        bits &-= (bits >> 1) & 0x5555_5555_5555_5555
        bits = (bits & 0x3333_3333_3333_3333) &+ ((bits >> 2) & 0x3333_3333_3333_3333)
        bits = (bits &+ (bits >> 4)) & 0x0f0f_0f0f_0f0f_0f0f
        bits &-= (rows >> 7) & 0x0101_0101_0101_0101
        return Int(truncatingIfNeeded: (bits &* 0x0101_0101_0101_0101) >> 56)
    }
}

extension WaitingColumn: Equatable {
    public static func == (left: WaitingColumn, right: WaitingColumn) -> Bool { left.elementsEqual(right) }
}
