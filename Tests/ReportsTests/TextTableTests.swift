import Testing

@testable import Reports

@Suite struct TextTableTests {
    private let style = TerminalStyle(isColoured: false)

    private func table(_ width: Int) -> [String] {
        TextTable(
            columns: [
                .text("Indicator", least: 6).wrapping, .number("Rank correlation").wrapping,
                .number("Change").wrapping,
            ],
            rows: [
                TextTable.Row(["order errors", "0.1 → 0.2", "+0.1 (-0.2 … +0.4)"], below: ["by one"]),
                TextTable.Row(["visits", "0.3 → 0.4", "+0.1"]),
            ]
        ).lines(width: width, style: style)
    }

    @Test func whatFitsStaysInOneLine() {
        #expect(
            table(50) == [
                "Indicator     Rank correlation              Change",
                "order errors         0.1 → 0.2  +0.1 (-0.2 … +0.4)",
                "  by one",
                "visits               0.3 → 0.4                +0.1",
            ]
        )
    }

    /// Titles first, then intervals, texts between words, and numbers last of all.
    @Test func whatDoesNotFitGoesOnInTheNextLine() {
        #expect(
            table(45).map { $0.split(separator: " ").joined(separator: " ") }.prefix(2) == [
                "Rank", "Indicator correlation Change",
            ]
        )
        #expect(
            table(41) == [
                "                     Rank",
                "Indicator     correlation          Change",
                "order errors    0.1 → 0.2            +0.1",
                "                            (-0.2 … +0.4)",
                "  by one",
                "visits          0.3 → 0.4            +0.1",
            ]
        )
    }

    @Test func aTitleOfTwoChineseCharactersIsNotBroken() {
        func table(_ width: Int) -> [String] {
            TextTable(
                columns: [.text("群体", least: 4).wrapping, .number("人数").wrapping],
                rows: [TextTable.Row(["north", "1"])]
            ).lines(width: width, style: style)
        }
        #expect(table(11) == ["群体   人数", "north     1"])
        #expect(table(8) == ["群体  人数", "nort     1", "h"])
    }
}
