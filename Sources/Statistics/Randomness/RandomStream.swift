/// One of 2⁶⁴ independent streams of random numbers that belong to a seed, each 2⁶⁶ words long.
///
/// The seed is Philox's key; the counter is the position in the stream (low half) and the stream's number (high
/// half). Give each replicate the stream of its own number, and the results do not depend on the order in which
/// replicates are computed.
public struct RandomStream: RandomNumberGenerator, Sendable {
    private let key: SIMD2<UInt32>
    private let stream: UInt64
    private var nextBlock: UInt64 = 0
    private var block = SIMD4<UInt32>()
    /// Which word of the block comes next; 4 if none is left.
    private var word = 4

    public init(seed: UInt64, stream: UInt64 = 0) {
        key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        self.stream = stream
    }

    /// The next 32 random bits.
    @inline(__always)
    public mutating func nextWord() -> UInt32 {
        if word == 4 { refill() }
        defer { word += 1 }
        return block[word]
    }

    /// The next 64 random bits: two words, the low one first.
    @inline(__always)
    public mutating func next() -> UInt64 {
        let low = UInt64(nextWord())
        return UInt64(nextWord()) << 32 | low
    }

    @inline(__always)
    private mutating func refill() {
        block = Philox.block(
            counter: SIMD4(
                UInt32(truncatingIfNeeded: nextBlock),
                UInt32(truncatingIfNeeded: nextBlock >> 32),
                UInt32(truncatingIfNeeded: stream),
                UInt32(truncatingIfNeeded: stream >> 32)
            ),
            key: key
        )
        nextBlock &+= 1
        word = 0
    }
}
