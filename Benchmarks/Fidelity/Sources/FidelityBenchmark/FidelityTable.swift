import Improvements

/// How near the replays of logs come to them, as a Markdown table.
enum FidelityTable {
    /// - Parameter arguments: paths of logs; `--rules`, `--stages` and `--causes` say more of each, `--without PART` leaves a part of the
    ///   model out.
    static func print(_ arguments: [String]) throws {
        var paths: [String] = []
        var details: Set<String> = []
        var left: [LeftOut] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--without" {
                let name = rest.popFirst() ?? ""
                guard let part = LeftOut(rawValue: name) else { throw UnknownPart(name: name) }
                left.append(part)
            } else if argument.hasPrefix("--") {
                details.insert(argument)
            } else {
                paths.append(argument)
            }
        }
        Swift.print(LogRow.header)
        for path in paths { try Swift.print(LogRow(path, without: left).text(details)) }
    }

    struct UnknownPart: Error { let name: String }
}
