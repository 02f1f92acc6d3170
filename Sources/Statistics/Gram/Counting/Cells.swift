/// The combinations of levels of some categorical columns. A row lies in one cell; the first column's level varies
/// fastest in the cells' order.
struct Cells: Sendable {
    let factors: [CategoricalColumn]
    let count: Int

    /// Rows whose cells are worked out at a time: 16 kB of codes.
    static let blockRows = 4_096

    init(_ factors: [CategoricalColumn]) {
        self.factors = factors
        count = factors.reduce(1) { $0 * $1.levels.count }
        precondition(count <= Int32.max, "no more combinations of levels than a code can tell apart")
    }

    /// Whether both put each row into the same cell; the codings may differ.
    func coincide(with other: Cells) -> Bool {
        factors.count == other.factors.count
            && zip(factors, other.factors).allSatisfy {
                $0.levels.count == $1.levels.count && $0.codes == $1.codes
            }
    }

    /// Calls `body` with the cell of each of the rows.
    /// - Parameter scratch: room for as many codes.
    @inline(__always)
    func withCodes(
        of rows: Range<Int>,
        scratch: UnsafeMutablePointer<Int32>,
        _ body: (UnsafePointer<Int32>) -> Void
    ) {
        if factors.count == 1 {
            factors[0].codes.withUnsafeBufferPointer { body($0.baseAddress! + rows.lowerBound) }
            return
        }
        scratch.update(repeating: 0, count: rows.count)
        var stride: Int32 = 1
        for factor in factors {
            factor.codes.withUnsafeBufferPointer { codes in
                let source = codes.baseAddress! + rows.lowerBound
                for offset in 0..<rows.count { scratch[offset] &+= stride &* source[offset] }
            }
            stride &*= Int32(factor.levels.count)
        }
        body(scratch)
    }
}
