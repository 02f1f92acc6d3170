import Scorecards
import Workbooks

/// Who scores what, as sheets: people by periods, by indicators, and row by row with the groups of the card.
struct ScoresSheets {
    let report: ScoresReport
    let phrases: any ScorePhrases
    let parts: SheetParts

    init(_ report: ScoresReport, _ language: ReportLanguage) {
        self.report = report
        phrases = language.scorePhrases
        parts = SheetParts(language)
    }

    private var periodNames: [String] { Set(report.scores.map(\.period)).sorted() }

    /// People in the order of the report.
    private var people: [String] {
        var seen: Set<String> = []
        return report.scores.map(\.person).filter { seen.insert($0).inserted }
    }

    private var opening: [Line] {
        var lines = [Line(phrases.scoresTitle(card: phrases.name(report.card)), .title)]
        if let first = periodNames.first, let last = periodNames.last {
            let sentence = phrases.opening(
                people: NumberText.count(people.count),
                periods: NumberText.count(periodNames.count),
                first: first,
                last: last
            )
            lines.append(Line(sentence, .soft))
        }
        return lines
    }

    // MARK: People by periods

    var scores: Sheet {
        let periods = periodNames
        let people = people
        let rows = Dictionary(grouping: report.scores, by: \.person).mapValues { rows in
            Dictionary(rows.map { ($0.period, $0) }) { first, _ in first }
        }
        let table = Table(
            heading: phrases.score,
            columns: [Column(phrases.person, .text(people))]
                + periods.map { period in
                    let cells = people.map { person in
                        rows[person]?[period].flatMap { row in judged(row.composite, row.light) }
                    }
                    return Column(period, .judged(cells, places: 1))
                }
        )
        return parts.sheet(.scores, opening, [table], notes: ScoreRemarks(report, phrases).all)
    }

    // MARK: People by indicators

    /// Of the last period in which anybody has a score.
    var indicatorScores: Sheet {
        let last = report.scores.filter { $0.composite != nil }.map(\.period).max() ?? periodNames.last
        let rows = report.scores.filter { $0.period == last }
        let table = Table(
            heading: last.map(phrases.ofPeriod),
            columns: [Column(phrases.person, .text(rows.map(\.person)))]
                + report.indicators.indices.map { place in
                    Column(
                        phrases.name(report.indicators[place].name),
                        .judged(
                            rows.map { row in
                                judged(row.indicators[place].score, row.indicators[place].light)
                            },
                            places: 1
                        )
                    )
                }
        )
        return parts.sheet(.indicatorScores, opening, [table])
    }

    private func judged(_ score: Double?, _ light: String?) -> Judged? {
        score.map { Judged($0, Self.light(light)) }
    }

    private static func light(_ word: String?) -> Workbooks.Light? {
        switch word {
        case "green": .green
        case "amber": .amber
        case "red": .red
        default: nil
        }
    }

    // MARK: Row by row

    var periods: Sheet {
        let rows = report.scores
        let words = LightWords(
            green: phrases.light("green"),
            amber: phrases.light("amber"),
            red: phrases.light("red")
        )
        var columns = [
            Column(phrases.person, .text(rows.map(\.person))),
            Column(phrases.period, .text(rows.map(\.period))),
            Column(phrases.score, .decimals(rows.map(\.composite), places: 1)),
            Column(phrases.light, .lights(rows.map { Self.light($0.light) }, words: words)),
        ]
        columns += report.groups.enumerated().map { place, group in
            Column(phrases.name(group.name), .decimals(rows.map { $0.groups[place] }, places: 1))
        }
        columns.append(Column(phrases.measured, .percentages(rows.map(\.coverage))))
        if rows.contains(where: { $0.pay != nil }) {
            columns.append(Column(phrases.pay, .percentages(rows.map(\.pay))))
        }
        if rows.contains(where: { $0.poolCents != nil }) {
            let money = rows.map { row in row.poolCents.map { Double($0) / 100 } }
            columns.append(Column(phrases.pool, .decimals(money, places: 2)))
        }
        return parts.sheet(.periods, opening, [Table(columns: columns, fixedColumns: 2)])
    }
}
