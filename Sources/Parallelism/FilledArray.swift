/// An array of so many elements, all of which `fill` writes: for columns that several threads fill, each its own part.
public func filledArray<Element: BitwiseCopyable>(
    _ count: Int,
    _ fill: (UnsafeMutableBufferPointer<Element>) -> Void
) -> [Element] {
    [Element](unsharedCapacity: count) { buffer, initialized in
        fill(buffer)
        initialized = count
    }
}

/// Arrays of those lengths, all elements of which `fill` writes: it gets where each array begins.
/// - Precondition: there are a few hundred at most, for each is open while the next are made.
public func filledArrays<Element: BitwiseCopyable>(
    _ lengths: [Int],
    _ fill: ([UnsafeMutablePointer<Element>]) -> Void
) -> [[Element]] {
    var arrays: [[Element]] = lengths.map { _ in [] }
    var open: [UnsafeMutablePointer<Element>] = []
    func openNext() {
        let number = open.count
        guard number < lengths.count else { return fill(open) }
        arrays[number] = filledArray(lengths[number]) { (array: UnsafeMutableBufferPointer<Element>) in
            guard let first = array.baseAddress else { preconditionFailure("an array has room") }
            open.append(first)
            openNext()
        }
    }
    openNext()
    return arrays
}
