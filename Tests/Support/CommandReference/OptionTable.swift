/// Arguments or options of a command that stand under one title, as a table.
struct OptionTable: Hashable {
    let rows: [Row]

    struct Row: Hashable {
        var names: String
        let meaning: String
    }

    /// A switch and its opposite, which say the same, are one row.
    init(_ arguments: [ProgramHelp.Argument]) {
        var rows: [Row] = []
        var last: ProgramHelp.Argument?
        for argument in arguments {
            let names = OptionTable.names(argument)
            if argument.kind == .flag, last?.kind == .flag, last?.abstract == argument.abstract {
                rows[rows.count - 1].names += ", " + names
            } else {
                rows.append(Row(names: names, meaning: OptionTable.meaning(argument)))
            }
            last = argument
        }
        self.rows = rows
    }

    var lines: [String] {
        ["| name | meaning |", "| --- | --- |"] + rows.map { "| \($0.names) | \($0.meaning) |" } + [""]
    }

    private static func names(_ argument: ProgramHelp.Argument) -> String {
        let value = "<\(argument.valueName)>"
        switch argument.kind {
        case .positional: return "`\(value)`"
        case .flag: return (argument.names ?? []).map { "`\($0.text)`" }.joined(separator: ", ")
        case .option:
            return (argument.names ?? []).map { "`\($0.text) \(value)`" }.joined(separator: ", ")
        }
    }

    private static func meaning(_ argument: ProgramHelp.Argument) -> String {
        var parts = [cell(argument.abstract ?? "")]
        if let values = argument.allValues {
            parts.append("One of " + values.map { "`\($0)`" }.joined(separator: ", ") + ".")
        }
        if let value = argument.defaultValue { parts.append("Default: `\(value)`.") }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Text that ends no cell and begins no markup.
    private static func cell(_ text: String) -> String {
        var cell = ""
        for character in text {
            if "|<>*_`[]".contains(character) { cell.append("\\") }
            cell.append(character)
        }
        return cell
    }
}
