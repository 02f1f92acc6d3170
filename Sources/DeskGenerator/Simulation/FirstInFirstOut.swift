/// A queue over one buffer, cut short when half of it has been served.
struct FirstInFirstOut<Element> {
    private var buffer: [Element] = []
    private var served = 0

    var isEmpty: Bool { served == buffer.count }
    var count: Int { buffer.count - served }
    var first: Element? { isEmpty ? nil : buffer[served] }

    mutating func append(_ element: Element) { buffer.append(element) }

    /// - Complexity: O(1), amortised.
    mutating func removeFirst() -> Element {
        let element = buffer[served]
        served += 1
        if served > 32, served * 2 > buffer.count {
            buffer.removeFirst(served)
            served = 0
        }
        return element
    }

    /// Takes out everything, in order.
    mutating func removeAll() -> [Element] {
        defer {
            buffer.removeAll(keepingCapacity: true)
            served = 0
        }
        return Array(buffer[served...])
    }
}
