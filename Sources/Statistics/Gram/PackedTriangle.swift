/// The number of entries of an upper triangle, with its diagonal, that is packed column by column: entry (i, j), i ≤ j,
/// is at `packedCount(j) + i`.
@inline(__always)
func packedCount(_ order: Int) -> Int { order * (order + 1) / 2 }
