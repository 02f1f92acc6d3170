/// Values that come and go, each at an index of its own while it is there; freed places are used again.
struct SlotTable<Value> {
    private var values: [Value] = []
    private var free: [Int] = []

    /// - Complexity: O(1), amortised.
    mutating func insert(_ value: Value) -> Int {
        if let slot = free.popLast() {
            values[slot] = value
            return slot
        }
        values.append(value)
        return values.count - 1
    }

    /// Gives the place free; the value stays there until it is used again.
    mutating func remove(_ slot: Int) { free.append(slot) }

    subscript(slot: Int) -> Value {
        @inline(__always) get { values[slot] }
        @inline(__always) _modify { yield &values[slot] }
    }
}
