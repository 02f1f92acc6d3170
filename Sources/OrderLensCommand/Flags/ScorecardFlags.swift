import ArgumentParser
import OrderLens

/// What a command about scores reads: a scorecard, and where its values are from.
struct ScorecardFlags: ParsableArguments {
    @Option(help: "The scorecard (YAML).", completion: .file())
    var scorecard: String

    @OptionGroup var values: MeasurementFlags

    @Option(
        help: "Encoding of the tables' text: \(TextEncoding.choices).",
        transform: TextEncoding.named
    )
    var encoding: TextEncoding?

    /// What is read for scores, the workspace apart.
    var files: [String?] { [scorecard] + values.files }

    /// - Parameter workspace: where formulas are run.
    func inputs(workspace: String?) -> ScorecardAnalysis.Inputs {
        values.inputs(scorecard, workspace: workspace, encoding: encoding)
    }
}

/// Where the values of a scorecard are from, the workspace apart.
struct MeasurementFlags: ParsableArguments {
    @Option(
        help: "Table of values of indicators: person, period, indicator, value[, n]; may be repeated.",
        completion: .file()
    )
    var indicators: [String] = []

    @Option(
        help: "Table of values of outcomes: person, period, outcome, value[, n]; may be repeated.",
        completion: .file()
    )
    var outcomes: [String] = []

    @Option(help: "Table of colleagues' marks: person, rater, period, mark.", completion: .file())
    var ratings: String?

    @Option(help: "Indicator that the marks are of; found if the card has one of peers.")
    var ratingsOf: String?

    @Option(
        help: "Seconds that a formula may run.",
        transform: { text in
            guard let seconds = Double(text), seconds > 0, seconds <= 86_400 else {
                throw ValidationError("\"\(text)\" is no number of seconds up to a day")
            }
            return seconds
        }
    )
    var timeLimit: Double?

    var files: [String?] { [ratings] + indicators + outcomes }

    func inputs(_ card: String, workspace: String?, encoding: TextEncoding?) -> ScorecardAnalysis.Inputs {
        var inputs = ScorecardAnalysis.Inputs(card: card, workspace: workspace)
        inputs.tables = indicators + outcomes
        inputs.ratings = ratings
        inputs.encoding = encoding
        inputs.ratingsIndicator = ratingsOf
        if let timeLimit { inputs.limits.seconds = timeLimit }
        return inputs
    }
}

/// The language that a command about scores answers in.
struct LanguageFlag: ParsableArguments {
    @Option(name: .customLong("lang"), help: "Language of the result: en or zh; that of LANG if not given.")
    var named: ReportLanguage?

    var lang: ReportLanguage { named ?? .ofUser() }
}
