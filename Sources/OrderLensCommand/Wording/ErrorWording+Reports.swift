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
        case .failed(let program, let status, let message):
            ErrorWording(.failed, "\(program) could not print the page: it ended with \(status).", message)
        }
    }

    static func wording(_ error: WorkbookError) -> ErrorWording {
        if case .notWritten(let path, let reason) = error { return cannotWrite(path, reason) }
        return ErrorWording(.failed, "The workbook could not be written: \(error).")
    }

    static let noPDF =
        "No PDF: neither Chromium, Google Chrome nor WeasyPrint is installed (on Debian and Ubuntu: apt-get install weasyprint)."
}
