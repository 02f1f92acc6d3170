/// Gives each distinct byte string a code, in order of first appearance: a name table under construction.
///
/// Open addressing with linear probing at a load of at most one half. Rows of one order tend to follow one
/// another, so the last answer is tried first.
public struct NameInterner: Sendable {
    public private(set) var table = NameTable()
    private var slots: [Int32]
    private var hashes: [UInt64] = []
    private var lastCode: Int32 = -1

    public init() {
        slots = Array(repeating: -1, count: 64)
    }

    /// The code of `name`, given out now if the name is new.
    /// - Complexity: O(length of `name`), amortised.
    @inline(__always)
    public mutating func code(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
        if lastCode >= 0, equals(lastCode, name) { return lastCode }
        lastCode = lookUp(name)
        return lastCode
    }

    public mutating func code(of name: String) -> Int32 {
        var name = name
        return name.withUTF8 { code(of: $0) }
    }

    private mutating func lookUp(_ name: UnsafeBufferPointer<UInt8>) -> Int32 {
        let hash = NameInterner.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let code = slots[slot]
            if hashes[Int(code)] == hash, equals(code, name) { return code }
            slot = (slot + 1) & (slots.count - 1)
        }
        let code = Int32(table.count)
        slots[slot] = code
        hashes.append(hash)
        table.append(name)
        if table.count * 2 > slots.count { grow() }
        return code
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (code, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(code)
        }
    }

    @inline(__always)
    private func equals(_ code: Int32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = table.offsets[Int(code)]
        guard table.offsets[Int(code) + 1] - start == name.count else { return false }
        return table.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<name.count where bytes[start + index] != name[index] { return false }
            return true
        }
    }

    /// Multiply and fold, eight bytes at a time, in the manner of wyhash.
    @inline(__always)
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(name.count)
        var index = 0
        let raw = UnsafeRawBufferPointer(name)
        while index + 8 <= name.count {
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var tail: UInt64 = 0
        while index < name.count {
            tail = tail << 8 | UInt64(raw[index])
            index += 1
        }
        return mix(state ^ tail)
    }

    @inline(__always)
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
