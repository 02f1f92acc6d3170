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
        result.withUnsafeMutableElements { target in
            for column in 0..<columns {
                for row in 0..<rows { target[column + row * columns] = elements[row + column * rows] }
            }
        }
        return result
    }

    /// The matrix of the entries whose row is in `rows` and whose column is in `columns`, in that order.
    public func submatrix(rows: [Int], columns: [Int]) -> Matrix {
        Matrix(
            rows: rows.count,
            columns: columns.count,
            elements: columns.flatMap { column in rows.map { self[$0, column] } }
        )
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
