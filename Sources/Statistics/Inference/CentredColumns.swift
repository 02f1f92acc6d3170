/// The columns of a design that have a coefficient, less their means where there is an intercept, in blocks of
/// rows.
struct CentredColumns {
    /// A block of 256 rows of 50 columns and its copy, 200 kB, stay in the second-level cache; a wide design has
    /// fewer rows.
    private static let entriesInBlock = 256 * 50
    private static let mostRows = 256
    private static let fewestRows = 64

    let design: Design
    private let columns: [Int]
    private let shift: [Double]

    /// - Parameter design: the one that was fitted, or other rows of the same columns.
    init(_ regression: LinearRegression, design: Design) {
        self.design = design
        columns = regression.columns
        var shift = [Double](repeating: 0, count: design.columnCount)
        if regression.hasIntercept {
            for (column, mean) in zip(columns, regression.columnMeans) { shift[column] = mean }
        }
        self.shift = shift
    }

    /// How many rows to take at a time.
    var blockRows: Int {
        max(Self.fewestRows, min(Self.mostRows, Self.entriesInBlock / max(1, design.columnCount)))
    }

    /// Writes some rows, column by column, `leading` apart.
    /// - Parameter block: has room for all columns of the design, aliased ones too.
    func fill(_ block: UnsafeMutablePointer<Double>, rows: Range<Int>, leading: Int) {
        design.fill(block, rows: rows, leading: leading, shift: shift)
        for (position, column) in columns.enumerated() where position < column {
            (block + position * leading).update(from: block + column * leading, count: rows.count)
        }
    }
}
