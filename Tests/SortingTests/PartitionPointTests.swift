import Sorting
import TestInputs
import Testing

@Suite struct PartitionPointTests {
    /// Wherever the search begins, and with any number of places on either side of the point.
    @Test(arguments: 0..<400) func isTheFirstThatDoesNotBelongBefore(_ seed: Int) {
        var generator = SeededGenerator(seed: seed)
        let count = generator.next(below: [1, 3, 40, 2_000][seed % 4])
        let values = (0..<count).map { _ in generator.next(below: [2, 50, 1 << 20][seed % 3]) }.sorted()
        for _ in 0..<20 {
            let bound =
                values.isEmpty ? 1 : values[generator.next(below: count)] + generator.next(below: 3) - 1
            let expected = values.firstIndex { $0 >= bound } ?? count
            #expect(values.partitionPoint { $0 < bound } == expected)
            let near = [expected, expected + generator.next(below: 5) - 2, generator.next(below: count + 1)]
            for near in near + [-3, count + 7] {
                #expect(values.partitionPoint(near: near) { $0 < bound } == expected, "near \(near)")
            }
        }
    }

    @Test func ofASliceItIsAnIndexOfTheSlice() {
        let values = Array(0..<100)[30..<60]
        for near in 25..<65 { #expect(values.partitionPoint(near: near) { $0 < 44 } == 44) }
        #expect(values.partitionPoint(near: 40) { _ in true } == 60)
        #expect(values.partitionPoint(near: 40) { _ in false } == 30)
    }
}
