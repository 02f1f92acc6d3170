import Findings

struct EnglishManagementPhrases: ManagementPhrases {
    func title(_ desk: String) -> String { "\(desk): what holds orders up, and what to do" }
    func made(day: String, version: String) -> String { "Made on \(day) by OrderLens \(version)." }

    func name(_ light: StatusLight.Kind) -> String {
        switch light {
        case .punctuality: "Punctuality"
        case .trend: "Trend"
        case .data: "Data"
        }
    }

    func name(_ colour: StatusLight.Colour) -> String {
        switch colour {
        case .green: "green"
        case .amber: "amber"
        case .red: "red"
        case .unknown: "not known"
        }
    }

    func judgement(_ light: StatusLight, value: String?) -> String {
        switch (light.kind, value) {
        case (.punctuality, let value?): "\(value) of orders are late"
        case (.punctuality, nil): "nobody said when an order is late"
        case (.trend, let value?):
            switch light.value ?? 0 {
            case 0: "no change of lead times can be told from chance"
            case ..<0: "orders take \(value) less time than before"
            default: "orders take \(value) longer than before"
            }
        case (.trend, nil): "too few weeks to tell"
        case (.data, _):
            switch light.colour {
            case .green: "nothing that would mislead was found"
            case .amber: "some results may mislead"
            default: "results are wrong in places"
            }
        }
    }

    func limits(_ light: StatusLight.Kind, green: String?, amber: String) -> String? {
        switch light {
        case .punctuality: "green up to \(green ?? "0%"), amber up to \(amber)"
        case .trend: "green if not \(green.map { "\($0) " } ?? "")longer, amber up to \(amber) longer"
        case .data: nil
        }
    }

    let nineInTen = "9 in 10 orders take up to"

    let causesHeading = "Why orders are late"
    let causesOfTimeHeading = "Where the time goes"
    let patternsHeading = "Where it shows most"
    let actionsHeading = "What to do"
    let strengthsHeading = "What goes well"
    let doubtsHeading = "What to keep in mind"
    let weightsHeading = "What indicators should weigh"
    let skipped = "It was left out on demand (--skip)."
    let noActions = "Nothing was found that helps beyond chance."
    let noActionsMade = "Improvements could not be computed; the reason is at the end of the report."
    let noForecast =
        "What a change would give cannot be forecast: replayed, the orders do not come near enough to the log. What it could give at most is below."
    let action = "Action"
    let takes = "Takes"
    let money = "Money, first year"
    let owner = "Owner"
    let confidence = "Confidence"
    let actionsMeaning =
        "Each by itself, so they do not add up; forecast by replaying the real orders with this one change; best first by what it saves for the work it takes."
    let furtherInTable = "All findings, with their evidence, are below."

    func changesHeading(run: String, day: String) -> String { "Since report \(run) of \(day)" }

    func changes(new: String, better: String, worse: String, gone: String, unchanged: String) -> String {
        "\(new) new, \(worse) worse, \(better) better, \(gone) gone, \(unchanged) as before."
    }

    let new = "New"
    let better = "Better"
    let worse = "Worse"
    let gone = "Gone"

    let contents = "Contents"
    let findingsHeading = "Findings"
    let gradesMeaning = "Grades say how far a finding can be relied on:"
    let ordersHeading = "Orders from arrival to completion"
    let ordersMeaning =
        "The orders that findings name as examples: every hour of their critical path, by stage and cause."
    let delaysHeading = "Where the time goes, in full"
    let driversHeading = "What slow and late orders have in common"
    let segmentsHeading = "Kinds of orders that stand out"
    let weeksHeading = "Week by week"
    let improvementsHeading = "What to change, and what it would give"
    let indicatorsHeading = "Indicators and outcomes"
    let scoresHeading = "Scores"
    let notMadeHeading = "What was not analysed, and why"

    func furtherFindings(_ count: String) -> String { "\(count) more" }
    func furtherInWorkbook(_ count: String) -> String { "\(count) more are in the workbook." }
    func lastPeriod(_ period: String) -> String { "Scores of \(period)" }
    let person = "Person"
    let score = "Score"

    func light(_ word: String?) -> String { word ?? "–" }

    let finding = "Finding"
    let subject = "Subject"
    let light = "Light"
    let gradeColumn = "Grade"
    let kind = "Kind"
    let analysis = "Analysis"
    let sureHours = "Sure of these, h"
    let value = "Value"
}
