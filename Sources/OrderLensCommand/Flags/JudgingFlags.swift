import ArgumentParser
import OrderLens

/// How the log is judged: the same choices as the configuration file has, which they overrule.
struct JudgingFlags: ParsableArguments {
    @Option(
        help:
            "Working calendars: a file, \"discover\" (from the log) or \"always\" (on duty round the clock)."
    )
    var calendars: String?

    @Option(
        help: "Late is what took longer: 48h, 2 days, \"48 working hours\".",
        transform: { text in
            guard let rule = LateRule(target: text) else {
                throw ValidationError(
                    "\"\(text)\" is no length of time; write 48h, 90min, 2d or \"48 working hours\""
                )
            }
            return rule
        }
    )
    var target: LateRule?

    @Option(help: "Late is what has this value in an order attribute; may be repeated for several values.")
    var lateWhen: [AttributeValue] = []

    @Option(help: "How waiting is split: as OrderLens defines it, or as the research literature does.")
    var causes: CauseMethod?

    @Flag(help: "Where the log has ends only, book the whole span as elapsed instead of estimating starts.")
    var noStartEstimates = false

    @Option(help: "Language of the report: en or zh.")
    var lang: ReportLanguage?

    func validate() throws {
        if target != nil, !lateWhen.isEmpty {
            throw ValidationError("--target and --late-when both say when an order is late; give one of them")
        }
        if Set(lateWhen.map(\.column)).count > 1 {
            throw ValidationError("--late-when takes several values of one column, not several columns")
        }
    }

    /// That configuration with these flags on top.
    func applied(to configuration: Configuration) -> Configuration {
        var flags = Configuration()
        flags.calendars = calendars.map { CalendarChoice(argument: $0) }
        flags.lateRule =
            target
            ?? lateWhen.first.map { .attribute(name: $0.column, values: Set(lateWhen.map(\.value))) }
        flags.causes = causes
        flags.estimatesStarts = noStartEstimates ? false : nil
        flags.language = lang
        return configuration.overridden(by: flags)
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

/// `COLUMN=VALUE`, cut at the first `=` as in conditions: values have one more often than columns.
struct AttributeValue: ExpressibleByArgument {
    let column: String
    let value: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else { return nil }
        column = String(argument[..<equals])
        value = String(argument[argument.index(after: equals)...])
    }

    static let defaultCompletionKind = CompletionKind.default
}

extension ReportLanguage: ExpressibleByArgument {}
extension CauseMethod: ExpressibleByArgument {}
