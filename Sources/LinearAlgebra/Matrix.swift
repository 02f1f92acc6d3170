import Parallelism

/// A dense matrix of doubles, stored column by column in one contiguous buffer, as BLAS and LAPACK want it.
///
/// A vector is a plain `[Double]`; a matrix is what has two dimensions.
public struct Matrix: Equatable, Sendable {
    public let rows: Int
    public let columns: Int
    @usableFromInline var storage: [Double]

    /// Entry (i, j) is `elements[i + j * rows]`.
    @inlinable
    public var elements: [Double] { storage }

    /// - Precondition: there are `rows * columns` elements.
    public init(rows: Int, columns: Int, elements: [Double]) {
        precondition(
            rows >= 0 && columns >= 0 && elements.count == rows * columns,
            "one element for each entry"
        )
        self.rows = rows
        self.columns = columns
        storage = elements
    }

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.init(rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
    }

    /// The matrix with the given columns, all of one length.
    public init(columns: [[Double]]) {
        let rows = columns.first?.count ?? 0
        precondition(columns.allSatisfy { $0.count == rows }, "columns of one length")
        self.init(rows: rows, columns: columns.count, elements: Array(columns.joined()))
    }

    /// The matrix with the given rows, all of one length.
    public init(rows: [[Double]]) {
        self = Matrix(columns: rows).transposed
    }

    /// The square matrix with `diagonal` on its diagonal and zeros elsewhere.
    public init(diagonal: [Double]) {
        self.init(rows: diagonal.count, columns: diagonal.count)
        for index in diagonal.indices { self[index, index] = diagonal[index] }
    }

    public static func identity(_ order: Int) -> Matrix {
        Matrix(diagonal: Array(repeating: 1, count: order))
    }

    @inlinable
    public subscript(row: Int, column: Int) -> Double {
        get { storage[row + column * rows] }
        set { storage[row + column * rows] = newValue }
    }

    public func column(_ column: Int) -> ArraySlice<Double> {
        elements[column * rows..<(column + 1) * rows]
    }

    public func row(_ row: Int) -> [Double] {
        (0..<columns).map { self[row, $0] }
    }

    public var diagonal: [Double] {
        (0..<min(rows, columns)).map { self[$0, $0] }
    }

    public var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        let (rows, columns) = (rows, columns)
        result.withUnsafeMutableElements { target in
            storage.withUnsafeBufferPointer { source in
                forEachTile(rows: rows, columns: columns) { tileRows, tileColumns in
                    for column in tileColumns {
                        for row in tileRows { target[column + row * columns] = source[row + column * rows] }
                    }
                }
            }
        }
        return result
    }

    /// The matrix of the entries whose row is in `rows` and whose column is in `columns`, in that order.
    /// - Precondition: they are there.
    public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
        let (height, width) = (self.rows, self.columns)
        precondition(rows.allSatisfy { 0 <= $0 && $0 < height }, "rows that are there")
        precondition(columns.allSatisfy { 0 <= $0 && $0 < width }, "columns that are there")
        let chosen = [Double](unsharedCapacity: rows.count * columns.count) { target, count in
            storage.withUnsafeBufferPointer { source in
                for column in columns {
                    for row in rows {
                        target[count] = source[row + column * height]
                        count += 1
                    }
                }
            }
        }
        return Matrix(rows: rows.count, columns: columns.count, elements: chosen)
    }

    /// Calls `body` with the elements, column by column.
    @inlinable
    public func withUnsafeElements<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withUnsafeBufferPointer(body)
    }

    /// Calls `body` with the elements, column by column, to write in place.
    @inlinable
    public mutating func withUnsafeMutableElements<Result, Failure: Error>(
        _ body: (inout UnsafeMutableBufferPointer<Double>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withUnsafeMutableBufferPointer(body)
    }
}

extension Matrix {
    /// The first entry, in column order, that is infinite or not a number.
    public var firstNonFinite: (row: Int, column: Int)? {
        elements.firstIndex { !$0.isFinite }.map { ($0 % rows, $0 / rows) }
    }

    /// The largest sum of absolute values of a column.
    public var oneNorm: Double {
        (0..<columns).map { column($0).reduce(0) { $0 + abs($1) } }.max() ?? 0
    }
}

/// Calls `body` with square tiles of a matrix, small enough that both a tile and its transpose stay in the cache: one of
/// them is met across the columns.
@inline(__always)
func forEachTile(rows: Int, columns: Int, _ body: (_ rows: Range<Int>, _ columns: Range<Int>) -> Void) {
    let width = 32
    for column in stride(from: 0, to: columns, by: width) {
        for row in stride(from: 0, to: rows, by: width) {
            body(row..<min(row + width, rows), column..<min(column + width, columns))
        }
    }
}
