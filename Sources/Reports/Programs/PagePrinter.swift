import Foundation

/// Pages of HTML as PDF, by a browser without a window, or by WeasyPrint.
public enum PagePrinter {
    /// Programs that print, the best first.
    static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    static let others = ["weasyprint"]

    /// How long one of them may take: a report of hundreds of findings takes seconds.
    public static let limit = Duration.seconds(120)

    /// Asks one after the other until one of them has printed the page.
    /// - Parameters:
    ///   - folders: that the programs may be in, separated by colons; nil for those of the environment.
    ///   - limit: how long each of them may take.
    /// - Throws: ``PagePrinterError``.
    public static func pdf(
        of page: String,
        searching folders: String? = nil,
        for limit: Duration = PagePrinter.limit
    ) throws -> Data {
        var failures: [PagePrinterError.Attempt] = []
        let found = [browsers, others].map { ExternalProgram.all(of: $0, searching: folders) }
        for (programs, arguments) in zip(found, [browserArguments, otherArguments]) {
            for program in programs {
                do { return try print(page, program, limit, arguments) } catch let failure as ProgramFailure {
                    failures.append(PagePrinterError.Attempt(program: program.path, failure: failure))
                }
            }
        }
        throw failures.isEmpty ? PagePrinterError.missing : .failed(failures)
    }

    private typealias Arguments = (_ input: URL, _ output: URL, _ folder: URL) -> [String]

    private static func browserArguments(_ input: URL, _ output: URL, _ folder: URL) -> [String] {
        [
            "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer",
            "--user-data-dir=\(folder.appending(path: "user").path)", "--print-to-pdf=\(output.path)",
            input.absoluteString,
        ]
    }

    private static func otherArguments(_ input: URL, _ output: URL, _ folder: URL) -> [String] {
        ["--quiet", input.path, output.path]
    }

    private static func print(
        _ page: String,
        _ program: ExternalProgram,
        _ limit: Duration,
        _ arguments: Arguments
    ) throws -> Data {
        try program.run(for: limit) { folder in
            let input = folder.appending(path: "page.html")
            try Data(page.utf8).write(to: input)
            return arguments(input, folder.appending(path: "page.pdf"), folder)
        } output: { folder in
            let data = try Data(contentsOf: folder.appending(path: "page.pdf"))
            guard data.starts(with: Data("%PDF".utf8)) else { throw CocoaError(.fileReadCorruptFile) }
            return data
        }
    }
}

/// Why there is no PDF.
public enum PagePrinterError: Error, Sendable, Equatable {
    /// Neither a browser nor WeasyPrint is installed.
    case missing
    /// What is installed did not print; at least one.
    case failed([Attempt])

    public struct Attempt: Sendable, Equatable {
        /// Its path.
        public let program: String
        public let failure: ProgramFailure
    }
}
