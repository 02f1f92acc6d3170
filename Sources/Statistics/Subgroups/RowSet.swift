/// A set of rows, one bit for each: the cover of a condition.
public struct RowSet: Sendable, Equatable {
    public let rowCount: Int
    private(set) var words: [UInt64]

    /// No row.
    public init(rowCount: Int) {
        self.rowCount = rowCount
        words = Array(repeating: 0, count: (rowCount + 63) / 64)
    }

    /// The rows for which `isMember` says so.
    /// - Complexity: O(rows).
    public init(rowCount: Int, where isMember: (Int) -> Bool) {
        self.init(rowCount: rowCount)
        for row in 0..<rowCount where isMember(row) { words[row >> 6] |= 1 << UInt64(row & 63) }
    }

    public func contains(_ row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }

    /// - Complexity: O(rows / 64), as are the others.
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// How many rows are in both.
    public func intersectionCount(_ other: RowSet) -> Int {
        zip(words, other.words).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
    }

    public mutating func formIntersection(_ other: RowSet) {
        precondition(rowCount == other.rowCount, "sets of the same rows")
        for word in words.indices { words[word] &= other.words[word] }
    }

    public func intersection(_ other: RowSet) -> RowSet {
        var set = self
        set.formIntersection(other)
        return set
    }

    public func subtracting(_ other: RowSet) -> RowSet {
        precondition(rowCount == other.rowCount, "sets of the same rows")
        var set = self
        for word in words.indices { set.words[word] &= ~other.words[word] }
        return set
    }

    /// Calls `body` with each row of the set, rising.
    /// - Complexity: O(rows / 64 + `count`).
    @inlinable
    public func forEach(_ body: (Int) -> Void) {
        withWords { words in
            for (index, word) in words.enumerated() {
                var rest = word
                while rest != 0 {
                    body(index << 6 | rest.trailingZeroBitCount)
                    rest &= rest - 1
                }
            }
        }
    }

    @usableFromInline
    func withWords(_ body: (UnsafeBufferPointer<UInt64>) -> Void) { words.withUnsafeBufferPointer(body) }
}
