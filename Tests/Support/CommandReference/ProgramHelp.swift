/// What a program made with ArgumentParser says about itself with `--experimental-dump-help`.
struct ProgramHelp: Decodable {
    let command: Command

    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let shouldDisplay: Bool
        let subcommands: [Command]?
        let arguments: [Argument]?

        /// Those that are its own: not `help`, which every program has.
        var ownSubcommands: [Command] {
            (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        }

        /// Those that are its own: not `--help` and `--version`, which every command has.
        var ownArguments: [Argument] {
            (arguments ?? []).filter {
                $0.shouldDisplay && $0.valueName != "help" && $0.valueName != "version"
            }
        }
    }

    struct Argument: Decodable, Hashable {
        let kind: Kind
        let names: [Name]?
        let preferredName: Name?
        let valueName: String
        let abstract: String?
        let sectionTitle: String?
        let defaultValue: String?
        let allValues: [String]?
        let shouldDisplay: Bool

        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable, Hashable {
            let kind: String
            let name: String

            var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
        }
    }
}
