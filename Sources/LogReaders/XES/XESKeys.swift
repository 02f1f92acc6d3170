import EventLogs

/// The keys that occur at one level (traces or events), numbered in order of appearance.
struct XESKeys {
    private var interner = NameInterner()
    /// The type that each key came with first.
    private(set) var types: [XESElement] = []
    /// The element in which each key was met last, to notice repetitions.
    private var lastElement: [Int] = []
    private var element = 0

    var names: NameTable { interner.table }

    mutating func beginElement() { element += 1 }

    /// The number of the key, and whether it has occurred in this element before.
    @inline(__always)
    mutating func meet(_ key: UnsafeBufferPointer<UInt8>, _ type: XESElement) -> (
        key: Int32, isRepeated: Bool
    ) {
        let code = interner.code(of: key)
        if Int(code) == types.count {
            types.append(type)
            lastElement.append(element)
            return (code, false)
        }
        let isRepeated = lastElement[Int(code)] == element
        lastElement[Int(code)] = element
        return (code, isRepeated)
    }
}
