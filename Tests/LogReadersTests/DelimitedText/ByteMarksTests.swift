import CByteMarks
import TestInputs
import Testing

@Suite struct ByteMarksTests {
    @Test(arguments: [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"), 0, 0xFF])
    func areThePlacesOfWhatMayEndAField(_ delimiter: UInt8) {
        var generator = SeededGenerator(seed: delimiter)
        for _ in 0..<2_000 {
            let marks: [UInt8] = [delimiter, 0x22, 0x0A, 0x0D]
            let text = (0..<64).map { _ in
                generator.next(below: 3) == 0
                    ? marks[generator.next(below: 4)] : UInt8(generator.next(below: 256))
            }
            let expected = text.indices.reduce(UInt64(0)) {
                marks.contains(text[$1]) ? $0 | 1 << UInt64($1) : $0
            }
            #expect(byte_marks(text, delimiter) == expected)
            #expect(byte_marks_one_by_one(text, delimiter) == expected)
        }
    }
}
