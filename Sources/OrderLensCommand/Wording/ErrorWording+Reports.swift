import OrderLens

/// What can go wrong with management reports.
extension ErrorWording {
    static func wording(_ error: FindingTablesError) -> ErrorWording {
        switch error {
        case .unreadableRun(let number):
            ErrorWording(
                .failed,
                "Report \(number) cannot be read: another version of OrderLens kept it, or another program changed it.",
                "Compare with another one (--since NUMBER), or leave --since out: the report that is then entered is the last one."
            )
        case .noSuchRun(let number):
            ErrorWording(
                .usage,
                "The workspace has no report \(number).",
                "Name one that there is, or the last: --since last"
            )
        }
    }

    static func wording(_ error: PagePrinterError) -> ErrorWording {
        switch error {
        case .missing:
            ErrorWording(
                .failed,
                "A PDF is printed by Chromium, Google Chrome or WeasyPrint, and none of them is installed.",
                "Install one (on Debian and Ubuntu: apt-get install weasyprint), or write .html and print it from a browser."
            )
        case .failed(let attempts):
            ErrorWording(.failed, "Nothing could print the page as a PDF.", advice: attempts.map(words))
        }
    }

    private static func words(_ attempt: PagePrinterError.Attempt) -> String {
        "\(attempt.program) \(words(attempt.failure))."
    }

    /// How a program did not do its part: the rest of a sentence that begins with its name.
    static func words(_ failure: ProgramFailure) -> String {
        switch failure {
        case .notStarted(let reason): "could not be started: \(reason)"
        case .ended(let status, let message): "ended with \(status)\(lastLine(message))"
        case .tookTooLong(let seconds): "was ended after \(seconds.formatted()) seconds without a result"
        case .noResult(let message): "ended without a result\(lastLine(message))"
        }
    }

    /// Browsers say a lot before they say what is wrong.
    private static func lastLine(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).last.map { ": \($0.prefix(200))" } ?? ""
    }

    static func wording(_ error: WorkbookError) -> ErrorWording {
        if case .notWritten(let path, let reason) = error { return cannotWrite(path, reason) }
        return ErrorWording(.failed, "The workbook could not be written: \(error).")
    }

    /// What is said where a folder goes without a PDF.
    /// - Parameter older: that of an earlier report, which does not stay beside the others of this one.
    static func noPDF(_ error: PagePrinterError, removing older: String?) -> String {
        let rest = older.map { " \($0) of an earlier report is removed." } ?? ""
        return switch error {
        case .missing:
            "No PDF: neither Chromium, Google Chrome nor WeasyPrint is installed (on Debian and Ubuntu: apt-get install weasyprint).\(rest)"
        case .failed(let attempts):
            "No PDF: \(attempts.map { words($0) }.joined(separator: " "))\(rest)"
        }
    }

    static func notEntered(_ workspace: String) -> String {
        "Note: \(workspace) or its folder may not be written, so the report is not entered there, and no later one can be compared with it."
    }

    static let noWorkspaceUnderPseudonyms =
        "Note: no workspace is kept, for it has the names; --into keeps one outside the report's folder."

    /// - Parameter before: what the workspace held when the logs were yet to be imported.
    static func ordersOfOthers(_ before: WorkspaceHoldings, added: Int, _ workspace: String) -> String {
        let from = before.sources.joined(separator: ", ")
        return
            "Note: \(workspace) had \(before.orders) orders already, from \(from); \(added) are new. The report is of all of them (--into names another workspace)."
    }
}
