/// Elements that belong to numbered owners: added in any order, asked for by owner.
struct Grouped<Element> {
    private var elements: [Element] = []
    private var owners: [Int32] = []
    private var starts: [Int] = []

    mutating func append(_ element: Element, to owner: Int) {
        elements.append(element)
        owners.append(Int32(owner))
    }

    /// Sorts the elements by owner; those of one owner keep their order.
    /// - Complexity: O(elements + owners).
    mutating func seal(owners count: Int) {
        starts = Array(repeating: 0, count: count + 1)
        for owner in owners { starts[Int(owner) + 1] += 1 }
        for owner in 0..<count { starts[owner + 1] += starts[owner] }
        var free = starts
        var order = Array(repeating: 0, count: elements.count)
        for (index, owner) in owners.enumerated() {
            order[free[Int(owner)]] = index
            free[Int(owner)] += 1
        }
        elements = order.map { elements[$0] }
        owners = []
    }

    /// The elements of one owner, in order of adding.
    /// - Precondition: sealed.
    subscript(owner: Int) -> ArraySlice<Element> { elements[starts[owner]..<starts[owner + 1]] }
}
