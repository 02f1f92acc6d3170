import ArgumentParser
import Foundation
import OrderLens

/// What a management report is made of, and where it goes.
struct ReportFlags: ParsableArguments {
    @Option(
        help:
            "Folder that the report goes to in all its forms, or a file that ends in .html, .xlsx, .pdf, .md or .json.",
        completion: .file()
    )
    var to = "orderlens-report"

    @Option(help: "What the report calls the desk; the log's name if not given.") var title: String?

    @Option(
        help: "Compare with an earlier report of the workspace: last, or its number.",
        transform: { text in
            guard let since = EarlierReport(text) else {
                throw ValidationError("\"\(text)\" is neither \"last\" nor the number of a report")
            }
            return since
        }
    )
    var since: EarlierReport?

    @Option(help: "An analysis to leave out, to save time; may be repeated.")
    var skip: [SkippedAnalysis] = []

    @Option(help: "Seed of everything that is drawn.") var seed: UInt64 = 1

    @Flag(inversion: .prefixedNo, help: "Whether pages have a map of the ways, which needs Graphviz.")
    var map: Bool?

    @Option(help: "The scorecard (YAML), where people are scored.", completion: .file())
    var scorecard: String?

    @OptionGroup(title: "Values of the scorecard") var values: MeasurementFlags
    @OptionGroup(title: "Consequences of weights") var consequences: ConsequenceFlags

    @Flag(name: [.short, .long], help: "No progress and no notes.") var quiet = false

    /// Known here so that whoever asks for it is told, and gets no report with names.
    @Flag(help: .hidden) var groupsOnly = false

    func validate() throws {
        if groupsOnly {
            throw ValidationError(
                "--groups-only is of \"orderlens weights\"; a report tells of people in every part: --pseudonymise gives them numbers"
            )
        }
        if since != nil, consequences.pseudonymise {
            throw ValidationError("--since compares findings by name, so it does not go with --pseudonymise")
        }
        if scorecard == nil, values.files.contains(where: { $0 != nil }) || consequences.people != nil {
            throw ValidationError("Values and people are of a scorecard: name it with --scorecard")
        }
    }

    /// What is read beside the log.
    var files: [String?] { [scorecard, consequences.people, consequences.pseudonymKey] + values.files }
}

extension ReportFlags {
    /// Says something that is not the result.
    func note(_ text: String) {
        if !quiet { StandardStreams.note(text) }
    }
}

/// An earlier report to compare with.
enum EarlierReport: Equatable {
    case last
    case number(Int)

    init?(_ text: String) {
        if text == "last" {
            self = .last
        } else if let number = Int(text), number > 0 {
            self = .number(number)
        } else {
            return nil
        }
    }
}

/// An analysis that a report can do without.
enum SkippedAnalysis: String, ExpressibleByArgument, CaseIterable {
    case weeks, drivers, segments, improvements, indicators, scores, weights
}
