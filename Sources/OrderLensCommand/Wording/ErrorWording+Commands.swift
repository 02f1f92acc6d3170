/// What the commands themselves refuse.
extension ErrorWording {
    static func wording(_ error: CommandError) -> ErrorWording {
        switch error {
        case .noLog: ErrorWording(.usage, "Which log? Name a file.")
        case .unusableSecret(let path):
            ErrorWording(
                .usage,
                "\(path) cannot be read, or is too short to be a secret.",
                "Put eight random characters or more into it: head -c 32 /dev/urandom > \(path)"
            )
        case .fileExists(let path):
            ErrorWording(.usage, "\(path) is there already.", "Name a new file, so that no card is lost.")
        case .severalLogs(let logs):
            ErrorWording(
                .usage,
                "One log at a time: these are \(logs.count).",
                "Put them into one workspace, and name that:",
                "  orderlens import \(logs.joined(separator: " ")) --into desk.olens"
            )
        case .noSuchOrder(let order, let log, let known):
            ErrorWording(.usage, "\(log) has no order \"\(order)\".", suggestion(order, among: known))
        case .notAFile(let path): ErrorWording(.usage, "\(path) is not a file.", "Name a file.")
        case .unreadableQuery(let path):
            ErrorWording(
                .failed,
                "The query in \(path) cannot be read: there is no such file, or it is not text in UTF-8."
            )
        case .noGroups:
            ErrorWording(
                .usage,
                "There are no groups of people to tell of.",
                "Name a table with --people, or one of the workspace in the card: people: {table: people, groups: [team]}"
            )
        case .noEarlierReports(let log):
            ErrorWording(
                .usage,
                "\(log) is no workspace, so no earlier reports of it are kept.",
                "Make one, and report on that:",
                "  orderlens analyze \(log) --into desk.olens"
            )
        case .noFormOfReport(let path):
            ErrorWording(
                .usage,
                "\(path) is a file, and its name is that of no form of a report; it was left as it is.",
                "Name a folder, or a file that ends in \(ReportForm.allCases.map { ".\($0.rawValue)" }.joined(separator: ", "))."
            )
        case .namesBesideReport(let workspace, let folder):
            ErrorWording(
                .usage,
                "\(workspace) has the names, and lies in \(folder), where the report without names would go.",
                "Name another folder with --to; nothing was written."
            )
        case .notEntered(let workspace, let reason):
            ErrorWording(
                .failed,
                "The report is written, but not entered in \(workspace), so that no later one can be compared with it.",
                reason
            )
        case .notListed(let files, let reason):
            ErrorWording(
                .failed,
                "Standard output cannot be written: \(reason).",
                advice: ["Everything else was done. These are written and whole:"] + files.map { "  \($0)" }
            )
        case .noPool(let card):
            ErrorWording(
                .usage,
                "\(card) has no profit pool to share out.",
                "Add one under pay: pool: {share-of-sales: 0.5 %, cap: 2}"
            )
        case .wouldOverwrite(let path):
            ErrorWording(
                .usage,
                "\(path) is there already.",
                "Add --force to overwrite it, or -o to name another."
            )
        case .writesOverInput(let path, let input):
            ErrorWording(
                .usage,
                path == input
                    ? "\(path) is what this command reads; it would be overwritten."
                    : "\(path) is the same file as \(input), which this command reads; it would be overwritten.",
                "Name another file; nothing was written."
            )
        case .writesTwice(let path):
            ErrorWording(.usage, "Two results would go to \(path).", "Name a file for each.")
        case .writesOverDatabase(let path):
            ErrorWording(
                .usage,
                "\(path) is a SQLite database, perhaps a workspace; it was left as it is.",
                "Name another file, or remove that one yourself."
            )
        }
    }
}
