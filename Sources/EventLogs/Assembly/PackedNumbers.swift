/// Whole numbers in as few bytes as their spread needs: eight for each, four, two, one, or none where all are the same.
///
/// Invariant: the number at `index` is `least + unit * stored`, where `stored` is the unsigned number of `width` bytes at `index` of the
/// memory that they were packed into.
struct PackedNumbers: Sendable {
    private let least: Int64
    private let unit: Int64
    private let width: Int
    private let count: Int

    /// How numbers are to be packed.
    /// - Parameter unit: what all numbers may be multiples of, after the smallest is taken off; 1 if there is no such.
    init(_ count: Int, unit: Int64 = 1, _ number: (Int) -> Int64) {
        var (least, most) = count > 0 ? (number(0), number(0)) : (0, 0)
        for index in 0..<count {
            least = min(least, number(index))
            most = max(most, number(index))
        }
        let isWhole =
            unit > 1 && most.subtractingReportingOverflow(least).overflow == false
            && (0..<count).allSatisfy { PackedNumbers.isMultiple(number($0) &- least, of: unit) }
        self.least = least
        self.unit = isWhole ? unit : 1
        self.count = count
        let spread = UInt64(bitPattern: most &- least) / UInt64(self.unit)
        width = spread == 0 ? 0 : spread <= 0xFF ? 1 : spread <= 0xFFFF ? 2 : spread <= 0xFFFF_FFFF ? 4 : 8
    }

    /// Times are counted in seconds: by a number that is known beforehand the processor divides in a fifth of the time.
    @inline(__always)
    private static func quotient(_ number: Int64, by unit: Int64) -> Int64 {
        unit == .second ? number / .second : number / unit
    }

    @inline(__always)
    private static func isMultiple(_ number: Int64, of unit: Int64) -> Bool {
        quotient(number, by: unit) &* unit == number
    }

    /// The bytes that they take, with those that keep what follows aligned.
    var byteCount: Int { (count * width + 7) & ~7 }

    /// Writes them.
    @inline(__always)
    func pack(into memory: UnsafeMutableRawPointer, _ number: (Int) -> Int64) {
        switch width {
        case 1: pack(into: memory.assumingMemoryBound(to: UInt8.self), number)
        case 2: pack(into: memory.assumingMemoryBound(to: UInt16.self), number)
        case 4: pack(into: memory.assumingMemoryBound(to: UInt32.self), number)
        case 8: pack(into: memory.assumingMemoryBound(to: UInt64.self), number)
        default: break
        }
    }

    @inline(__always)
    private func pack<Stored: FixedWidthInteger & UnsignedInteger>(
        into stored: UnsafeMutablePointer<Stored>,
        _ number: (Int) -> Int64
    ) {
        if unit == 1 {
            for index in 0..<count { stored[index] = Stored(truncatingIfNeeded: number(index) &- least) }
        } else {
            for index in 0..<count {
                stored[index] = Stored(
                    truncatingIfNeeded: PackedNumbers.quotient(number(index) &- least, by: unit)
                )
            }
        }
    }

    /// Calls `take` with each number.
    @inline(__always)
    func unpack(from memory: UnsafeRawPointer, _ take: (_ index: Int, _ number: Int64) -> Void) {
        switch width {
        case 1: unpack(memory.assumingMemoryBound(to: UInt8.self), take)
        case 2: unpack(memory.assumingMemoryBound(to: UInt16.self), take)
        case 4: unpack(memory.assumingMemoryBound(to: UInt32.self), take)
        case 8: unpack(memory.assumingMemoryBound(to: UInt64.self), take)
        default: for index in 0..<count { take(index, least) }
        }
    }

    @inline(__always)
    private func unpack<Stored: FixedWidthInteger & UnsignedInteger>(
        _ stored: UnsafePointer<Stored>,
        _ take: (_ index: Int, _ number: Int64) -> Void
    ) {
        for index in 0..<count {
            take(index, least &+ unit &* Int64(truncatingIfNeeded: stored[index]))
        }
    }
}
