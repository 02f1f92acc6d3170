import TestInputs
import Testing

@testable import LogReaders

@Suite struct LegalCharactersTests {
    /// XML 1.0, production 2, for what is beyond ASCII.
    private func isLegal(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { $0.value != 0xFFFE && $0.value != 0xFFFF }
    }

    @Test(arguments: 0..<20) func areThoseOfTheStandard(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let scalars: [UInt32] = [
            0x61, 0x80, 0x7FF, 0x800, 0xFFFD, 0xFFFE, 0xFFFF, 0xFFBF, 0x1_0000, 0x1_FFFE, 0x10_FFFF,
        ]
        var (legal, illegal) = (0, 0)
        for _ in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<1 + generator.next(below: 6) {
                guard let scalar = Unicode.Scalar(scalars[generator.next(below: scalars.count)]) else {
                    continue
                }
                bytes += Array(String(Character(scalar)).utf8)
            }
            switch generator.next(below: 6) {
            case 0: bytes.removeLast()
            case 1: bytes[generator.next(below: bytes.count)] = UInt8(0x80 + generator.next(below: 128))
            default: break
            }
            let found = bytes.withUnsafeBufferPointer(\.isLegalUTF8)
            #expect(found == isLegal(bytes), "\(bytes)")
            if found { legal += 1 } else { illegal += 1 }
        }
        #expect(legal > 200 && illegal > 200)
    }
}
