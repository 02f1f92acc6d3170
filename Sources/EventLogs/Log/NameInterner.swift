/// Gives each distinct byte string a code, in order of first appearance: a name table under construction.
///
/// Open addressing with linear probing at a load of at most one half. A slot holds a code and 32 bits of the name's hash, so
/// that a name which is there is compared with one name, its own, and one which is not with hardly any. Rows of one
/// order tend to follow one another, so the last answer is tried first. Names that are numbers, if the first one is, are found
/// by them (`NumberedNames`) and have no slot.
public struct NameInterner: Sendable {
    public private(set) var table = NameTable()
    /// The upper half of the hash above the code; ``empty`` where there is none.
    private(set) var slots = [UInt64](repeating: NameInterner.empty, count: 64)
    /// Names that have a slot.
    private var slotted = 0
    private(set) var numbered: NumberedNames?
    var frequent = FrequentNames()
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
        lastCode = numbered?.code(of: name) ?? EventLog.missingName
        if lastCode < 0 { lastCode = find(name, hash: ByteString.hash(name)) }
        return lastCode
    }

    public mutating func code(of name: String) -> Int32 {
        var name = name
        return name.withUTF8 { code(of: $0) }
    }

    /// The code of a name that ``numbered`` has none for, given out now if the name is new.
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
        if code == 0 { numbered = NumberedNames(name) }
        table.append(name)
        if numbered?.insert(name, code: code, names: table.count) == true { return code }
        slotted += 1
        let areFew = numbered.map { slotted > 2 * $0.count + 8 } ?? false
        if areFew {
            numbered = nil
            slotted = table.count
        }
        if areFew || slotted * 2 > slots.count {
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

    /// Makes at least twice as many slots as names that have one, and places all of these anew.
    private mutating func grow() {
        var count = slots.count
        while count < 2 * slotted { count *= 2 }
        slots = Array(repeating: NameInterner.empty, count: count)
        for code in 0..<Int32(table.count) {
            let isNumbered = numbered.map { numbers in table.withName(code) { numbers.code(of: $0) == code } }
            if isNumbered == true { continue }
            let hash = table.withName(code, ByteString.hash)
            place(hash & ~0xFFFF_FFFF | UInt64(code), from: Int(truncatingIfNeeded: hash) & (slots.count - 1))
        }
    }
}
