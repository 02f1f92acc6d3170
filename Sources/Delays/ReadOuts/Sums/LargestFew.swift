/// The few largest of many values, each with its number.
///
/// Of equal values those with lower numbers are kept, so that the outcome does not depend on the order of insertion.
/// The least of those kept is on top of a heap: a value below it, as most are, costs one comparison.
struct LargestFew: Sendable {
    struct Entry: Sendable, Equatable {
        let value: Int64
        let number: Int

        /// Whether it comes before the other in order of falling value.
        @inline(__always)
        func isBefore(_ other: Entry) -> Bool {
            value > other.value || (value == other.value && number < other.number)
        }
    }

    let most: Int
    private var heap: [Entry] = []
    /// Values below this are not among the few.
    private var least: Int64

    /// - Parameter least: values below this are not kept even if there is room.
    init(most: Int, least: Int64 = .min) {
        self.most = most
        self.least = least
    }

    /// - Complexity: O(log `most`) at worst.
    @inline(__always)
    mutating func insert(_ value: Int64, _ number: Int) {
        if value >= least { take(Entry(value: value, number: number)) }
    }

    mutating func merge(_ other: LargestFew) {
        for entry in other.heap { insert(entry.value, entry.number) }
    }

    /// Largest first.
    var numbers: [Int] { entries.map(\.number) }

    /// Largest first.
    var entries: [Entry] { heap.sorted { $0.isBefore($1) } }

    @inline(never)
    private mutating func take(_ entry: Entry) {
        if heap.count < most {
            heap.append(entry)
            var child = heap.count - 1
            while child > 0, heap[(child - 1) / 2].isBefore(heap[child]) {
                heap.swapAt(child, (child - 1) / 2)
                child = (child - 1) / 2
            }
        } else if let top = heap.first, entry.isBefore(top) {
            heap[0] = entry
            sink()
        }
        if heap.count == most { least = heap.first?.value ?? .max }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let children = 2 * parent + 1
            guard children < heap.count else { return }
            var last = parent
            for child in children..<min(children + 2, heap.count) where heap[last].isBefore(heap[child]) {
                last = child
            }
            if last == parent { return }
            heap.swapAt(parent, last)
            parent = last
        }
    }
}
