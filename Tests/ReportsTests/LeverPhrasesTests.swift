import Testing

@testable import Improvements
@testable import Reports

/// Every lever in words.
@Suite struct LeverPhrasesTests {
    private static let words: [(LeverKind, [(String, String)], english: String, chinese: String)] = [
        (.smallerBatch, [("stage", "Pick"), ("size", "1")], "No batches at Pick", "“Pick”不再攒批"),
        (.smallerBatch, [("stage", "Pick"), ("size", "5")], "Batches of 5 at Pick", "“Pick”每批只攒 5 个"),
        (
            .batchTimes, [("stage", "Pick"), ("at", "09:00,13:30")], "Pick let through at 09:00, 13:30",
            "“Pick”改在 09:00、13:30 放行"
        ),
        (.addResource, [("stage", "Pick"), ("n", "1")], "1 more person for Pick", "“Pick”增加 1 人"),
        (.addResource, [("stage", "Pick"), ("n", "2")], "2 more people for Pick", "“Pick”增加 2 人"),
        (.pool, [("stage", "Pick"), ("stage", "Pack")], "One pool for Pick, Pack", "“Pick”与“Pack”合并人手"),
        (.crossTrain, [("stage", "Pick"), ("resource", "Ann")], "Ann learns Pick", "Ann 学会“Pick”"),
        (.firstInFirstOut, [("stage", "Pick")], "First in, first out at Pick", "“Pick”先到先办"),
        (.promiseFirst, [("stage", "Pick")], "Earliest promise first at Pick", "“Pick”承诺时间早的先办"),
        (
            .longerHours, [("stage", "Pick"), ("by", "90min")], "90 min more a day for everybody at Pick",
            "“Pick”每人每天延长 90 分钟"
        ),
        (
            .shiftHours, [("stage", "Pick"), ("by", "-1h")], "Hours at Pick 1 h earlier",
            "“Pick”的上班时间提前 1 小时"
        ),
        (
            .shiftHours, [("stage", "Pick"), ("by", "30min")], "Hours at Pick 30 min later",
            "“Pick”的上班时间推后 30 分钟"
        ),
        (.holidayCover, [("stage", "Pick")], "Cover for absences at Pick", "“Pick”缺勤时有人顶班"),
        (
            .mergeHandOff, [("from", "Pick"), ("to", "Pack")], "Pack right after Pick, in the same hands",
            "“Pick”之后由同一人接着办“Pack”"
        ),
        (
            .lessRework, [("stage", "Pick"), ("share", "0.5"), ("check", "2min")],
            "50% fewer returns to Pick, by a check of 2 min", "退回“Pick”的情况减少 50%，每单多检查 2 分钟"
        ),
        (
            .lessRework, [("stage", "Pick"), ("share", "0.5")], "50% fewer returns to Pick, by a check",
            "退回“Pick”的情况减少 50%，每单多一次检查"
        ),
        (
            .automate, [("stage", "Pick"), ("factor", "0.1")],
            "A system does Pick, in 10% of the working time",
            "“Pick”由系统完成，用时为现在的 10%"
        ),
        (
            .chase, [("stage", "Pick"), ("percentile", "75")],
            "Outside waits before Pick chased, down to today's P75", "催办“Pick”之前的外部等待，最长不超过现在的 P75"
        ),
        (.levelArrivals, [("within", "day")], "Orders come in evenly over each day", "订单在每天内均匀到达"),
        (.levelArrivals, [("within", "week")], "Orders come in evenly over each week", "订单在每周内均匀到达"),
    ]

    @Test func everyLeverIsASentenceWithItsParameters() {
        for (kind, parameters, english, chinese) in Self.words {
            let row = LeverRow.of(kind, parameters)
            #expect(ReportLanguage.english.leverPhrases.sentence(LeverWords(row: row)) == english)
            #expect(ReportLanguage.chinese.leverPhrases.sentence(LeverWords(row: row)) == chinese)
        }
        #expect(Set(Self.words.map(\.0)) == Set(LeverKind.allCases))
    }

    @Test(arguments: ReportLanguage.allCases)
    func everyLeverHasAnAssumptionOfItsOwn(language: ReportLanguage) {
        let assumptions = LeverKind.allCases.map(language.leverPhrases.assumption)
        #expect(Set(assumptions).count == LeverKind.allCases.count)
        #expect(assumptions.allSatisfy { $0.count > 20 && [".", "。"].contains($0.last) })
    }

    @Test func aParameterThatAReportDoesNotHaveIsADash() {
        let words = LeverWords(row: .of(.addResource, []))
        #expect(ReportLanguage.english.leverPhrases.sentence(words) == "– more people for –")
        #expect(words.percent("share") == "–")
    }
}

extension LeverRow {
    fileprivate static func of(_ kind: LeverKind, _ parameters: [(String, String)]) -> LeverRow {
        LeverRow(
            kind: kind,
            text: kind.rawValue,
            parameters: parameters.map { .init(key: $0.0, value: $0.1) },
            answers: .init(activities: nil, causes: [])
        )
    }
}
