import Testing
import TextWidths

@testable import Reports

@Suite struct TextWidthTests {
    @Test func chineseCharactersTakeTwoColumnsAndCombiningMarksNone() {
        #expect(TextWidth.columns("审核 A") == 6)
        #expect(TextWidth.columns("（％）") == 6)
        #expect(TextWidth.columns("e\u{301}") == 1)
        #expect(TextWidth.columns("→ ∥ █ …") == 7)
    }

    @Test func textIsCutToColumnsNotCharacters() {
        #expect("审核订单".fitted(to: 8) == "审核订单")
        #expect("审核订单".fitted(to: 7) == "审核订…")
        #expect("审核订单".fitted(to: 6) == "审核…")
        #expect("abc".fitted(to: 0) == "")
    }

    @Test func linesBreakAtBlanksAndBetweenChineseCharacters() {
        #expect("one two three".wrapped(to: 8) == ["one two", "three"])
        #expect("等待凑成一批".wrapped(to: 5) == ["等待", "凑成", "一批"])
        #expect("unbreakable".wrapped(to: 4) == ["unbr", "eaka", "ble"])
        #expect("".wrapped(to: 4) == [""])
    }

    @Test(arguments: [40, 60, 80, 100, 140, 200])
    func noLineOfAReportIsWiderThanTheTerminal(width: Int) throws {
        for language in ReportLanguage.allCases {
            let report = TerminalReport(
                try Golden.report(),
                look: TerminalLook(language: language, width: width, isColoured: false)
            )
            for line in report.text.split(separator: "\n") {
                #expect(TextWidth.columns(String(line)) <= max(width, 60), "\(line)")
            }
        }
    }

    @Test func aNameCannotSteerTheTerminal() {
        #expect("a\u{1B}[31mb\u{7}".withoutControls == "a\u{FFFD}[31mb\u{FFFD}")
    }
}
