import Parallelism

/// Where the rows of each part of a source go among those of their order: a counting sort on all processors, as ``Deal`` is one
/// for few groups.
struct OrderPlaces {
    /// Order `o` has the places `firstInstance[o] ..< firstInstance[o + 1]`.
    let firstInstance: [Int]
    /// For each part and order, how many of the order's rows come before those of the part that have no place yet.
    private var before: [Int32]

    /// - Complexity: O(rows + parts · orders), on all processors.
    init(of areas: [RowArea], parts: [Range<Int>], orders: Int) {
        before = OrderPlaces.counts(of: areas, parts, orders: orders)
        var firstInstance = [Int](repeating: 0, count: orders + 1)
        let ranges = evenRanges(of: orders, parts: 4 * processorCount)
        before.withUnsafeMutableBufferPointer { before in
            firstInstance.withUnsafeMutableBufferPointer { counts in
                nonisolated(unsafe) let (before, counts) = (before, counts)
                concurrently(ranges.count) { range in
                    for part in parts.indices {
                        for order in ranges[range] {
                            let count = before[part &* orders &+ order]
                            before[part &* orders &+ order] = Int32(truncatingIfNeeded: counts[order])
                            counts[order] &+= Int(count)
                        }
                    }
                }
            }
        }
        var total = 0
        for order in firstInstance.indices {
            total += firstInstance[order]
            firstInstance[order] = total - firstInstance[order]
        }
        self.firstInstance = firstInstance
    }

    /// For each part, how many rows it has of each order.
    private static func counts(of areas: [RowArea], _ parts: [Range<Int>], orders: Int) -> [Int32] {
        filledArray(parts.count * orders) { (counts: UnsafeMutableBufferPointer<Int32>) in
            nonisolated(unsafe) let counts = counts
            concurrently(parts.count) { part in
                let own = UnsafeMutableBufferPointer(rebasing: counts[part * orders..<(part + 1) * orders])
                own.initialize(repeating: 0)
                for area in areas[parts[part]] { area.forEachOrder { own[Int($0)] &+= 1 } }
            }
        }
    }

    /// Places to be given away. Different threads only take those of different parts.
    struct Places: @unchecked Sendable {
        fileprivate let firstInstance: UnsafeBufferPointer<Int>
        fileprivate let before: UnsafeMutableBufferPointer<Int32>

        /// The place of a part's next row of an order.
        @inline(__always)
        func next(_ order: Int32, ofPart part: Int) -> Int {
            let entry = part &* (firstInstance.count &- 1) &+ Int(order)
            defer { before[entry] &+= 1 }
            return firstInstance[Int(order)] &+ Int(before[entry])
        }
    }

    mutating func withPlaces(_ body: (Places) -> Void) {
        firstInstance.withUnsafeBufferPointer { firstInstance in
            before.withUnsafeMutableBufferPointer {
                body(Places(firstInstance: firstInstance, before: $0))
            }
        }
    }
}
