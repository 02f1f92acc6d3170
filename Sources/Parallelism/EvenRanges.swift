/// `0 ..< count` cut into so many ranges of about equal length, in order, a part for each thread.
///
/// With fewer elements than parts some are empty. What is counted over ranges and put together must not depend on where they
/// are cut.
/// - Precondition: there is at least one part.
/// - Complexity: O(parts).
public func evenRanges(of count: Int, parts: Int) -> [Range<Int>] {
    precondition(parts > 0, "elements are cut into one part at least")
    return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
}
