/// The codes of a column's names where they are few and short: the name itself lies beside its code, so that a look is enough.
///
/// A name of up to 24 bytes is its length, its first eight bytes, its last eight and eight in between, which overlap where it is
/// short. Each name has two places, so that hardly any is driven out by others (Pagh and Rodler, "Cuckoo Hashing", J. Algorithms
/// 51, 2004, with one move at most): who is, is not found here until it is remembered again.
struct FrequentNames: Sendable {
    private var entries: [Entry] = []
    private var isOpen = true

    fileprivate struct Entry: BitwiseCopyable {
        var first: UInt64 = 0
        var middle: UInt64 = 0
        var last: UInt64 = 0
        /// Zero stands for an entry that is not in use.
        var length: UInt32 = 0
        var code: Int32 = 0
    }

    private static let mostNames = 1_024
    fileprivate static let longest = 24

    /// Whether it is worth a look.
    var isInUse: Bool { isOpen }

    /// Looks up the rows of a batch up to the first that is not found.
    /// - Returns: that row, or the number of rows.
    func lookUp(
        _ rows: RowBatch,
        column: Int,
        from first: Int,
        into codes: UnsafeMutablePointer<Int32>
    ) -> Int {
        entries.withUnsafeBufferPointer { entries in
            guard let base = entries.baseAddress, !entries.isEmpty else { return first }
            let mask = entries.count &- 1
            var row = first
            while row < rows.count {
                guard let wanted = Entry(rows[row, column], code: 0) else { break }
                let places = wanted.places(mask)
                var known = base[places.first]
                if !known.isOfName(wanted) {
                    known = base[places.second]
                    if !known.isOfName(wanted) { break }
                }
                codes[row] = known.code
                row &+= 1
            }
            return row
        }
    }

    /// Remembers a name of a batch, of which there are so many in all.
    mutating func remember(_ name: UnsafeBufferPointer<UInt8>, code: Int32, names: Int) {
        guard names <= FrequentNames.mostNames else {
            isOpen = false
            entries = []
            return
        }
        if entries.count < 4 * names {
            entries = Array(repeating: Entry(), count: max(64, 2 * entries.count))
        }
        if let entry = Entry(name, code: code) { put(entry) }
    }

    private mutating func put(_ entry: Entry) {
        let mask = entries.count - 1
        let (first, second) = entry.places(mask)
        let other = entries[first]
        if other.isInUse {
            if !entries[second].isInUse {
                entries[second] = entry
                return
            }
            // Who is there makes way, if it has a place to go to.
            let (its, itsOther) = other.places(mask)
            for place in [its, itsOther] where !entries[place].isInUse { entries[place] = other }
        }
        entries[first] = entry
    }
}

extension FrequentNames.Entry {
    /// Nil if the name is empty or too long.
    @inline(__always)
    init?(_ name: UnsafeBufferPointer<UInt8>, code: Int32) {
        let count = name.count
        guard let text = name.baseAddress, count &- 1 < FrequentNames.longest, count > 0 else { return nil }
        let bytes = UnsafeRawPointer(text)
        let mask = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* min(count, 8))
        let end = max(count &- 8, 0)
        first = bytes.loadUnaligned(as: UInt64.self).littleEndian & mask
        middle = bytes.loadUnaligned(fromByteOffset: min(end, 8), as: UInt64.self).littleEndian & mask
        last = bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self).littleEndian & mask
        length = UInt32(truncatingIfNeeded: count)
        self.code = code
    }

    var isInUse: Bool { length > 0 }

    @inline(__always)
    func isOfName(_ other: FrequentNames.Entry) -> Bool {
        let difference =
            (first ^ other.first) | (middle ^ other.middle) | (last ^ other.last)
            | UInt64(length ^ other.length)
        return difference == 0
    }

    /// Where it may lie, among as many places as a power of two.
    /// - Parameter mask: the last place.
    @inline(__always)
    func places(_ mask: Int) -> (first: Int, second: Int) {
        let words = first &+ middle &* 0x9E37_79B9_7F4A_7C15 ^ last &* 0xA076_1D64_78BD_642F &+ UInt64(length)
        let product = words.multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        let bits = product.high ^ product.low
        return (Int(truncatingIfNeeded: bits) & mask, Int(truncatingIfNeeded: bits &>> 32) & mask)
    }
}
