import TestInputs
import Testing

@testable import Statistics

@Suite struct RowSetTests {
    @Test(arguments: [0, 1, 63, 64, 65, 200])
    func agreesWithAPlainSet(_ rows: Int) {
        var random = SeededGenerator(seed: rows)
        let one = Set((0..<rows).filter { _ in random.next(below: 2) == 0 })
        let other = Set((0..<rows).filter { _ in random.next(below: 3) == 0 })
        let (first, second) = (
            RowSet(rowCount: rows) { one.contains($0) }, RowSet(rowCount: rows) { other.contains($0) }
        )
        func members(_ set: RowSet) -> [Int] {
            var members: [Int] = []
            set.forEach { members.append($0) }
            return members
        }
        #expect(members(first) == one.sorted())
        #expect(first.count == one.count)
        #expect(members(first.intersection(second)) == one.intersection(other).sorted())
        #expect(first.intersectionCount(second) == one.intersection(other).count)
        #expect(members(first.subtracting(second)) == one.subtracting(other).sorted())
        #expect((0..<rows).allSatisfy { first.contains($0) == one.contains($0) })
    }
}
