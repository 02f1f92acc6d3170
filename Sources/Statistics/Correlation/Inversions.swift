/// How many pairs of elements stand in descending order; sorts them on the way, by insertion in short runs and then by
/// merging.
/// - Complexity: O(n log n).
func countInversions(sorting elements: inout [Int32]) -> Int {
    let count = elements.count
    let shortRun = 16
    var inversions = 0
    elements.withUnsafeMutableBufferPointer { elements in
        for start in stride(from: 0, to: count, by: shortRun) {
            for position in start..<min(start + shortRun, count) {
                let element = elements[position]
                var place = position
                while place > start, elements[place - 1] > element {
                    elements[place] = elements[place - 1]
                    place -= 1
                }
                elements[place] = element
                inversions += position - place
            }
        }
    }
    var merged = elements
    var width = shortRun
    while width < count {
        elements.withUnsafeBufferPointer { source in
            merged.withUnsafeMutableBufferPointer { target in
                for start in stride(from: 0, to: count, by: 2 * width) {
                    let middle = min(start + width, count)
                    let end = min(start + 2 * width, count)
                    inversions += merge(source, start, middle, end, into: target)
                }
            }
        }
        swap(&elements, &merged)
        width *= 2
    }
    return inversions
}

/// Merges two adjacent ascending runs; the number of inversions between them.
private func merge(
    _ source: UnsafeBufferPointer<Int32>,
    _ start: Int,
    _ middle: Int,
    _ end: Int,
    into target: UnsafeMutableBufferPointer<Int32>
) -> Int {
    var (left, right, place, inversions) = (start, middle, start, 0)
    while left < middle, right < end {
        // Without a branch, which random data would mispredict every other time.
        let (a, b) = (source[left], source[right])
        let takesRight = b < a
        let step = takesRight ? 1 : 0
        target[place] = takesRight ? b : a
        inversions += takesRight ? middle - left : 0
        right += step
        left += 1 - step
        place += 1
    }
    while left < middle {
        target[place] = source[left]
        left += 1
        place += 1
    }
    while right < end {
        target[place] = source[right]
        right += 1
        place += 1
    }
    return inversions
}
