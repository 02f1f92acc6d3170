import Foundation
import Testing

/// The language of reports: that of a flag, or of the configuration, or else of the locale.
@Suite struct LanguageTests {
    private static let quick =
        ["--calendars", "always"]
        + ["weeks", "drivers", "segments", "improvements"].flatMap { ["--skip", $0] }

    @Test func theLanguageIsTheUsersUnlessTheySayAnother() throws {
        let program = try BuiltProgram.besideDesk(orders: 40)
        let chinese = "# orders：订单卡在哪里"
        let english = "# orders: what holds orders up"
        try program.write("language: en\n", to: "english.yml")
        for (variables, flags, title) in [
            (["LANG": "zh_CN.UTF-8"], [], chinese), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], [], english),
            (["LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": ""], [], chinese),
            (["LANG": "zh_CN.UTF-8"], ["--lang", "en"], english),
            (["LANG": "zh_CN.UTF-8"], ["-c", "english.yml"], english), (["LANG": "de_DE"], [], english),
        ] {
            let report = ["report", "desk/orders.csv", "--to", "x.md", "--no-map"]
            let result = try program.run(report + flags + Self.quick, with: variables)
            #expect(result.exitCode == 0, "\(result.errors)")
            let text = try program.content(of: "x.md")
            #expect(text.hasPrefix(title), "\(variables) \(flags) \(text.prefix(60))")
        }
        let paths = ["paths", "desk/orders.csv"]
        let ways = try program.run(paths, with: ["LANG": "zh_CN.UTF-8"])
        #expect(ways.output.contains("流转变体"))
        let scores = [
            "scores", "--scorecard", "desk/scorecard.yml", "--indicators", "desk/indicators.csv",
            "--outcomes", "desk/outcomes.csv",
        ]
        let usual = try program.run(scores)
        let local = try program.run(scores, with: ["LANG": "zh_CN.UTF-8"])
        let asked = try program.run(scores + ["--lang", "zh"])
        #expect(local.exitCode == 0 && local.output == asked.output && local.output != usual.output)
    }
}
