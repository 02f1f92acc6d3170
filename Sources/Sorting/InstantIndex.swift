/// Finds an instant's place among many that ascend: a table says how many lie before each of evenly spaced times, so that
/// only the few between two of these are looked through.
///
/// Instants that lie evenly are found in constant time; those of working hours, a quarter of the week, nearly so.
public struct InstantIndex: Sendable {
    /// The first instant.
    @usableFromInline let origin: Int64
    /// The binary logarithm of the time from one mark to the next.
    @usableFromInline let shift: UInt64
    /// How many instants lie before each mark; the first mark is at the first instant, the last after the last.
    @usableFromInline let before: [UInt32]

    /// About how many instants there are to a mark.
    @usableFromInline static var instantsPerMark: Int { 4 }
    /// Up to so many instants are looked through one by one.
    @usableFromInline static var mostScanned: Int { 8 }

    /// - Parameter instants: ascending.
    /// - Complexity: O(n).
    public init(_ instants: [Int64]) { self.init(count: instants.count) { instants[$0] } }

    /// - Parameter instant: each of `count`, ascending.
    /// - Complexity: O(n).
    @inlinable
    public init(count: Int, _ instant: (Int) -> Int64) {
        guard count > 0 else {
            (origin, shift, before) = (0, 0, [0])
            return
        }
        let first = instant(0)
        let range = UInt64(bitPattern: instant(count - 1) &- first)
        let marks = UInt64(count / InstantIndex.instantsPerMark + 1)
        var shift: UInt64 = 0
        while range >> shift >= marks { shift += 1 }
        var before = [UInt32](repeating: UInt32(count), count: Int(range >> shift) + 2)
        var next = 0
        for place in 0..<count {
            let mark = Int(UInt64(bitPattern: instant(place) &- first) >> shift)
            while next <= mark {
                before[next] = UInt32(place)
                next += 1
            }
        }
        (origin, self.shift, self.before) = (first, shift, before)
    }

    /// How many of the instants are not after `instant`.
    /// - Parameter instants: those of which this is the index.
    /// - Complexity: O(1) where instants lie evenly; O(log n) at worst.
    @inlinable
    @inline(__always)
    public func count(through instant: Int64, in instants: UnsafeBufferPointer<Int64>) -> Int {
        count(through: instant, of: instants.count) { instants[$0] }
    }

    /// The same where the instants are parts of something else.
    @inlinable
    @inline(__always)
    public func count(through instant: Int64, of count: Int, _ instants: (Int) -> Int64) -> Int {
        guard count > 0, instant >= origin else { return 0 }
        let mark = UInt64(bitPattern: instant &- origin) >> shift
        guard mark < UInt64(before.count - 1) else { return count }
        var low = Int(before[Int(mark)])
        var high = Int(before[Int(mark) + 1])
        while high - low > InstantIndex.mostScanned {
            let middle = (low + high) / 2
            if instants(middle) <= instant { low = middle + 1 } else { high = middle }
        }
        while low < high, instants(low) <= instant { low += 1 }
        return low
    }
}
