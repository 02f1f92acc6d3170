/// Sorts by key without comparisons, ascending; equal keys keep their order.
///
/// What is nearly sorted is sorted by insertion. The rest is first brought nearly into order by the leading bits of the
/// keys' distances from the smallest, a few more bits than it takes to count the elements, and then by insertion; where
/// keys are crowded so that this does not do, by all bits.
/// - Parameters:
///   - scratch: as many elements of room, initialised or not; what it holds afterwards is undefined.
///   - key: cheap; it is asked for once in each pass.
/// - Complexity: O(n) for each eleven bits of the keys' range.
@inlinable
public func radixSort<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>,
    scratch: UnsafeMutableBufferPointer<Element>,
    by key: (Element) -> UInt64
) {
    if insertionSort(elements, mostMoves: elements.count < 48 ? elements.count : 4, by: key) { return }
    precondition(scratch.count >= elements.count, "as much room again")
    precondition(elements.count <= UInt32.max, "counts of 32 bits")
    var (least, most) = (UInt64.max, UInt64.min)
    for element in elements {
        let key = key(element)
        least = min(least, key)
        most = max(most, key)
    }
    let leading = RadixDigits(least: least, most: most, count: elements.count, isLeadingOnly: true)
    radixSort(elements, scratch: scratch, digits: leading, by: key)
    if leading.shift == 0 || insertionSort(elements, mostMoves: 4, by: key) { return }
    let all = RadixDigits(least: least, most: most, count: elements.count, isLeadingOnly: false)
    radixSort(elements, scratch: scratch, digits: all, by: key)
}

/// Sorts by some digits of the keys, the last first: all are counted in one pass, and those in which all keys agree are
/// left out.
@inlinable
func radixSort<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>,
    scratch: UnsafeMutableBufferPointer<Element>,
    digits: RadixDigits,
    by key: (Element) -> UInt64
) {
    guard var from = elements.baseAddress, var to = scratch.baseAddress else { return }
    let count = elements.count
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: digits.passes << digits.bits) { counts in
        counts.initialize(repeating: 0)
        guard let counts = counts.baseAddress else { return }
        for index in 0..<count {
            var rest = digits.rest(key(from[index]))
            for pass in 0..<digits.passes {
                counts[pass << digits.bits + Int(truncatingIfNeeded: rest) & digits.mask] &+= 1
                rest &>>= UInt64(truncatingIfNeeded: digits.bits)
            }
        }
        for pass in 0..<digits.passes {
            let next = counts + pass << digits.bits
            if next[digits.digit(pass, of: key(from[0]))] == count { continue }
            var before: UInt32 = 0
            for digit in 0...digits.mask {
                let here = next[digit]
                next[digit] = before
                before &+= here
            }
            for index in 0..<count {
                let element = from[index]
                let digit = digits.digit(pass, of: key(element))
                to[Int(next[digit])] = element
                next[digit] &+= 1
            }
            swap(&from, &to)
        }
    }
    if let home = elements.baseAddress, from != home { home.update(from: from, count: count) }
}

extension Array where Element: BitwiseCopyable {
    /// Sorts by key without comparisons, ascending; equal keys keep their order.
    /// - Parameter scratch: room that is kept from one sort to the next.
    /// - Complexity: O(n) for each eleven bits of the keys' range; O(n) where nearly sorted.
    @inlinable
    public mutating func radixSort(scratch: inout [Element], by key: (Element) -> UInt64) {
        guard let first else { return }
        if scratch.count < count {
            scratch.append(contentsOf: repeatElement(first, count: count - scratch.count))
        }
        withUnsafeMutableBufferPointer { elements in
            scratch.withUnsafeMutableBufferPointer { Sorting.radixSort(elements, scratch: $0, by: key) }
        }
    }

    /// Sorts by key without comparisons, ascending; equal keys keep their order.
    /// - Complexity: O(n) for each eleven bits of the keys' range; O(n) where nearly sorted.
    @inlinable
    public mutating func radixSort(by key: (Element) -> UInt64) {
        withUnsafeMutableBufferPointer { elements in
            withUnsafeTemporaryAllocation(of: Element.self, capacity: elements.count) {
                Sorting.radixSort(elements, scratch: $0, by: key)
            }
        }
    }
}

extension Array where Element: FixedWidthInteger & BitwiseCopyable {
    /// Sorts numbers without comparisons, ascending.
    /// - Complexity: O(n) for each eleven bits of the numbers' range; O(n) where nearly sorted.
    @inlinable
    public mutating func radixSort() { radixSort { $0.radixKey } }
}
