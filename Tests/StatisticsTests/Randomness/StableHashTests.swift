import Statistics
import Testing

@Suite struct StableHashTests {
    /// Of the test vectors of the hash's authors.
    @Test(
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)]
    )
    func publishedValues(text: String, hash: UInt64) {
        #expect(stableHash(of: text.utf8) == hash)
    }

    @Test func namesThatHardlyDifferHaveStreamsOfTheirOwn() {
        let count = 20_000
        let low = (0..<count).count { number in
            var stream = RandomStream(seed: 1, of: "order \(number)")
            return stream.nextUniform() < 0.5
        }
        // Five standard deviations of a fair coin.
        #expect(abs(Double(low) - Double(count) / 2) < 5 * (Double(count) / 4).squareRoot())
    }
}
