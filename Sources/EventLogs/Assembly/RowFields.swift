/// The fields of one row, borrowed from whoever read them: valid only while the call that receives them runs.
///
/// A field is UTF-8 text; an empty one, one of blanks only and one that the row does not have are missing.
public struct RowFields {
    @usableFromInline let fields: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>

    @inlinable
    public init(_ fields: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) {
        self.fields = fields
    }

    @inlinable public var count: Int { fields.count }

    /// The bytes of that column; empty where the row ends before it.
    @inlinable
    public subscript(column: Int) -> UnsafeBufferPointer<UInt8> {
        column < fields.count ? fields[column] : UnsafeBufferPointer(start: nil, count: 0)
    }
}

/// A row under construction, for sources that come value by value (XML, JSON) and not as text in one piece.
public struct RowBuilder: Sendable {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>]

    public init(columns: Int) {
        ranges = Array(repeating: 0..<0, count: columns)
    }

    /// Makes every field missing again.
    public mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        for column in ranges.indices { ranges[column] = 0..<0 }
    }

    /// Sets one field; a column beyond the last one widens the row.
    public mutating func set(_ column: Int, to value: some Collection<UInt8>) {
        while column >= ranges.count { ranges.append(0..<0) }
        let start = bytes.count
        bytes.append(contentsOf: value)
        ranges[column] = start..<bytes.count
    }

    public mutating func set(_ column: Int, to value: String) {
        set(column, to: value.utf8)
    }

    /// Whether the field has been set to something since the last ``clear()``.
    public func has(_ column: Int) -> Bool {
        column < ranges.count && !ranges[column].isEmpty
    }

    public func withFields<Result>(_ body: (RowFields) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { bytes in
            try withUnsafeTemporaryAllocation(
                of: UnsafeBufferPointer<UInt8>.self,
                capacity: ranges.count
            ) { fields in
                for (column, range) in ranges.enumerated() {
                    fields.initializeElement(at: column, to: UnsafeBufferPointer(rebasing: bytes[range]))
                }
                return try body(RowFields(UnsafeBufferPointer(fields)))
            }
        }
    }
}
