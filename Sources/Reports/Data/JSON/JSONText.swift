/// A growing JSON text: bytes, with numbers and strings as JSON writes them.
final class JSONText {
    typealias Outlet = (UnsafeBufferPointer<UInt8>) throws -> Void

    // Every byte goes through these: checks that nobody reads one while it is written cost more than the writing.
    @exclusivity(unchecked) private var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
    @exclusivity(unchecked) private var capacity = 4096
    /// How many bytes are here.
    @exclusivity(unchecked) private(set) var count = 0
    /// How many came before them and are gone.
    @exclusivity(unchecked) private(set) var passedOn = 0
    private let outlet: Outlet?

    /// - Parameter outlet: where bytes go that stay as they are, so that not all are here at once.
    init(outlet: Outlet? = nil) { self.outlet = outlet }

    deinit { bytes.deallocate() }

    /// Where the next byte goes in the whole text.
    var position: Int { passedOn &+ count }

    /// Gives away all that is here, if there is an outlet.
    func passOn() throws {
        guard let outlet else { return }
        try withBytes(outlet)
        passedOn += count
        count = 0
    }

    /// Gives away all that is here and then another text, which is not copied; without an outlet it is appended.
    func passOn(with other: JSONText) throws {
        guard let outlet else { return append(other) }
        try passOn()
        try other.withBytes(outlet)
        passedOn += other.count
    }

    var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: bytes, count: count))
    }

    func append(_ byte: UInt8) {
        reserve(1)
        bytes[count] = byte
        count &+= 1
    }

    func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.baseAddress, !text.isEmpty else { return }
        reserve(text.count)
        (bytes + count).update(from: first, count: text.count)
        count &+= text.count
    }

    func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    func append(_ other: JSONText) { other.withBytes { append($0) } }

    /// A line break and two blanks for each level.
    func appendLine(depth: Int) {
        let width = 1 + 2 * depth
        reserve(width)
        bytes[count] = UInt8(ascii: "\n")
        (bytes + count + 1).update(repeating: UInt8(ascii: " "), count: width - 1)
        count &+= width
    }

    func append(number: some BinaryInteger) {
        if let number = Int64(exactly: number) {
            append(number: number)
        } else {
            append(ascii: number.description)
        }
    }

    func append(number: Int64) {
        guard number >= 0 else { return append(ascii: number.description) }
        reserve(20)
        var left = UInt64(number)
        var width = 1
        var power: UInt64 = 10
        while width < 19, left >= power {
            width &+= 1
            power &*= 10
        }
        var place = width
        while place > 0 {
            place &-= 1
            bytes[count &+ place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: left % 10)
            left /= 10
        }
        count &+= width
    }

    /// The shortest digits that give the number back; a whole number without its fraction.
    func append(finite number: Double) {
        var digits = number.description
        if digits.hasSuffix(".0") { digits.removeLast(2) }
        append(ascii: digits)
    }

    func append(finite number: Float) {
        var digits = number.description
        if digits.hasSuffix(".0") { digits.removeLast(2) }
        append(ascii: digits)
    }

    private func append(ascii text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// In quotes, with quotes, backslashes and control characters escaped.
    func append(quoted text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var plainFrom = 0
            for position in utf8.indices {
                let byte = utf8[position]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                    continue
                }
                append(UnsafeBufferPointer(rebasing: utf8[plainFrom..<position]))
                append(escaped: byte)
                plainFrom = position + 1
            }
            append(UnsafeBufferPointer(rebasing: utf8[plainFrom...]))
        }
        append(UInt8(ascii: "\""))
    }

    private func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        default:
            let digits: StaticString = "0123456789abcdef"
            append("\\u00")
            append(digits.utf8Start[Int(byte >> 4)])
            append(digits.utf8Start[Int(byte & 15)])
        }
    }

    /// Puts another byte in the place of one that is written and still here.
    func replace(at position: Int, with byte: UInt8) {
        precondition(position >= passedOn && position < self.position, "a byte that is here")
        bytes[position - passedOn] = byte
    }

    /// Writes anew what was written since a position: these ranges of it, in this order. All of it is still here.
    func rearrange(since start: Int, as ranges: [Range<Int>]) {
        precondition(start >= passedOn, "bytes that are here")
        let length = position - start
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { scratch in
            guard let copy = scratch.baseAddress else { return }
            count -= length
            copy.initialize(from: bytes + count, count: length)
            for range in ranges {
                append(UnsafeBufferPointer(start: copy + (range.lowerBound - start), count: range.count))
            }
        }
    }

    /// Makes room for so many bytes more.
    func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: bytes, count: count)
        bytes.deallocate()
        bytes = larger
    }
}
