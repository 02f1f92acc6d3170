/// The fields of some rows, one row after the other, borrowed from whoever read them like those of ``RowFields``.
///
/// Behind the end of each field eight bytes can be read, whatever they are.
public struct RowBatch {
    @usableFromInline let fields: UnsafePointer<UnsafeBufferPointer<UInt8>>
    @usableFromInline let columns: Int
    public let count: Int

    /// So many rows at the most.
    public static let mostRows = 128

    /// - Precondition: `count` is not above ``mostRows``, and there are `columns` fields for each row.
    @inlinable
    public init(fields: UnsafePointer<UnsafeBufferPointer<UInt8>>, columns: Int, count: Int) {
        precondition(count <= RowBatch.mostRows, "a batch has its limit")
        self.fields = fields
        self.columns = columns
        self.count = count
    }

    @inlinable
    public subscript(row: Int) -> RowFields {
        RowFields(UnsafeBufferPointer(start: fields + row * columns, count: columns))
    }

    @inlinable
    @inline(__always)
    subscript(row: Int, column: Int) -> UnsafeBufferPointer<UInt8> { fields[row &* columns &+ column] }
}
