import Testing

@testable import Statistics

@Suite struct RareLevelsTests {
    private let column = CategoricalColumn(
        name: "city",
        levels: ["a", "b", "c", "d", "e"],
        codes: [0, 0, 0, 1, 2, 2, 2, -1, 3],
        coding: .reference(level: 1)
    )

    @Test func levelsBelowTheMinimumBecomeOneAndAreReported() {
        let pooled = column.poolingRareLevels(below: 3)
        #expect(pooled.column.levels == ["a", "c", "other"])
        #expect(pooled.column.codes == [0, 0, 0, 2, 1, 1, 1, -1, 2])
        #expect(
            pooled.pooled == [
                .init(name: "b", rows: 1), .init(name: "d", rows: 1), .init(name: "e", rows: 0),
            ]
        )
        #expect(pooled.rowsPooled == 2)
        #expect(pooled.target == "other")
        #expect(pooled.targetRows == 2)
    }

    @Test func thePoolBecomesTheReferenceIfTheReferenceIsRare() {
        #expect(column.poolingRareLevels(below: 3).column.coding == .reference(level: 2))
        #expect(column.poolingRareLevels(below: 1).column.coding == .reference(level: 1))
    }

    @Test func aLevelOfTheNameTakesTheRareOnes() {
        let pooled = column.poolingRareLevels(below: 3, into: "d")
        #expect(pooled.column.levels == ["a", "c", "d"])
        #expect(pooled.column.codes == [0, 0, 0, 2, 1, 1, 1, -1, 2])
        #expect(pooled.pooled.map(\.name) == ["b", "e"])
        #expect(pooled.targetRows == 2)
    }

    @Test func aColumnWithoutRareLevelsStaysAsItIs() {
        let pooled = column.poolingRareLevels(below: 0)
        #expect(pooled.column == column)
        #expect(pooled.pooled.isEmpty)
        #expect(pooled.target == nil)
    }
}
