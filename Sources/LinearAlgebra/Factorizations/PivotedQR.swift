import COpenBLAS

/// The factorisation AP = QR with column pivoting (LAPACK's `dgeqp3`), of a matrix with at least as many rows as
/// columns. Q is kept as reflections and never formed.
public struct PivotedQR: Sendable {
    public let rows: Int
    public let columns: Int
    /// The original index of each pivoted column.
    public let pivots: [Int]
    private let reflections: Matrix
    private let scales: [Double]

    /// - Parameter fixed: so many columns at the start stay where they are; only those behind them are pivoted.
    /// - Throws: `LinearAlgebraError.notFinite`.
    /// - Complexity: O(2 n p²).
    public init(_ matrix: Matrix, fixed: Int = 0) throws {
        precondition(matrix.rows >= matrix.columns, "at least as many rows as columns")
        if let place = matrix.firstNonFinite {
            throw LinearAlgebraError.notFinite(row: place.row, column: place.column)
        }
        _ = BLAS.onCallingThread
        var (rows, columns, leading) = (matrix.rows.blas, matrix.columns.blas, max(1, matrix.rows).blas)
        var reflections = matrix
        var pivots = (0..<matrix.columns).map { Int32($0 < fixed ? 1 : 0) }
        var scales = [Double](repeating: 0, count: max(1, matrix.columns))
        _ = reflections.withUnsafeMutableElements { elements in
            withWorkspace { work, length, info in
                dgeqp3_(&rows, &columns, elements.baseAddress, &leading, &pivots, &scales, work, length, info)
            }
        }
        self.rows = matrix.rows
        self.columns = matrix.columns
        self.pivots = pivots.map { Int($0) - 1 }
        self.reflections = reflections
        self.scales = scales
    }

    /// R: columns × columns, upper triangular, its diagonal falling in absolute value behind fixed columns.
    public var factor: Matrix {
        var factor = Matrix(rows: columns, columns: columns)
        for column in 0..<columns {
            for row in 0...column { factor[row, column] = reflections[row, column] }
        }
        return factor
    }

    /// How many diagonal entries of R exceed `tolerance` times the first.
    public func rank(tolerance: Double) -> Int {
        let first = columns > 0 ? abs(reflections[0, 0]) : 0
        return (0..<columns).prefix { abs(reflections[$0, $0]) > tolerance * first }.count
    }

    /// Q' B, or Q B, for B of `rows` rows.
    /// - Complexity: O(4 n p · B's columns).
    public func multiply(_ right: Matrix, transposed: Bool) -> Matrix {
        precondition(right.rows == rows, "as many rows as the factored matrix")
        _ = BLAS.onCallingThread
        var result = right
        var (height, width, order) = (rows.blas, right.columns.blas, columns.blas)
        var leading = max(1, rows).blas
        _ = result.withUnsafeMutableElements { elements in
            withWorkspace { work, length, info in
                dormqr_(
                    "L",
                    transposed ? "T" : "N",
                    &height,
                    &width,
                    &order,
                    reflections.elements,
                    &leading,
                    scales,
                    elements.baseAddress,
                    &leading,
                    work,
                    length,
                    info
                )
            }
        }
        return result
    }
}
