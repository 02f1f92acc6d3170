/// The codes of names that are one text and a number behind it, as ids of orders are: found by the number, without a hash or a
/// look at the name.
///
/// The first name tells the text and how many digits there are at the least. A name is one of these if it is that text and so many
/// digits, or more of them, eight at most, the first of which is not zero. So no two of these names have the same number.
struct NumberedNames: Sendable {
    private let prefix: [UInt8]
    private let leastDigits: Int
    /// The number that the first of the codes is for.
    private var base = 0
    /// By number; ``EventLog/missingName`` where no name has it.
    private var codes: [Int32] = []
    private(set) var count = 0

    private static let mostDigits = 8

    /// Nil if that name, the first of its column, has no number at its end.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        let digits = name.suffix(NumberedNames.mostDigits).reversed().prefix { $0 &- 0x30 <= 9 }.count
        if digits == 0 { return nil }
        prefix = Array(name.dropLast(digits))
        leastDigits = digits
    }

    /// The code of a name; ``EventLog/missingName`` if it has none here.
    @inline(__always)
    func code(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
        codes.withUnsafeBufferPointer { codes in
            prefix.withUnsafeBufferPointer { code(of: name, codes, prefix: $0) }
        }
    }

    /// Looks up the rows of a batch up to the first that has no code here.
    /// - Returns: that row, or the number of rows.
    func lookUp(
        _ rows: RowBatch,
        column: Int,
        from first: Int,
        into found: UnsafeMutablePointer<Int32>
    ) -> Int {
        codes.withUnsafeBufferPointer { codes in
            prefix.withUnsafeBufferPointer { prefix in
                var row = first
                while row < rows.count {
                    let code = code(of: rows[row, column], codes, prefix: prefix)
                    if code < 0 { break }
                    found[row] = code
                    row &+= 1
                }
                return row
            }
        }
    }

    @inline(__always)
    private func code(
        of name: UnsafeBufferPointer<UInt8>,
        _ codes: UnsafeBufferPointer<Int32>,
        prefix: UnsafeBufferPointer<UInt8>
    ) -> Int32 {
        let place = number(name, prefix) &- base
        // What is no number is -1, and the base is none below zero.
        return UInt(bitPattern: place) < UInt(bitPattern: codes.count) ? codes[place] : EventLog.missingName
    }

    /// The number of a name; -1 if it is none of these.
    @inline(__always)
    private func number(_ name: UnsafeBufferPointer<UInt8>, _ prefix: UnsafeBufferPointer<UInt8>) -> Int {
        let digits = name.count &- prefix.count
        guard digits >= leastDigits, digits <= NumberedNames.mostDigits, let text = name.baseAddress else {
            return -1
        }
        if let known = prefix.baseAddress, prefix.count > 0,
            !ByteString.equal(known, text, count: prefix.count)
        {
            return -1
        }
        // The digits as numbers, the last one on top and zeros before the first.
        let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* digits)
        let tail = ByteString.tail(text, count: name.count) ^ 0x3030_3030_3030_3030
        let number = tail & UInt64.max &<< shift
        guard (number | (number &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return -1 }
        if digits > leastDigits, number &>> shift & 0xF == 0 { return -1 }
        let pairs = number &* 10 &+ number &>> 8
        let left = (pairs & 0xFF_0000_00FF) &* (100 &+ 1_000_000 &<< 32)
        let right = (pairs &>> 16 & 0xFF_0000_00FF) &* (1 &+ 10_000 &<< 32)
        return Int(truncatingIfNeeded: (left &+ right) &>> 32)
    }

    /// Takes a name that has no code here.
    /// - Parameter names: how many names there are in all: the numbers may not be much sparser.
    /// - Returns: false if it cannot be found by a number.
    mutating func insert(_ name: UnsafeBufferPointer<UInt8>, code: Int32, names: Int) -> Bool {
        let number = prefix.withUnsafeBufferPointer { self.number(name, $0) }
        guard number >= 0, makeRoom(for: number, names) else { return false }
        codes[number - base] = code
        count += 1
        return true
    }

    /// At least doubles the room, so that it is made seldom.
    private mutating func makeRoom(for number: Int, _ names: Int) -> Bool {
        if codes.isEmpty { base = number }
        let end = base + codes.count
        if number >= base, number < end { return true }
        let size = max(2 * codes.count, max(end, number + 1) - min(base, number))
        guard size <= 8 * names + 4_096 else { return false }
        if number >= base {
            codes.append(contentsOf: repeatElement(EventLog.missingName, count: size - codes.count))
        } else {
            let newBase = max(0, end - size)
            codes.insert(contentsOf: repeatElement(EventLog.missingName, count: base - newBase), at: 0)
            base = newBase
        }
        return true
    }
}
