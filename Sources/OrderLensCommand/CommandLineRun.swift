import ArgumentParser
import OrderLens

/// One run of the program: parse, do, and word what went wrong.
enum CommandLineRun {
    /// - Returns: the exit code: 0 done, 1 failed, 2 wrong usage, 65 bad data.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            var command = try OrderLensCommand.parseAsRoot(arguments)
            try command.run()
            return 0
        } catch is BrokenPipe {
            // Whoever reads has seen enough.
            return 0
        } catch {
            return report(error)
        }
    }

    private static func report(_ error: any Error) -> Int32 {
        if let wording = ErrorWording(error) {
            StandardStreams.note(wording.text)
            return wording.exitCode
        }
        let message = OrderLensCommand.fullMessage(for: error)
        switch OrderLensCommand.exitCode(for: error) {
        case .success:
            try? StandardStreams.print(message + "\n")
            return 0
        case .validationFailure:
            StandardStreams.note(message)
            return 2
        default:
            StandardStreams.note(message)
            return 1
        }
    }
}
