import EventLogs

/// The keys that occur at one level (traces or events), numbered in order of appearance.
struct XESKeys {
    private var interner = NameInterner()
    /// The type that each key came with first.
    private(set) var types: [XESElement] = []
    /// The element in which each key was met last, to notice repetitions.
    private var lastElement: [Int] = []
    private var element = 0
    /// By key, the one that came behind it last: elements tend to have their keys in one order.
    private var follower: [Int32] = []
    private var last: Int32 = -1

    var names: NameTable { interner.table }

    mutating func beginElement() { element += 1 }

    /// The number of the key, and whether it has occurred in this element before.
    @inline(__always)
    mutating func meet(_ key: UnsafeBufferPointer<UInt8>, _ type: XESElement) -> (
        key: Int32, isRepeated: Bool
    ) {
        let code = number(of: key)
        if Int(code) == types.count {
            follower.append(-1)
            types.append(type)
            lastElement.append(element)
            return (code, false)
        }
        let isRepeated = lastElement[Int(code)] == element
        lastElement[Int(code)] = element
        return (code, isRepeated)
    }

    @inline(__always)
    private mutating func number(of key: UnsafeBufferPointer<UInt8>) -> Int32 {
        let likely = last < 0 ? last : follower[Int(last)]
        if likely >= 0, isNamed(likely, key) {
            last = likely
            return likely
        }
        let code = interner.code(of: key)
        if last >= 0 { follower[Int(last)] = code }
        last = code
        return code
    }

    @inline(__always)
    private func isNamed(_ code: Int32, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        interner.table.withUnsafeStorage { bytes, offsets in
            let start = offsets[Int(code)]
            return offsets[Int(code) + 1] - start == key.count
                && (0..<key.count).allSatisfy { bytes[start + $0] == key[$0] }
        }
    }
}
