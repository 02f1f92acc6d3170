import ArgumentParser
import OrderLens

struct OutputFlags: ParsableArguments {
    @Option(help: "Form of the result.")
    var format: OutputFormat = .text

    @Option(
        name: [.short, .long],
        help: "Write the result to this file instead of the terminal.",
        completion: .file()
    )
    var output: String?

    @Flag(name: [.short, .long], help: "No progress and no notes.")
    var quiet = false

    /// Writes the result in the form and to the place that were asked for.
    func write(
        text: (TerminalLook) -> String,
        json: some Encodable & Sendable,
        csv: @autoclosure () -> String,
        language: ReportLanguage
    ) throws {
        switch format {
        case .text:
            let isColoured = output == nil && Terminal.isColoured
            try write(
                text(TerminalLook(language: language, width: Terminal.width, isColoured: isColoured))
            )
        case .json: try write { try JSONReport.write(json, to: $0) }
        case .csv: try write(csv())
        }
    }

    /// Writes the result where it shall go.
    func write(_ text: String) throws {
        var text = text
        try text.withUTF8 { bytes in try write { try $0(bytes) } }
    }

    private func write(_ portions: (OutputFile.Outlet) throws -> Void) throws {
        if let output {
            try OutputFile.write(to: output, portions)
        } else {
            try portions(StandardStreams.print)
        }
    }

    /// Says something that is not the result.
    func note(_ text: String) {
        if !quiet { StandardStreams.note(text) }
    }
}

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
}

/// The one log that a command reads.
struct LogArgument: ParsableArguments {
    @Argument(help: "The log, or a workspace that logs were imported into.", completion: .file())
    var log: [String] = []

    /// - Throws: ``CommandError/noLog`` or ``CommandError/severalLogs(_:)``.
    var path: String {
        get throws {
            guard let first = log.first else { throw CommandError.noLog }
            guard log.count == 1 else { throw CommandError.severalLogs(log) }
            return first
        }
    }

    /// Reads it, with a progress bar if that takes long.
    func open(by configuration: Configuration, quiet: Bool) throws -> OpenedLog {
        try LogArgument.open(path, by: configuration, quiet: quiet)
    }

    /// Reads the log at that path, with a progress bar if that takes long.
    static func open(_ path: String, by configuration: Configuration, quiet: Bool) throws -> OpenedLog {
        guard !quiet, let bar = ProgressBar(label: path) else {
            return try OpenedLog(path, by: configuration)
        }
        defer { bar.clear() }
        return try OpenedLog(path, by: configuration) { bar.show($0, of: $1) }
    }
}
