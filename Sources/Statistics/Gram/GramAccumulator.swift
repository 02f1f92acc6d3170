import LinearAlgebra

/// Adds rows to a Gram, block by block; the rows are never held at once.
///
/// The block is shifted as it is copied into a buffer that fits the processor's cache, where `dsyrk` takes it, the
/// column of ones included.
public struct GramAccumulator: ~Copyable {
    /// Rows in a block: 256 rows of 50 columns are 100 kB, which stay in the second-level cache.
    static let blockRows = 256

    private let columnCount: Int
    private let shift: [Double]
    private var rowCount = 0
    private let leading: Int
    private let block: UnsafeMutablePointer<Double>
    private let square: UnsafeMutablePointer<Double>

    /// - Parameter shift: a value near the mean of each column; nil for zeros.
    public init(columnCount: Int, shift: [Double]? = nil) {
        self.columnCount = columnCount
        self.shift = shift ?? Array(repeating: 0, count: columnCount)
        leading = Self.blockRows
        let width = columnCount + 1
        block = .allocate(capacity: leading * width)
        square = .allocate(capacity: width * width)
        square.initialize(repeating: 0, count: width * width)
    }

    deinit {
        block.deallocate()
        square.deallocate()
    }

    /// Adds rows.
    /// - Parameters:
    ///   - rows: how many.
    ///   - weights: one for each row, none negative; nil for 1.
    ///   - fill: writes some of the rows into a block whose columns are `leading` apart, the shift taken off:
    ///     called with (block, which of the rows, leading).
    /// - Complexity: O(rows · columns²), BLAS level 3.
    public mutating func add(
        rows: Range<Int>,
        weights: [Double]? = nil,
        fill: (UnsafeMutablePointer<Double>, Range<Int>, Int) -> Void
    ) {
        var first = rows.lowerBound
        while first < rows.upperBound {
            let part = first..<min(first + leading, rows.upperBound)
            block.update(repeating: 1, count: part.count)
            fill(block + leading, part, leading)
            if let weights { scale(rows: part, by: weights) }
            addCrossProduct(
                of: block,
                rows: part.count,
                columns: columnCount + 1,
                leading: leading,
                to: square
            )
            first = part.upperBound
        }
        rowCount += weights.map { weights in rows.count { weights[$0] > 0 } } ?? rows.count
    }

    private func scale(rows: Range<Int>, by weights: [Double]) {
        let roots = rows.map { weights[$0].squareRoot() }
        for column in 0...columnCount {
            let entries = block + column * leading
            for (offset, root) in roots.enumerated() { entries[offset] *= root }
        }
    }

    /// Forgets what has been added, to begin another Gram in the same buffers.
    public mutating func reset() {
        let width = columnCount + 1
        square.update(repeating: 0, count: width * width)
        rowCount = 0
    }

    /// What has been added so far.
    public var gram: Gram {
        let width = columnCount + 1
        var packed = [Double]()
        packed.reserveCapacity(Gram.packedCount(columnCount: columnCount))
        for column in 0..<width {
            packed.append(contentsOf: UnsafeBufferPointer(start: square + column * width, count: column + 1))
        }
        return Gram(columnCount: columnCount, shift: shift, rowCount: rowCount, packed: packed)
    }
}
