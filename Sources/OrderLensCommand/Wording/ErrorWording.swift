import OrderLens

/// What the user is told of an error, and the exit code: the only place that words errors.
struct ErrorWording {
    enum Kind: Int32 {
        /// It could not be done.
        case failed = 1
        /// It was asked for in a wrong way.
        case usage = 2
        /// The data are not what they should be.
        case data = 65
    }

    let kind: Kind
    /// What happened and where.
    let what: String
    /// What was expected, and what to do.
    let advice: [String]

    init(_ kind: Kind, _ what: String, _ advice: String...) { self.init(kind, what, advice: advice) }

    init(_ kind: Kind, _ what: String, advice: [String]) {
        self.kind = kind
        self.what = what
        self.advice = advice
    }

    /// Nil for an error that is not one of the project's, such as one of parsing the command line.
    init?(_ error: any Error) {
        switch error {
        case let error as ReadingError: self = ErrorWording.wording(error)
        case let error as AssemblyError: self = ErrorWording.wording(error)
        case let error as ConfigurationError: self = ErrorWording.wording(error)
        case let error as CalendarFileError: self.init(.usage, "\(error)")
        case let error as CalendarChoiceError: self = ErrorWording.wording(error)
        case let error as DelayAnalysisError: self = ErrorWording.wording(error)
        case let error as DurationError: self = ErrorWording.wording(error)
        case let error as LateRuleError: self = ErrorWording.wording(error)
        case let error as DriversError: self = ErrorWording.wording(error)
        case let error as WorkspaceError: self = ErrorWording.wording(error)
        case let error as DeskError: self.init(.usage, "This desk cannot be simulated: \(error).")
        case let error as WritingError:
            self = ErrorWording.cannotWrite(error.path, error.reason)
        case let error as OutputError: self = ErrorWording.cannotWrite(error.path, error.reason)
        case let error as StandardOutputError:
            self.init(.failed, "Standard output cannot be written: \(error.reason).")
        case let error as CommandError: self = ErrorWording.wording(error)
        case let error as ComparisonError: self = ErrorWording.wording(error)
        case let error as GraphvizError: self = ErrorWording.wording(error)
        case let error as ReplayError: self = ErrorWording.wording(error)
        case let error as LeverError: self = ErrorWording.wording(error)
        case let error as FindingTablesError: self = ErrorWording.wording(error)
        case let error as WorkbookError: self = ErrorWording.wording(error)
        case let error as PagePrinterError: self = ErrorWording.wording(error)
        case let error as LeverPlanError: self = ErrorWording.wording(error)
        default:
            guard let wording = ErrorWording.ofScorecards(error) else { return nil }
            self = wording
        }
    }

    var exitCode: Int32 { kind.rawValue }

    var text: String {
        (["Error: \(what)"] + advice.map { "  " + $0.replacing("\n", with: "\n  ") }).joined(separator: "\n")
            .printable
    }

    static func cannotWrite(_ path: String, _ reason: String) -> ErrorWording {
        ErrorWording(.failed, "\(path) cannot be written: \(reason).", "What was there before is as it was.")
    }

    private static func wording(_ error: CalendarChoiceError) -> ErrorWording {
        switch error {
        case .unreadable(let path):
            ErrorWording(
                .failed,
                "The calendars in \(path) cannot be read: there is no such file, or it is not text in UTF-8.",
                "Name a calendar file, or \"discover\" or \"always\"."
            )
        }
    }

    private static func wording(_ error: DelayAnalysisError) -> ErrorWording {
        switch error {
        case .tooManyActivities(let count, let most):
            ErrorWording(
                .data,
                "The log has \(count) different activities; more than \(most) are hardly stages of work.",
                "Is --activity-column the right one?"
            )
        case .tooManyResources(let count, let most):
            ErrorWording(
                .data,
                "The log has \(count) different resources; more than \(most) are hardly people.",
                "Is --resource-column the right one?"
            )
        case .spanTooLong(let years, let most, let far):
            ErrorWording(
                .data,
                "The times of the log lie \(years) years apart; orders over more than \(most) years are not analysed.",
                far.activity.map { "The farthest is \(far.time): \"\($0)\" of order \(far.order)." }
                    ?? "The farthest is \(far.time): the arrival of order \(far.order).",
                lookForTimes
            )
        }
    }

    private static let lookForTimes =
        "\"orderlens doctor\" lists impossible times. Correct them at their source, or leave these orders out."

    private static func wording(_ error: DurationError) -> ErrorWording {
        switch error {
        case .sumTooLong(let years):
            ErrorWording(
                .data,
                "The times of the log add up to \(years) years, more than can be added up exactly (292,271).",
                lookForTimes,
                "If all of them are right, analyse a shorter period of so many long orders."
            )
        }
    }

    private static func wording(_ error: DriversError) -> ErrorWording {
        switch error {
        case .noSuchAttribute(let name, let known):
            ErrorWording(.usage, "The log has no attribute \"\(name)\".", suggestion(name, among: known))
        case .noSuchCluster(let name, let known):
            ErrorWording(
                .usage,
                "No attribute \"\(name)\" of the orders to cluster by.",
                suggestion(name, among: known),
                "An attribute of the orders has one value for all events of an order."
            )
        case .noSuchOutcome(let name, let known):
            ErrorWording(
                .usage,
                "No attribute \"\(name)\" of the orders that is a number.",
                suggestion(name, among: known),
                "An attribute of the orders has one value for all events of an order."
            )
        }
    }

