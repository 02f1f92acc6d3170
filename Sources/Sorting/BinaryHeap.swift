/// Elements of which the least is always at hand.
///
/// Equal elements come out in no order of their own: what has to be the same on every run needs a total order.
public struct BinaryHeap<Element: Comparable> {
    @usableFromInline
    var elements: [Element] = []

    @inlinable
    public init() {}

    @inlinable public var count: Int { elements.count }
    @inlinable public var isEmpty: Bool { elements.isEmpty }
    /// The least element; nil if there is none.
    @inlinable public var first: Element? { elements.first }

    @inlinable
    public mutating func reserveCapacity(_ capacity: Int) { elements.reserveCapacity(capacity) }

    /// - Complexity: O(log n).
    @inlinable
    public mutating func insert(_ element: Element) {
        elements.append(element)
        elements.withUnsafeMutableBufferPointer { elements in
            var child = elements.count - 1
            while child > 0 {
                let parent = (child - 1) / 2
                guard element < elements[parent] else { break }
                elements[child] = elements[parent]
                child = parent
            }
            elements[child] = element
        }
    }

    /// Takes the least element out.
    /// - Precondition: there is one.
    /// - Complexity: O(log n).
    @inlinable
    public mutating func removeFirst() -> Element {
        let first = elements[0]
        let last = elements.removeLast()
        guard !elements.isEmpty else { return first }
        elements.withUnsafeMutableBufferPointer { elements in
            var parent = 0
            while true {
                var child = 2 * parent + 1
                guard child < elements.count else { break }
                if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
                guard elements[child] < last else { break }
                elements[parent] = elements[child]
                parent = child
            }
            elements[parent] = last
        }
        return first
    }
}
