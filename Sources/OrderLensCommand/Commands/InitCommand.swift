import ArgumentParser
import Foundation
import OrderLens

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract:
            "Writes orderlens.yml: how the log would be read, with the reason of each guess, to be corrected.",
        usage: "orderlens init LOG [options]"
    )

    @OptionGroup var log: LogArgument
    @OptionGroup(title: "Reading the log") var reading: ReadingFlags

    @Option(name: [.short, .long], help: "The file to write.", completion: .file())
    var output = "orderlens.yml"

    @Flag(help: "Overwrite a file that is there.")
    var force = false

    @Flag(name: [.short, .long], help: "No progress and no note.")
    var quiet = false

    func run() throws {
        let path = try log.path
        if !force, FileManager.default.fileExists(atPath: output) {
            throw CommandError.wouldOverwrite(output)
        }
        var configuration = try reading.configuration()
        configuration.language = configuration.language ?? .ofUser()
        try OutputTarget.check([output], against: log.log + reading.files + configuration.files)
        let layout = try SourceLayout(path: path, options: try configuration.readingOptions())
        let opened = try log.open(by: configuration, quiet: quiet)
        let initial = InitialConfiguration(
            source: path,
            layout: layout,
            opened: opened,
            configuration: configuration
        )
        try OutputFile.write(initial.text, to: output)
        if !quiet {
            try StandardStreams.print(
                "\(output) written. Correct it where it is wrong, then: orderlens delays \(path) -c \(output)\n"
            )
        }
    }
}
