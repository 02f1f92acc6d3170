import Testing

@testable import Statistics

@Suite struct CompleteRowsTests {
    private let price = NumericColumn(name: "price", values: [1, .nan, 3, 4, .nan, 6])
    private let region = CategoricalColumn(name: "region", levels: ["N", "S"], codes: [0, 0, -1, 1, 1, 0])
    private let hours = NumericColumn(name: "hours", values: [5, 4, 3, 2, 1, .nan])

    @Test func rowsWithAnyMissingValueAreLeftOutAndCounted() throws {
        let complete = try CompleteRows(
            [.numeric(price), .interaction([.categorical(region), .numeric(price)])],
            outcomes: [hours]
        )
        #expect(complete.rows == [0, 3])
        #expect(complete.incompleteCount == 4)
        #expect(
            complete.missing == [
                .init(column: "price", rows: 2), .init(column: "hours", rows: 1),
                .init(column: "region", rows: 1),
            ]
        )
        #expect(complete.terms[0].numericFactors[0].values == [1, 4])
        #expect(complete.terms[1].categoricalFactors[0].codes == [0, 1])
        #expect(complete.outcomes[0].values == [5, 2])
        #expect(complete.selecting([10, 11, 12, 13, 14, 15]) == [10, 13])
        #expect(try complete.design().columnNames == ["price", "region[S]:price"])
    }

    @Test func columnsWithoutGapsStayWhole() throws {
        let whole = NumericColumn(name: "x", values: [1, 2, 3])
        let complete = try CompleteRows([.numeric(whole)])
        #expect(complete.rows == [0, 1, 2])
        #expect(complete.missing.isEmpty)
        #expect(complete.terms == [.numeric(whole)])
    }

    @Test func otherColumnsHaveToBeKnownToo() throws {
        let x = NumericColumn(name: "x", values: [1, 2, 3, 4, 5, 6])
        let complete = try CompleteRows([.numeric(x)], others: [region])
        #expect(complete.rows == [0, 1, 3, 4, 5])
        #expect(complete.selecting(region).codes == [0, 0, 1, 1, 0])
    }

    @Test func infinityIsNoMissingValue() {
        let broken = NumericColumn(name: "x", values: [1, .nan, -.infinity])
        #expect(throws: RegressionError.notFinite(column: "x", row: 2)) {
            try CompleteRows([.numeric(broken)])
        }
    }

    @Test func columnsOfUnequalLengthAreRefused() {
        #expect(throws: RegressionError.lengths(column: "short", rows: 1, expected: 6)) {
            try CompleteRows([.numeric(price)], outcomes: [NumericColumn(name: "short", values: [1])])
        }
    }
}
