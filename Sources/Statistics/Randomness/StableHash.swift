/// 64 bits of any bytes, the same in every run and on every machine: FNV-1a (Fowler, Noll and Vo; draft-eastlake-fnv).
/// - Complexity: O(bytes).
public func stableHash(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

extension RandomStream {
    /// The stream that belongs to a name, whatever other names there are.
    public init(seed: UInt64, of name: String) {
        self.init(seed: seed, stream: stableHash(of: name.utf8))
    }
}
