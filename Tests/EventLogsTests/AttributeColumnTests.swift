import EventLogs
import Testing

@Suite struct AttributeColumnTests {
    @Test(arguments: [
        (0, "0"), (-0.0, "0"), (12.5, "12.5"), (1e15, "1000000000000000"),
        (-9_007_199_254_740_991, "-9007199254740991"), (9_007_199_254_740_992, "9007199254740992.0"),
        (1e17, "1e+17"), (0.1, "0.1"), (.infinity, "inf"),
    ])
    func aNumberIsWrittenAsItIsReadBack(_ number: Double, _ text: String) {
        #expect(number.attributeText == text)
        #expect(Double(text) == number)
        #expect(AttributeColumn(name: "n", values: .numeric([number])).text(at: 0) == text)
    }

    @Test func timesAreWrittenAsTimes() {
        let column = AttributeColumn(name: "t", values: .time([.second / 2, EventLog.missingTime]))
        #expect(column.text(at: 0) == "1970-01-01T00:00:00.500000Z")
        #expect(column.text(at: 1) == nil)
    }

    @Test func whatIsMissingHasNoText() {
        #expect(AttributeColumn(name: "n", values: .numeric([.nan])).text(at: 0) == nil)
        let names = AttributeColumn.Values.categorical(codes: [-1, 0], table: NameTable(["x"]))
        #expect(AttributeColumn(name: "c", values: names).text(at: 0) == nil)
        #expect(AttributeColumn(name: "c", values: names).text(at: 1) == "x")
    }
}
