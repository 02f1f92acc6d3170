import EventLogs
import TestInputs
import Testing

@Suite struct FieldTextTests {
    /// Characters of all lengths and at the edges of what there is, now and then with a byte changed, cut or put in.
    private func text(_ generator: inout SeededGenerator) -> [UInt8] {
        let edges: [UInt32] = [
            0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x1_0000, 0xF_FFFF, 0x10_FFFF,
        ]
        var bytes: [UInt8] = []
        for _ in 0..<generator.next(below: 12) {
            let scalar = Unicode.Scalar(edges[generator.next(below: edges.count)])
            bytes += Array(String(Character(scalar ?? "?")).utf8)
            if generator.next(below: 3) == 0 {
                bytes += Array(repeating: 0x61, count: generator.next(below: 20))
            }
        }
        for _ in 0..<generator.next(below: 3) where !bytes.isEmpty {
            let at = generator.next(below: bytes.count)
            let odd: [UInt8] = [
                0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF, 0x9F, 0xA0, 0x8F, 0x90,
            ]
            switch generator.next(below: 3) {
            case 0: bytes[at] = odd[generator.next(below: odd.count)]
            case 1: bytes.remove(at: at)
            default: bytes.insert(odd[generator.next(below: odd.count)], at: at)
            }
        }
        return bytes
    }

    /// Whether some bytes added make it text: it was cut off within a character.
    private func isCutOff(_ bytes: [UInt8]) -> Bool {
        let ends: [[UInt8]] = [
            [0x80], [0xA0], [0x90], [0x80, 0x80], [0xA0, 0x80], [0x90, 0x80], [0x90, 0x80, 0x80],
            [0x80, 0x80, 0x80],
        ]
        return ends.contains { String(validating: bytes + $0, as: UTF8.self) != nil }
    }

    @Test(arguments: 0..<20) func whatIsNoUTF8IsWhatTheStandardLibraryRefuses(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        var (valid, invalid) = (0, 0)
        for _ in 0..<2_000 {
            let bytes = text(&generator)
            let found = bytes.withUnsafeBufferPointer(\.firstInvalidUTF8)
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect((found == nil) == (isValid || isCutOff(bytes)), "\(bytes)")
            if let found {
                let before = bytes.prefix(found)
                #expect(String(validating: before, as: UTF8.self) != nil, "\(bytes)")
                invalid += 1
            } else {
                valid += 1
            }
        }
        #expect(valid > 200 && invalid > 200)
    }
}
