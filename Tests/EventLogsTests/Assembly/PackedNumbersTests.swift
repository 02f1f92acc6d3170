import TestInputs
import Testing

@testable import EventLogs

@Suite struct PackedNumbersTests {
    @Test(arguments: 0..<200)
    func comeOutAsTheyWentIn(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let spread = Int64(1) << Int64(generator.next(below: 63))
        let unit: Int64 = [1, 1, 1_000_000][generator.next(below: 3)]
        let base = Int64(truncatingIfNeeded: generator.next()) / 4
        let numbers = (0..<generator.next(below: 300)).map { _ in
            base + Int64.random(in: 0..<spread, using: &generator) / unit / 2 * unit
        }
        expectKept(numbers, unit: seed.isMultiple(of: 2) ? 1 : 1_000_000)
    }

    @Test func extremesAreKept() {
        expectKept([.min, .max, 0, -1], unit: 1)
        expectKept([.min, .max, 0, -1], unit: 1_000_000)
        expectKept([5, 5, 5], unit: 1_000_000)
        expectKept([], unit: 1)
    }

    private func expectKept(_ numbers: [Int64], unit: Int64) {
        let packed = PackedNumbers(numbers.count, unit: unit) { numbers[$0] }
        var unpacked: [Int64] = []
        withUnsafeTemporaryAllocation(byteCount: packed.byteCount + 8, alignment: 8) { memory in
            guard let base = memory.baseAddress else { return }
            packed.pack(into: base) { numbers[$0] }
            packed.unpack(from: base) {
                #expect($0 == unpacked.count)
                unpacked.append($1)
            }
        }
        #expect(unpacked == numbers)
    }
}
