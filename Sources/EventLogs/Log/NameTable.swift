/// The distinct names of one column, numbered from 0 in order of first appearance.
///
/// All names lie in one buffer; no name is a heap object of its own until it is asked for.
public struct NameTable: Sendable, Equatable {
    @usableFromInline var bytes: [UInt8] = []
    @usableFromInline var offsets: [Int] = [0]

    public init() {}

    public init(_ names: some Sequence<String>) {
        for name in names { append(Array(name.utf8)) }
    }

    public var count: Int { offsets.count - 1 }

    /// The name with that code.
    public subscript(code: Int32) -> String {
        String(decoding: bytes[offsets[Int(code)]..<offsets[Int(code) + 1]], as: UTF8.self)
    }

    /// The names where they lie: the name with code `c` is `bytes[offsets[c] ..< offsets[c + 1]]`.
    @inlinable
    public func withUnsafeStorage<Result>(
        _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ offsets: UnsafeBufferPointer<Int>) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { bytes in
            try offsets.withUnsafeBufferPointer { offsets in try body(bytes, offsets) }
        }
    }

    /// Calls `body` with the bytes of a name where they lie.
    @inline(__always)
    func withName<Result>(_ code: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let (start, end) = (offsets[Int(code)], offsets[Int(code) + 1])
        return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }

    @inline(__always)
    func equals(_ code: Int32, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        withName(code) { known in
            guard known.count == name.count else { return false }
            guard let left = known.baseAddress, let right = name.baseAddress else { return true }
            return ByteString.equal(left, right, count: name.count)
        }
    }

    /// All names, by code.
    public var names: [String] { (0..<Int32(count)).map { self[$0] } }

    @usableFromInline mutating func append(_ name: some Collection<UInt8>) {
        bytes.append(contentsOf: name)
        offsets.append(bytes.count)
    }
}
