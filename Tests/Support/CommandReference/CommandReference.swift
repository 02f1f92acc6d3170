import Foundation

/// `Documentation/CommandLine.md`: all commands of the program with their options, as the program itself tells them.
///
/// Options that several commands have in common under one title stand once, behind the commands.
struct CommandReference {
    private let program: ProgramHelp.Command
    /// Of each command, by its path as it is typed.
    private let usages: [[String]: String]
    private let sharedGroups: [SharedGroup]

    /// - Parameter run: gives what the program prints for these arguments.
    init(run: ([String]) throws -> String) throws {
        let dump = try run(["--experimental-dump-help"])
        program = try JSONDecoder().decode(ProgramHelp.self, from: Data(dump.utf8)).command
        var usages: [[String]: String] = [:]
        let commands = CommandReference.all(program)
        for (path, _) in commands {
            usages[path] = CommandReference.usage(try run(path.dropFirst() + ["--help"]))
        }
        self.usages = usages
        sharedGroups = SharedGroup.all(commands)
    }

    var text: String {
        var lines = CommandReference.opening
        lines += ["| command | does |", "| --- | --- |"]
        let commands = CommandReference.all(program).dropFirst()
        for (path, command) in commands where path.count == 2 {
            lines.append(
                "| [`\(command.commandName)`](#\(path.joined(separator: "-"))) | \(command.abstract ?? "") |"
            )
        }
        lines.append("")
        for (path, command) in commands { lines += section(path, command) }
        lines += ["## Options of several commands", ""]
        for group in sharedGroups {
            lines += ["### \(group.title)", ""]
            lines += ["Of " + group.commands.map { "`\($0)`" }.joined(separator: ", ") + ".", ""]
            lines += group.table.lines
        }
        return lines.joined(separator: "\n")
    }

    private static let opening = [
        "# The command line",
        "",
        "<!-- Written by `make reference` from what the program says about itself: change Sources/OrderLensCommand instead. -->",
        "",
        "All commands and their options. [Guide.md](Guide.md) says which to use for what. Every command also has `--help`",
        "(`-h`) and `--version`. Where `orderlens.yml` says something else than an option, the option holds.",
        "",
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 65 bad data.",
        "",
    ]

    private func section(_ path: [String], _ command: ProgramHelp.Command) -> [String] {
        var lines = [String(repeating: "#", count: path.count) + " " + path.joined(separator: " "), ""]
        lines += [command.abstract ?? "", ""]
        if let usage = usages[path] { lines += ["```text", usage, "```", ""] }
        if let discussion = command.discussion { lines += CommandReference.paragraphs(discussion) }
        var shared: [String] = []
        for (title, table) in CommandReference.groups(command) {
            if let group = sharedGroups.first(where: { $0.table == table }) {
                shared.append("[\(group.title)](#\(group.anchor))")
            } else {
                lines += ["**\(title)**", ""] + table.lines
            }
        }
        if !shared.isEmpty { lines += ["And the options under " + shared.joined(separator: ", ") + ".", ""] }
        return lines
    }

    /// The program and its commands, each with how it is typed, in the program's order.
    static func all(
        _ command: ProgramHelp.Command,
        below path: [String] = []
    ) -> [(path: [String], command: ProgramHelp.Command)] {
        let own = path + [command.commandName]
        return [(own, command)] + command.ownSubcommands.flatMap { all($0, below: own) }
    }

    /// The arguments and options of a command by title, in the command's order.
    static func groups(_ command: ProgramHelp.Command) -> [(title: String, table: OptionTable)] {
        var groups: [(title: String, arguments: [ProgramHelp.Argument])] = []
        for argument in command.ownArguments {
            let title = argument.sectionTitle ?? (argument.kind == .positional ? "Arguments" : "Options")
            if let place = groups.firstIndex(where: { $0.title == title }) {
                groups[place].arguments.append(argument)
            } else {
                groups.append((title, [argument]))
            }
        }
        return groups.map { ($0.title, OptionTable($0.arguments)) }
    }

    /// What follows `USAGE:` in a help text.
    private static func usage(_ help: String) -> String? {
        guard let start = help.firstRange(of: "USAGE: ") else { return nil }
        let lines = help[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { !$0.isEmpty }.map { $0.trimmingCharacters(in: .whitespaces) }.joined(
            separator: "\n"
        )
    }

    /// Paragraphs as they are; what is set in is code.
    private static func paragraphs(_ text: String) -> [String] {
        text.components(separatedBy: "\n\n").flatMap { paragraph -> [String] in
            guard paragraph.hasPrefix("  ") else { return [paragraph, ""] }
            let code = paragraph.split(separator: "\n").map { String($0.dropFirst(2)) }
            return ["```sh"] + code + ["```", ""]
        }
    }
}

/// Options that several commands have in common under one title.
struct SharedGroup {
    let title: String
    let table: OptionTable
    var commands: [String]
    let anchor: String

    static func all(_ commands: [(path: [String], command: ProgramHelp.Command)]) -> [SharedGroup] {
        var groups: [SharedGroup] = []
        for (path, command) in commands {
            let name = path.dropFirst().joined(separator: " ")
            for (title, table) in CommandReference.groups(command)
            where title != "Arguments" && title != "Options" {
                if let place = groups.firstIndex(where: { $0.table == table }) {
                    groups[place].commands.append(name)
                } else {
                    groups.append(
                        SharedGroup(
                            title: title,
                            table: table,
                            commands: [name],
                            anchor: title.lowercased().replacing(" ", with: "-")
                        )
                    )
                }
            }
        }
        return groups.filter { $0.commands.count > 1 }
    }
}
