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
