/// Sorts from the front by insertion for as long as that is cheap: short buffers, and nearly sorted ones of any length.
///
/// Invariant: before each step the elements before `index` are sorted, equal keys in their first order, and `largest`
/// is the last one's key; so wherever it stops, a stable sort of what it leaves is a stable sort of the whole.
/// - Returns: whether it came to the end. It gives up when elements have had to move by more than `mostMoves` places
///   each on average.
/// - Complexity: O(n · `mostMoves`).
@inlinable
func insertionSort<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>,
    mostMoves: Int,
    by key: (Element) -> UInt64
) -> Bool {
    guard elements.count > 1, let base = elements.baseAddress else { return true }
    var largest = key(base[0])
    var moves = 0
    for index in 1..<elements.count {
        let element = base[index]
        let own = key(element)
        if own >= largest {
            largest = own
            continue
        }
        var hole = index
        repeat {
            base[hole] = base[hole &- 1]
            hole &-= 1
        } while hole > 0 && key(base[hole &- 1]) > own
        base[hole] = element
        moves &+= index &- hole
        if moves > mostMoves &* (index &+ 32) { return false }
    }
    return true
}
