/// Gives each distinct byte string a code, in order of first appearance: a name table under construction.
///
/// Open addressing with linear probing at a load of at most one half. A slot holds a code and 32 bits of the name's hash, so
/// that a name which is there is compared with one name, its own, and one which is not with hardly any. Rows of one
/// order tend to follow one another, so the last answer is tried first.
public struct NameInterner: Sendable {
    public private(set) var table = NameTable()
    /// The upper half of the hash above the code; ``empty`` where there is none.
    private(set) var slots = [UInt64](repeating: NameInterner.empty, count: 64)
    private var lastCode: Int32 = -1
    /// Whether most names of the last batch were those of the row before.
    var mayRepeat = false

    /// No code is so large.
    static let empty = UInt64.max

    public init() {}

    /// The code of `name`, given out now if the name is new.
    /// - Complexity: O(length of `name`), amortised.
    @inline(__always)
    public mutating func code(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
        if lastCode >= 0, table.equals(lastCode, name) { return lastCode }
        lastCode = find(name, hash: ByteString.hash(name))
        return lastCode
    }

    public mutating func code(of name: String) -> Int32 {
        var name = name
        return name.withUTF8 { code(of: $0) }
    }

    mutating func find(_ name: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int32 {
        let tag = hash & ~0xFFFF_FFFF
        let mask = slots.count &- 1
        let first = Int(truncatingIfNeeded: hash) & mask
        let found = slots.withUnsafeBufferPointer { slots -> Int32? in
            var slot = first
            while slots[slot] != NameInterner.empty {
                if slots[slot] & ~0xFFFF_FFFF == tag {
                    let code = Int32(truncatingIfNeeded: slots[slot])
                    if table.equals(code, name) { return code }
                }
                slot = (slot &+ 1) & mask
            }
            return nil
        }
        return found ?? insert(name, tag, first)
    }

    private mutating func insert(_ name: UnsafeBufferPointer<UInt8>, _ tag: UInt64, _ first: Int) -> Int32 {
        let code = Int32(table.count)
        table.append(name)
        if table.count * 2 > slots.count {
            grow()
        } else {
            place(tag | UInt64(code), from: first)
        }
        return code
    }

    private mutating func place(_ entry: UInt64, from first: Int) {
        var slot = first
        while slots[slot] != NameInterner.empty { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }

    /// Doubles the slots and places all names anew.
    private mutating func grow() {
        slots = Array(repeating: NameInterner.empty, count: slots.count * 2)
        for code in 0..<table.count {
            let hash = table.withName(Int32(code), ByteString.hash)
            place(hash & ~0xFFFF_FFFF | UInt64(code), from: Int(truncatingIfNeeded: hash) & (slots.count - 1))
        }
    }
}
