/// What the commands themselves refuse.
enum CommandError: Error {
    case noLog
    /// A command that reads one log was given these.
    case severalLogs([String])
    /// A file that shall be written is there already.
    case fileExists(String)
    case noSuchOrder(String, log: String, known: [String])
    case wouldOverwrite(String)
    /// A result would take the place of what it is made of.
    case writesOverInput(String, input: String)
    /// Two results would go to one file.
    case writesTwice(String)
    /// A result would take the place of a SQLite file.
    case writesOverDatabase(String)
    /// A device, a pipe or a folder where a file is wanted.
    case notAFile(String)
    /// The file that `--query @FILE` names.
    case unreadableQuery(String)
    /// The file that `--pseudonym-key` names cannot be read, or is shorter than eight bytes.
    case unusableSecret(String)
    /// `--groups-only` without a table of people.
    case noGroups
    /// `--since` for a log that is no workspace, where reports are kept.
    case noEarlierReports(String)
    /// A report's target is a file that is there, and none of a report's forms.
    case noFormOfReport(String)
    /// A report under pseudonyms would go to the folder that a workspace with the names lies in.
    case namesBesideReport(String, folder: String)
    /// The report is written, and the workspace that it was to be entered in cannot be.
    case notEntered(String, reason: String)
    /// These files are written, and standard output, where they were to be listed, cannot be.
    case notListed([String], reason: String)
    /// `--sales` for a scorecard without a profit pool.
    case noPool(String)
}
