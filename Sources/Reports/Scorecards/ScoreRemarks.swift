import Scorecards

/// What has to be known to read scores: the scale, pay and its pool, what was not measured, appeals.
struct ScoreRemarks {
    private let report: ScoresReport
    private let phrases: any ScorePhrases

    init(_ report: ScoresReport, _ phrases: any ScorePhrases) {
        self.report = report
        self.phrases = phrases
    }

    var all: [String] {
        let hasPay = report.groups.contains { $0.payShare != nil }
        var remarks = [hasPay ? phrases.meaning : phrases.scoreMeaning]
        if let pool = report.pool {
            remarks.append(
                phrases.pool(
                    pool,
                    cents: ScoreText.money(pool.cents),
                    sales: ScoreText.money(pool.salesCents),
                    undistributed: ScoreText.money(pool.undistributedCents)
                )
            )
        }
        if let marks = report.marks {
            remarks.append(
                phrases.marks(marks, icc: marks.iccOneWayMean.map { NumberText.decimal($0, places: 2) })
            )
        }
        let unmeasured = report.indicators.filter { $0.origin == nil }.map { phrases.name($0.name) }
        if !unmeasured.isEmpty { remarks.append(phrases.unmeasured(unmeasured)) }
        for indicator in report.indicators where indicator.rowsWithoutValue > 0 {
            remarks.append(
                phrases.withoutValue(
                    phrases.name(indicator.name),
                    rows: NumberText.count(indicator.rowsWithoutValue)
                )
            )
        }
        let last = report.scores.map(\.period).max()
        let people = report.scores.count { $0.period == last && $0.withheld == "tooLittleMeasured" }
        if people > 0 {
            remarks.append(
                phrases.tooLittleMeasured(people: people, minimum: NumberText.percent(report.minimumCoverage))
            )
        }
        let withoutGroup = report.scores.count { $0.period == last && $0.withheld == "groupNotMeasured" }
        if withoutGroup > 0 { remarks.append(phrases.groupNotMeasured(people: withoutGroup)) }
        if !report.unmatched.isEmpty { remarks.append(phrases.unmatched(report.unmatched)) }
        if report.appeals > 0 { remarks.append(phrases.appeals(report.appeals)) }
        if !report.appealsWithoutFact.isEmpty {
            remarks.append(phrases.appealsWithoutFact(report.appealsWithoutFact))
        }
        return remarks
    }
}
