import Foundation

/// Pages of HTML as PDF, by a browser without a window, or by WeasyPrint.
public enum PagePrinter {
    /// Programs that print, the best first.
    static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    static let others = ["weasyprint"]

    /// - Parameter folders: that the program may be in, separated by colons; nil for those of the environment.
    /// - Throws: ``PagePrinterError``.
    public static func pdf(of page: String, searching folders: String? = nil) throws -> Data {
        if let browser = ExternalProgram.first(of: browsers, searching: folders) {
            return try print(page, browser) { input, output, folder in
                [
                    "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer",
                    "--user-data-dir=\(folder.path)", "--print-to-pdf=\(output.path)", input.absoluteString,
                ]
            }
        }
        if let program = ExternalProgram.first(of: others, searching: folders) {
            return try print(page, program) { input, output, _ in ["--quiet", input.path, output.path] }
        }
        throw PagePrinterError.missing
    }

    private static func print(
        _ page: String,
        _ program: ExternalProgram,
        _ arguments: (_ input: URL, _ output: URL, _ folder: URL) -> [String]
    ) throws -> Data {
        do {
            return try program.run { folder in
                let input = folder.appending(path: "page.html")
                try Data(page.utf8).write(to: input)
                return arguments(input, folder.appending(path: "page.pdf"), folder.appending(path: "user"))
            } output: {
                try Data(contentsOf: $0.appending(path: "page.pdf"))
            }
        } catch let failure as ExternalProgram.Failure {
            throw PagePrinterError.failed(
                program: program.path,
                status: failure.status,
                message: failure.message
            )
        }
    }
}

/// Why there is no PDF.
public enum PagePrinterError: Error, Sendable, Equatable {
    /// Neither a browser nor WeasyPrint is installed.
    case missing
    case failed(program: String, status: Int32, message: String)
}