    private static func wording(_ error: LateRuleError) -> ErrorWording {
        switch error {
        case .noPromise:
            ErrorWording(
                .usage,
                "Late orders are to be judged by their promise, but the log has none.",
                "Name its column with --promise-column, or give --target 48h or --late-when COLUMN=VALUE."
            )
        case .noSuchAttribute(let name, let known):
            ErrorWording(
                .usage,
                "No attribute \"\(name)\" of the orders to judge late orders by.",
                suggestion(name, among: known),
                "An attribute of the orders has one value for all events of an order."
            )
        }
    }

    private static func wording(_ error: ConfigurationError) -> ErrorWording {
        let place =
            error.file + (error.line.map { ":\($0)" } ?? "") + (error.key.isEmpty ? "" : ": \(error.key)")
        return switch error.problem {
        case .unreadable(let reason):
            ErrorWording(
                .failed,
                "The configuration \(place) cannot be read: \(reason).",
                "Write one with: orderlens init LOG"
            )
        case .syntax(let problem): ErrorWording(.usage, "\(place): not readable as YAML: \(problem).")
        case .unknownKey(let key, let allowed):
            ErrorWording(
                .usage,
                "\(place): there is no key \"\(key)\" here.",
                suggestion(key, among: allowed)
            )
        case .expected(let form, let found):
            ErrorWording(.usage, "\(place): expected \(form), found \(found).")
        case .unknownValue(let value, let allowed):
            ErrorWording(
                .usage,
                "\(place): \"\(value)\" is no choice here.",
                suggestion(value, among: allowed)
            )
        }
    }

    private static func wording(_ error: WorkspaceError) -> ErrorWording {
        switch error {
        case .missing(let path):
            ErrorWording(
                .failed,
                "There is no workspace \(path).",
                "Make one with: orderlens import LOG --into \(path)"
            )
        case .notSQLite(let path): ErrorWording(.data, "\(path) is no SQLite database; it was left as it is.")
        case .notWorkspace(let path):
            ErrorWording(
                .data,
                "\(path) is a database of another program; it was left as it is.",
                "Read a log from it with --query \"SELECT ...\"."
            )
        case .newerVersion(let path, let found, let supported):
            ErrorWording(
                .failed,
                "\(path) was written by a newer orderlens (version \(found); this one reads up to \(supported)).",
                "Use that one or a later one."
            )
        case .newerMigrations(let path, let names):
            ErrorWording(
                .failed,
                "\(path) was changed by a newer orderlens, in a way that this one does not know (\(names.joined(separator: "; "))).",
                "Use that one or a later one; the workspace was left as it is."
            )
        case .busy(let path):
            ErrorWording(.failed, "\(path) is in use by another process.", "Try again when it is done.")
        case .diskFull(let path):
            ErrorWording(
                .failed,
                "The disk is full, so \(path) was not changed.",
                "Nothing was imported, and what was stored before is intact. Make room and repeat."
            )
        case .notWritable(let path): ErrorWording(.failed, "\(path) or its folder may not be written.")
        case .damaged(let path, let message):
            ErrorWording(
                .data,
                "\(path) is damaged: \(message).",
                "Restore it from a copy, or import the logs anew into another file."
            )
        case .altered(let table):
            ErrorWording(
                .data,
                "Another program changed the table \(table) so that it cannot be read as a log."
            )
        case .unknownZone(let zone): unknownZone(zone)
        case .tooManyAttributes(let limit):
            ErrorWording(
                .data,
                "The log has more attributes than a workspace has columns for (\(limit)).",
                "Leave them out with \"attributes: no\" in the configuration."
            )
        case .reservedTable(let table): ErrorWording(.usage, "The table \(table) is the workspace's own.")
        case .ownTable(let table, let path):
            ErrorWording(
                .data,
                "\(path) has a table of yours called \(table), where the report keeps its results.",
                "Import the log into another workspace, and your table under another name."
            )
        case .rejectsNotWritable(let path, let code):
            ErrorWording(
                .failed,
                "The rejected rows cannot be written to \(path) (errno \(code)), so nothing was imported.",
                "Name another file with --rejects."
            )
        case .unreadableSource(let path, let code):
            ErrorWording(.failed, "\(path) cannot be read (errno \(code)).")
        case .sqlite(let path, let code, let message):
            ErrorWording(.failed, "\(path): SQLite says \(message) (\(code)).")
        }
    }

    static func unknownZone(_ zone: String) -> ErrorWording {
        ErrorWording(
            .usage,
            "This system knows no time zone \"\(zone)\".",
            "Write an IANA name such as Europe/Berlin or Asia/Shanghai."
        )
    }

    /// What was meant, or what there is.
    static func suggestion(_ name: String, among known: [String]) -> String {
        if let near = NearestName.of(name, among: known) { return "Did you mean \"\(near)\"?" }
        let shown = known.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
        if known.isEmpty { return "There is none at all." }
        return known.count > 20 ? "There are \(known.count), among them \(shown)." : "There are: \(shown)."
    }
}
