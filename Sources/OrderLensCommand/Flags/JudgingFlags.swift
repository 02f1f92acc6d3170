import ArgumentParser
import OrderLens

/// How the log is judged: the same choices as the configuration file has, which they overrule.
struct JudgingFlags: ParsableArguments {
    @Option(
        help:
            "Working calendars: a file, \"discover\" (from the log) or \"always\" (on duty round the clock)."
    )
    var calendars: String?

    @OptionGroup var late: LateFlags

    @Option(help: "How waiting is split: as OrderLens defines it, or as the research literature does.")
    var causes: CauseMethod?

    @Flag(help: "Where the log has ends only, book the whole span as elapsed instead of estimating starts.")
    var noStartEstimates = false

    @Option(
        help: "Language of the report: en or zh; that of the configuration, or else of LANG, if not given."
    )
    var lang: ReportLanguage?

    /// That configuration with these flags on top; it has a language then.
    func applied(to configuration: Configuration) -> Configuration {
        var flags = Configuration()
        flags.calendars = calendars.map { CalendarChoice(argument: $0) }
        flags.lateRule = late.rule
        flags.causes = causes
        flags.estimatesStarts = noStartEstimates ? false : nil
        flags.language = lang
        var judging = configuration.overridden(by: flags)
        judging.language = judging.language ?? .ofUser()
        return judging
    }
}

extension Configuration {
    /// What is read because the configuration says so.
    var files: [String?] {
        guard case .file(let path) = calendars else { return [] }
        return [path]
    }
}

extension CalendarChoice {
    /// As `--calendars` has it.
    init(argument: String) {
        switch argument {
        case "discover": self = .discover
        case "always": self = .always
        default: self = .file(path: argument)
        }
    }
}

extension ReportLanguage: ExpressibleByArgument {}
extension CauseMethod: ExpressibleByArgument {}
